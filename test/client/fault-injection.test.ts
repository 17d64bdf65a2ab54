import { compareClients, expectMistakes, expectNothingLost } from "./expect-storm";

describe("5,000 writes while every second request meets a fault", () => {
  it("are all there, once", async () => {
    await expectNothingLost({ batched: 4_000, created: 500, counters: 50, increments: 10 }, 0.5, 20_240_601);
  }, 120_000);
});

describe("the same writes with the SDK, with and without loops around it", () => {
  it("are lost, counted twice or taken for failed", async () => {
    expectMistakes(await compareClients(0.5, 20_240_602));
  }, 120_000);
});
