import { expectNothingLost } from "./expect-storm";

describe("100,000 writes while every second request meets a fault", () => {
  it("are all there, once, with this client, and not with the bare SDK", async () => {
    await expectNothingLost({ batched: 94_000, created: 3_000, counters: 300, increments: 10 }, 20_240_602);
  }, 600_000);
});
