import { renderDocument } from "./document";
import { resourceBlocks } from "./resource-block";

const simple = (value: unknown) => ({ value, isBlock: false, type: "simple", storageClassType: "string" });
const blocks = (value: unknown, type = "list") => ({ value, isBlock: true, type, storageClassType: "XList" });
const lines = (...parts: string[]) => `${parts.join("\n")}\n`;

function written(attributes: unknown, kind: "resource" | "data" = "resource"): string {
  return renderDocument(resourceBlocks({ [kind]: { aws_x: { y: attributes } } }, kind));
}

it("writes a resource from its meta arguments to its lifecycle", () => {
  const attributes = {
    zeta: simple("z"),
    alpha: simple("${aws_k.a.arn}"),
    rule: blocks([{ priority: simple(1), id: simple("a") }, { id: simple("b") }], "set"),
    encryption: { value: { enabled: simple(true) }, is_block: true, type: "list", storage_class_type: "X" },
    timeouts: { create: "30m", delete: undefined },
    lifecycle: { ignore_changes: ["read_capacity"], prevent_destroy: true },
    depends_on: ["aws_k.a", "${aws_k.b}"],
    for_each: '${toset(["a"])}',
    count: 2,
    provider: "aws.second",
    "//": { metadata: { path: "x", stackTrace: ["${"] } },
  };
  expect(written(attributes)).toBe(
    lines(
      'resource "aws_x" "y" {',
      "  provider = aws.second",
      "  count    = 2",
      '  for_each = toset(["a"])',
      "",
      "  alpha = aws_k.a.arn",
      '  zeta  = "z"',
      "",
      "  encryption {",
      "    enabled = true",
      "  }",
      "",
      "  rule {",
      '    id       = "a"',
      "    priority = 1",
      "  }",
      "",
      "  rule {",
      '    id = "b"',
      "  }",
      "",
      "  timeouts {",
      '    create = "30m"',
      "  }",
      "",
      "  depends_on = [aws_k.a, aws_k.b]",
      "",
      "  lifecycle {",
      "    prevent_destroy = true",
      "    ignore_changes  = [read_capacity]",
      "  }",
      "}",
    ),
  );
});

it("sets dependencies apart from the attributes", () => {
  expect(written({ a: simple(1), depends_on: ["aws_k.a"] }, "data")).toBe(
    lines('data "aws_x" "y" {', "  a = 1", "", "  depends_on = [aws_k.a]", "}"),
  );
});

it("takes the wrappers off the objects of an attribute", () => {
  const items = [{ id: simple("a"), tags: { value: { type: "t", value: "v" }, isBlock: false, type: "map" } }];
  const grants = { value: items, isBlock: false, type: "list", storageClassType: "XList" };
  expect(written({ grants })).toBe(
    lines(
      'resource "aws_x" "y" {',
      "  grants = [",
      "    {",
      '      id = "a"',
      "      tags = {",
      '        type  = "t"',
      '        value = "v"',
      "      }",
      "    },",
      "  ]",
      "}",
    ),
  );
});

it("leaves out what is undefined or empty, but not what is null", () => {
  const attributes = {
    gone: undefined,
    hollow: simple(undefined),
    bare: { isBlock: false, type: "simple", storageClassType: "string" },
    nothing: blocks([]),
    none: blocks(undefined),
    nil: blocks(null),
    provisioner: [],
    dynamic: {},
    connection: undefined,
    depends_on: [],
    lifecycle: { ignore_changes: [], prevent_destroy: undefined },
    unset: simple(null),
    empty: blocks([{}]),
  };
  expect(written(attributes)).toBe(lines('resource "aws_x" "y" {', "  unset = null", "", "  empty {}", "}"));
});

it("writes raw values, as overrides give them", () => {
  const attributes = { text: "a", flag: false, items: ["a"], map: { type: "list" } };
  expect(written(attributes)).toBe(
    lines(
      'resource "aws_x" "y" {',
      "  flag  = false",
      '  items = ["a"]',
      "  map = {",
      '    type = "list"',
      "  }",
      '  text = "a"',
      "}",
    ),
  );
});

it("writes attributes of blocks that are called like Terraform's own constructs", () => {
  expect(written({ rule: blocks([{ connection: simple("c"), provider: simple("p") }]) })).toContain(
    '    connection = "c"\n    provider   = "p"\n',
  );
});

it.each([
  [{ provisioner: [{ "local-exec": {} }] }, "cannot write aws_x.y.provisioner"],
  [{ connection: { type: "ssh", host: "h" } }, "cannot write aws_x.y.connection"],
  [{ dynamic: { rule: { for_each: "${a.b}", content: {} } } }, "cannot write aws_x.y.dynamic"],
  [{ rule: { ...blocks(undefined), dynamic: {} } }, 'aws_x.y.rule mixes "dynamic" into a CDKTF attribute'],
  [{ rule: blocks([{ dynamic: { inner: {} } }]) }, "cannot write aws_x.y.rule.dynamic"],
  [{ rule: blocks("${var.rules}") }, 'aws_x.y.rule must be a plain object, not "${var.rules}"'],
  [{ provider: "not an address" }, 'aws_x.y.provider must be a reference, not "not an address"'],
  [{ depends_on: ["${f(aws_x.b)}"] }, 'aws_x.y.depends_on must be a reference, not "${f(aws_x.b)}"'],
  [{ depends_on: "aws_k.a" }, "aws_x.y.depends_on must be a list of references"],
  [{ depends_on: [1] }, "aws_x.y.depends_on must be a reference, not 1"],
  [{ policy: simple("${jsonencode(") }, "aws_x.y.policy: unterminated"],
  [{ rule: blocks([{ id: simple(new Date(0)) }]) }, "aws_x.y.rule.id: cannot write a Date"],
  ["text", 'aws_x.y must be a plain object, not "text"'],
])("refuses %j", (attributes, message) => {
  expect(() => written(attributes)).toThrow(message);
});

describe("a lifecycle", () => {
  const lifecycle = (fields: unknown) => written({ lifecycle: fields });

  it("is written with bare names, conditions last", () => {
    const fields = {
      postcondition: [{ condition: "${self.ok}", error_message: "not ok" }],
      precondition: [
        { condition: "${var.a}", error_message: "a" },
        { condition: "${var.b}", error_message: "b" },
      ],
      replace_triggered_by: ["${aws_k.a}", "aws_k.b.id"],
      ignore_changes: ['tags["a b"]', "rule[0].id"],
      create_before_destroy: false,
    };
    expect(lifecycle(fields)).toBe(
      lines(
        'resource "aws_x" "y" {',
        "  lifecycle {",
        "    create_before_destroy = false",
        '    ignore_changes        = [tags["a b"], rule[0].id]',
        "    replace_triggered_by  = [aws_k.a, aws_k.b.id]",
        "",
        "    precondition {",
        "      condition     = var.a",
        '      error_message = "a"',
        "    }",
        "",
        "    precondition {",
        "      condition     = var.b",
        '      error_message = "b"',
        "    }",
        "",
        "    postcondition {",
        "      condition     = self.ok",
        '      error_message = "not ok"',
        "    }",
        "  }",
        "}",
      ),
    );
  });

  it("may ignore all changes", () => {
    expect(lifecycle({ ignore_changes: "all" })).toContain("ignore_changes = all\n");
  });

  it.each([
    [{ action_trigger: {} }, "cannot write aws_x.y.lifecycle.action_trigger"],
    [{ preventDestroy: true }, "cannot write aws_x.y.lifecycle.preventDestroy"],
    [{ ignore_changes: "some" }, "aws_x.y.lifecycle.ignore_changes must be a list of references"],
    [{ ignore_changes: ["a b"] }, 'aws_x.y.lifecycle.ignore_changes must be a reference, not "a b"'],
    [{ precondition: ["x"] }, "aws_x.y.lifecycle.precondition must be a plain object"],
    ["x", "aws_x.y.lifecycle must be a plain object"],
  ])("refuses %j", (fields, message) => {
    expect(() => lifecycle(fields)).toThrow(message);
  });
});
