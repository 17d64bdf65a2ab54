import { encryptsAtRest, isBurstable, isGraviton, memoryGib, readNodeType, requestsPerNode } from "./node-type";

const read = (name: string) => {
  const nodeType = readNodeType(name);
  if (!nodeType) throw new Error(name);
  return nodeType;
};

test.each([
  ["dax.r7i.2xlarge", { family: "r7i", series: "r", generation: 7, options: "i", size: "2xlarge" }],
  ["dax.t3.small", { family: "t3", series: "t", generation: 3, options: "", size: "small" }],
  ["dax.r8g.large", { family: "r8g", series: "r", generation: 8, options: "g", size: "large" }],
])("%s is read", (name, expected) => {
  expect(readNodeType(name)).toEqual(expected);
});

test.each(["r7i.large", "dax.r7i", "dax.large", "cache.r7g.large", "dax.R7i.large", "", "automatic"])(
  "%s is no node type",
  (name) => {
    expect(readNodeType(name)).toBeUndefined();
  },
);

test("Graviton is told by its letter", () => {
  expect(["dax.r6g.large", "dax.r8gd.large", "dax.t4g.small"].map(read).every(isGraviton)).toBe(true);
  expect(["dax.r7i.large", "dax.r7a.large", "dax.r5.large", "dax.t3.small"].map(read).some(isGraviton)).toBe(false);
});

/** The table of the guide, "Sizing your DAX cluster". */
test.each([
  ["large", 75_000, 16],
  ["xlarge", 150_000, 32],
  ["2xlarge", 300_000, 64],
  ["4xlarge", 600_000, 128],
  ["8xlarge", 1_000_000, 256],
  ["12xlarge", 1_000_000, 384],
  ["16xlarge", 1_000_000, 512],
  ["24xlarge", 1_000_000, 768],
])("dax.r5.%s serves %d normalized requests a second from %d GiB", (size, requests, memory) => {
  const nodeType = read(`dax.r5.${size}`);
  expect([requestsPerNode(nodeType), memoryGib(nodeType)]).toEqual([requests, memory]);
});

test("burstable nodes have no figure for their requests", () => {
  expect(isBurstable(read("dax.t3.medium"))).toBe(true);
  expect([requestsPerNode(read("dax.t3.medium")), memoryGib(read("dax.t3.medium"))]).toEqual([undefined, 4]);
});

test("early nodes have a little less memory, and the first family does not encrypt", () => {
  expect(memoryGib(read("dax.r4.16xlarge"))).toBe(488);
  expect([encryptsAtRest(read("dax.r3.large")), encryptsAtRest(read("dax.r4.large"))]).toEqual([false, true]);
});

test("nothing is made up for a size or series that is not known", () => {
  expect(requestsPerNode(read("dax.r9g.metal"))).toBeUndefined();
  expect(memoryGib(read("dax.m9g.large"))).toBeUndefined();
});
