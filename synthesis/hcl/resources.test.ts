import { resourcesOf } from "./resources";

const simple = (value: unknown) => ({ value, isBlock: false, type: "simple", storageClassType: "string" });
const blocks = (value: unknown) => ({ value, isBlock: true, type: "list", storageClassType: "XList" });

it("gives resources and data sources as data, blocks as lists", () => {
  const policy = '${jsonencode({"Version" = "2012-10-17"})}';
  const table = {
    policy: simple(policy),
    capacity: simple(5),
    nothing: simple(undefined),
    tags: { value: { type: "a", value: "${aws_k.a.id}" }, isBlock: false, type: "map", storageClassType: "stringMap" },
    encryption: blocks({ enabled: simple(true), rule: blocks([{ id: simple("a") }]) }),
    timeouts: { create: "30m" },
    "//": { metadata: {} },
  };
  const fragments = [
    { terraform: {}, provider: { aws: [{}] } },
    { resource: { aws_x: { a: table } } },
    { data: { aws_y: { b: { name: "n" } } } },
  ];
  expect(resourcesOf(fragments)).toEqual([
    {
      address: "aws_x.a",
      mode: "managed",
      type: "aws_x",
      name: "a",
      values: {
        policy,
        capacity: 5,
        tags: { type: "a", value: "${aws_k.a.id}" },
        encryption: [{ enabled: true, rule: [{ id: "a" }] }],
        timeouts: [{ create: "30m" }],
      },
    },
    { address: "data.aws_y.b", mode: "data", type: "aws_y", name: "b", values: { name: "n" } },
  ]);
});

it("gives meta arguments beside the values", () => {
  const attributes = {
    provider: "${aws.second}",
    depends_on: ["aws_k.a", "${aws_k.b}"],
    lifecycle: { prevent_destroy: true, ignore_changes: undefined },
    count: 2,
    for_each: "${toset([])}",
  };
  expect(resourcesOf([{ resource: { aws_x: { a: attributes } } }])).toEqual([
    {
      address: "aws_x.a",
      mode: "managed",
      type: "aws_x",
      name: "a",
      provider: "aws.second",
      dependsOn: ["aws_k.a", "aws_k.b"],
      lifecycle: { prevent_destroy: true },
      count: 2,
      forEach: "${toset([])}",
      values: {},
    },
  ]);
});

it("passes over resources that have moved away", () => {
  expect(resourcesOf([{ resource: undefined, moved: [{ from: "aws_x.a", to: "aws_x.b" }] }])).toEqual([]);
});

it.each([
  [{ module: {} }, 'a "module" fragment'],
  [{ resource: { aws_x: { a: { dynamic: { rule: {} } } } } }, "cannot write aws_x.a.dynamic"],
  [{ data: { aws_x: { a: 1 } } }, "data.aws_x.a must be a plain object, not 1"],
  [{ fragment: {} }, 'a "fragment" fragment'],
])("refuses %j", (fragment, message) => {
  expect(() => resourcesOf([fragment])).toThrow(message);
});
