import { NODE_TYPES, nodeTypesIn, NodeTypeCatalogue, offersGraviton, regionsWith } from "./catalogue";
import { automaticNodeType } from "./choose";
import { readNodeType, sizeRank } from "./node-type";

const catalogue = (regions: NodeTypeCatalogue["regions"]): NodeTypeCatalogue => ({
  date: "2030-01-01",
  source: "a test",
  regions,
});

describe("the catalogue", () => {
  it("says which day it is of and where it comes from", () => {
    expect(NODE_TYPES.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(NODE_TYPES.source).toContain("AWS Price List API, offer AmazonDAX");
  });

  it("is sorted: Regions and families by name, sizes by what they are", () => {
    expect(Object.keys(NODE_TYPES.regions)).toEqual(Object.keys(NODE_TYPES.regions).sort());
    for (const families of Object.values(NODE_TYPES.regions)) {
      expect(Object.keys(families)).toEqual(Object.keys(families).sort());
      for (const sizes of Object.values(families)) {
        expect(sizes).toEqual([...sizes].sort((one, other) => sizeRank(one) - sizeRank(other)));
      }
    }
  });

  it("has only node types whose names are understood", () => {
    const names = Object.keys(NODE_TYPES.regions).flatMap((region) => nodeTypesIn(region));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => readNodeType(name) === undefined)).toEqual([]);
  });
});

test("a Region that is priced but has no DAX offers nothing, until its price list has a family of today", () => {
  expect(Object.keys(NODE_TYPES.regions)).toContain("ap-northeast-2");
  expect(nodeTypesIn("ap-northeast-2")).toEqual([]);
  expect(regionsWith("dax.r4.large")).not.toContain("ap-northeast-2");
  expect(nodeTypesIn("ap-northeast-2", catalogue({ "ap-northeast-2": { r4: ["large"], r7i: ["large"] } }))).toEqual([
    "dax.r4.large",
    "dax.r7i.large",
  ]);
});

test("a Region that the price list does not have offers nothing", () => {
  expect(nodeTypesIn("ap-southeast-7")).toEqual([]);
  expect(automaticNodeType("ap-southeast-7", "production")).toBeUndefined();
});

describe("an automatic node type", () => {
  const R7I = { r5: ["large"], r7i: ["xlarge", "large"], t2: ["small"], t3: ["medium", "small"] };

  it("is the smallest of the newest x86 family while there is no Graviton, and burstable in development", () => {
    const from = catalogue({ here: R7I });
    expect(automaticNodeType("here", "production", from)).toBe("dax.r7i.large");
    expect(automaticNodeType("here", "test", from)).toBe("dax.r7i.large");
    expect(automaticNodeType("here", "development", from)).toBe("dax.t3.small");
  });

  it("is Graviton on the day on which AWS lists one, without a change of code", () => {
    const from = catalogue({ here: { ...R7I, r6g: ["large"], r8g: ["2xlarge", "large"], t4g: ["small"] } });
    expect(offersGraviton("here", from)).toBe(true);
    expect(automaticNodeType("here", "production", from)).toBe("dax.r8g.large");
    expect(automaticNodeType("here", "development", from)).toBe("dax.t4g.small");
  });

  it("is Graviton even where an x86 family is newer", () => {
    expect(automaticNodeType("here", "production", catalogue({ here: { ...R7I, r6g: ["large"] } }))).toBe(
      "dax.r6g.large",
    );
  });

  it("encrypts at rest, and is not burstable outside of development", () => {
    const from = catalogue({ old: { r3: ["large"], t2: ["small"] }, large: { r3: ["large"], r5: ["large"] } });
    expect(automaticNodeType("old", "production", from)).toBeUndefined();
    expect(automaticNodeType("old", "development", from)).toBe("dax.t2.small");
    expect(automaticNodeType("large", "development", from)).toBe("dax.r5.large");
  });

  it("does not hang on the order of the catalogue", () => {
    const from = catalogue({ here: { r7i: ["large"], r7a: ["large"] }, there: { r7a: ["large"], r7i: ["large"] } });
    expect(automaticNodeType("here", "production", from)).toBe(automaticNodeType("there", "production", from));
  });
});
