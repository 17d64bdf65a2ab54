import { documentOf } from "./fragments";
import { renderDocument } from "./document";

const options = { requiredVersion: ">= 1.11", providerVersions: { aws: "6.25.0" } };
const terraform = 'terraform {\n  required_version = ">= 1.11"\n}\n';

function written(...fragments: readonly unknown[]): string {
  return renderDocument(
    documentOf(
      fragments.map((fragment) => ({ fragment })),
      options,
    ),
  );
}

/** What stands below the terraform block that every document has. */
function writtenBelow(...fragments: readonly unknown[]): string {
  const text = written(...fragments);
  expect(text.slice(0, terraform.length + 1)).toBe(`${terraform}\n`);
  return text.slice(terraform.length + 1);
}

const lines = (...parts: string[]) => `${parts.join("\n")}\n`;
const simple = (value: unknown) => ({ value, isBlock: false, type: "simple", storageClassType: "string" });

describe("the terraform block", () => {
  it("stands first, even for a stack without elements", () => {
    expect(written()).toBe(terraform);
  });

  it("gathers what every element has for it", () => {
    const aws = { terraform: { required_providers: { aws: { version: "5.0.0", source: "aws" } } }, provider: {} };
    const random = { terraform: { required_providers: { random: { version: "3.7.2", source: "acme/random" } } } };
    const backend = { terraform: { backend: { s3: { bucket: "b", assume_role: { role_arn: "a" }, key: undefined } } } };
    expect(written(backend, aws, random, aws)).toBe(
      lines(
        "terraform {",
        '  required_version = ">= 1.11"',
        "",
        "  required_providers {",
        "    aws = {",
        '      source  = "hashicorp/aws"',
        '      version = "6.25.0"',
        "    }",
        "    random = {",
        '      source  = "acme/random"',
        '      version = "3.7.2"',
        "    }",
        "  }",
        "",
        '  backend "s3" {',
        "    assume_role = {",
        '      role_arn = "a"',
        "    }",
        '    bucket = "b"',
        "  }",
        "}",
      ),
    );
  });

  it.each([
    [{ cloud: { organization: "o" } }, "cannot write terraform.cloud"],
    [{ backend: { s3: {}, local: {} } }, 'more than one backend: "s3", "local"'],
    [{ required_providers: { x: { source: "x", configuration_aliases: [] } } }, "x.configuration_aliases"],
    [{ required_providers: { x: { source: 1 } } }, "x.source must be a string, not 1"],
  ])("refuses %j", (part, message) => {
    expect(() => written({ terraform: part })).toThrow(message);
  });

  it("refuses two requirements of one provider that differ", () => {
    const required = (version: string) => ({ terraform: { required_providers: { x: { source: "x", version } } } });
    expect(written(required("1"), required("1"))).toContain('version = "1"');
    expect(() => written(required("1"), required("2"))).toThrow("x is required twice");
  });
});

it("writes each kind of block in its place, and blocks of a kind in the given order", () => {
  const text = written(
    { output: { o: { value: simple("1") } } },
    { import: [{ to: "aws_x.b", id: "1" }] },
    { moved: [{ from: "aws_x.a", to: "aws_x.b" }] },
    { resource: { aws_x: { b: {}, a: {} } } },
    { data: { aws_x: { d: {} } } },
    { variable: { v: {} } },
    { locals: { l: { value: 1, type: "any", isBlock: false } } },
    { provider: { b: [{}], a: [{}, { alias: "second" }] } },
    { terraform: { backend: { local: {} } } },
  );
  expect(text.match(/^\S.*(?= \{)/gm)).toEqual([
    "terraform",
    'provider "b"',
    'provider "a"',
    'provider "a"',
    "locals",
    'variable "v"',
    'data "aws_x" "d"',
    'resource "aws_x" "b"',
    'resource "aws_x" "a"',
    "moved",
    "import",
    'output "o"',
  ]);
});

it("puts the alias of a provider first", () => {
  const fields = { region: simple("eu-west-1"), access_key: simple("k"), alias: "b", default_tags: undefined };
  expect(writtenBelow({ provider: { aws: [fields] } })).toBe(
    lines('provider "aws" {', '  alias      = "b"', '  access_key = "k"', '  region     = "eu-west-1"', "}"),
  );
});

it("writes all locals in one block", () => {
  const local = (value: unknown) => ({ value, isBlock: false, type: "any" });
  expect(
    writtenBelow(
      { locals: { b: local(0), gone: local(undefined) } },
      { locals: { a: local({ type: "x", value: 1 }) } },
    ),
  ).toBe(lines("locals {", "  b = 0", "  a = {", '    type  = "x"', "    value = 1", "  }", "}"));
});

it("writes variables", () => {
  const validation = [{ error_message: "too short", condition: "${length(var.v) > 3}" }];
  const variable = {
    default: { value: "long", type: "any" },
    description: { value: "d", type: "simple", storage_class_type: "string" },
    type: { value: "string", type: "type" },
    validation: { value: validation, is_block: true, type: "list", storage_class_type: "objectList" },
  };
  expect(writtenBelow({ variable: { v: variable } })).toBe(
    lines(
      'variable "v" {',
      "  type        = string",
      '  description = "d"',
      '  default     = "long"',
      "",
      "  validation {",
      "    condition     = length(var.v) > 3",
      '    error_message = "too short"',
      "  }",
      "}",
    ),
  );
});

it.each([
  ["list", "list(any)"],
  ["map(string)", "map(string)"],
  ["${any}", "any"],
])("writes the variable type %s as %s", (type, expected) => {
  expect(writtenBelow({ variable: { v: { type: { value: type, type: "type" } } } })).toContain(`type = ${expected}\n`);
});

it("writes outputs", () => {
  const output = {
    value: { value: "${aws_x.a.arn}", type: "any", isBlock: false, storageClassType: "" },
    description: simple("d"),
    sensitive: { value: true, type: "simple", isBlock: false, storageClassType: "bool" },
    depends_on: { value: ["${aws_x.b}"], type: "list", isBlock: false, storageClassType: "stringList" },
  };
  expect(writtenBelow({ output: { o: output } })).toBe(
    lines(
      'output "o" {',
      '  description = "d"',
      "  value       = aws_x.a.arn",
      "  sensitive   = true",
      "  depends_on  = [aws_x.b]",
      "}",
    ),
  );
});

it("writes moved and import blocks with bare addresses", () => {
  const fragment = {
    resource: undefined,
    moved: [{ to: { value: 'aws_x.b["k"]' }, from: { ...simple("aws_x.a"), storageClassType: "reference" } }],
    import: [
      { to: { value: "aws_x.c", type: "simple" }, id: { value: "i-${var.x}", type: "simple" }, provider: undefined },
      { to: "aws_x.d", id: "1", provider: "aws.second" },
    ],
  };
  expect(writtenBelow(fragment)).toBe(
    lines(
      "moved {",
      "  from = aws_x.a",
      '  to   = aws_x.b["k"]',
      "}",
      "",
      "import {",
      "  to = aws_x.c",
      '  id = "i-${var.x}"',
      "}",
      "",
      "import {",
      "  to       = aws_x.d",
      '  id       = "1"',
      "  provider = aws.second",
      "}",
    ),
  );
});

describe("a comment", () => {
  it("stands above the first block its element is written as", () => {
    const fragment = { moved: [{ from: "aws_x.a", to: "aws_x.b" }], resource: { aws_x: { b: {} } } };
    expect(renderDocument(documentOf([{ fragment, comment: "why" }], options))).toBe(
      `${terraform}\n${lines("# why", 'resource "aws_x" "b" {}', "", "moved {", "  from = aws_x.a", "  to   = aws_x.b", "}")}`,
    );
  });

  it("joins those of the elements that share a block", () => {
    const local = (name: string) => ({ locals: { [name]: { value: 1, type: "any" } } });
    const fragments = [
      { fragment: { terraform: { backend: { local: {} } } }, comment: "state" },
      { fragment: local("a"), comment: "one" },
      { fragment: local("b"), comment: "two" },
      { fragment: local("c") },
    ];
    const text = renderDocument(documentOf(fragments, options));
    expect(text).toContain("# state\nterraform {\n");
    expect(text).toContain("\n# one\n# two\nlocals {\n");
  });
});

describe("what the writer does not know", () => {
  it.each([
    [{ module: { m: {} } }, 'a "module" fragment'],
    [{ check: { c: {} } }, 'a "check" fragment'],
    ["text", 'a fragment must be a plain object, not "text"'],
    [{ output: { o: { precondition: {} } } }, "cannot write output.o.precondition"],
    [{ variable: { v: { deprecated: "x" } } }, "cannot write variable.v.deprecated"],
    [{ variable: { v: { type: { value: 1, type: "type" } } } }, "variable.v.type must be a type constraint, not 1"],
    [{ moved: [{ from: "aws_x.a", to: "aws_x.b", for_each: [] }] }, "cannot write moved.for_each"],
    [{ moved: {} }, "moved must be a list"],
    [{ import: [{ to: "a b", id: "1" }] }, 'import.to must be a reference, not "a b"'],
    [{ locals: { l: { value: Number.NaN, type: "any" } } }, "locals.l: cannot write NaN"],
  ])("is refused by name: %j", (fragment, message) => {
    expect(() => written(fragment)).toThrow(message);
  });

  it("may be undefined", () => {
    expect(written({ module: undefined, resource: undefined, import: undefined })).toBe(terraform);
  });
});
