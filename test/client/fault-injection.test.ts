import { expectNothingLost } from "./expect-storm";

describe("5,000 writes while every second request meets a fault", () => {
  it("are all there, once", async () => {
    await expectNothingLost({ batched: 4_000, created: 500, counters: 50, increments: 10 }, 0.5, 20_240_601);
  }, 120_000);
});
