import { compareClients, expectMistakes, expectNothingLost } from "./expect-storm";

describe("100,000 writes while every second request meets a fault", () => {
  it("are all there, once", async () => {
    await expectNothingLost({ batched: 94_000, created: 3_000, counters: 300, increments: 10 }, 0.5, 20_240_602);
  }, 600_000);
});

describe("this client beside the SDK, with and without loops around it", () => {
  it.each([0.05, 0.2])(
    "loses nothing at a fault rate of %p",
    async (rate) => {
      const { bare } = await compareClients(rate, 20_240_603);
      // The faults are real, even where they are rare.
      expect(bare.lost + bare.countedTwice + bare.misreported).toBeGreaterThan(0);
    },
    300_000,
  );

  it("loses nothing at a fault rate of 0.5, where the others lose, count twice and take successes for failures", async () => {
    expectMistakes(await compareClients(0.5, 20_240_603));
  }, 300_000);
});
