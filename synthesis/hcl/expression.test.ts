import { bare, list, renderExpression, value } from "./expression";

const written = (input: unknown) => renderExpression(value(input));
const lines = (...parts: string[]) => parts.join("\n");

describe("a plain value", () => {
  it.each([
    [5, "5"],
    [-0.5, "-0.5"],
    [1e21, "1e+21"],
    [-0, "0"],
    [true, "true"],
    [null, "null"],
    ["", '""'],
    ["5", '"5"'],
    ["true", '"true"'],
    ["a\nb", '"a\\nb"'],
    ['x-${aws_kms_key.data.id}-"q"', '"x-${aws_kms_key.data.id}-\\"q\\""'],
    ["$${aws:PrincipalTag/y}", '"$${aws:PrincipalTag/y}"'],
    ["\\${a.b.c}", '"\\\\${a.b.c}"'],
    [[], "[]"],
    [{}, "{}"],
    [[1, undefined, "b"], '[1, "b"]'],
    [{ a: undefined }, "{}"],
  ])("%j is written as %s", (input, expected) => {
    expect(written(input)).toBe(expected);
  });

  it.each([Number.NaN, Infinity, -Infinity])("refuses the number %d", (input) => {
    expect(() => written(input)).toThrow("as a Terraform number");
  });

  it.each([
    ["a map", new Map(), "a Map"],
    ["a date", new Date(0), "a Date"],
    ["a function", () => 1, "a function"],
    ["undefined", undefined, "undefined"],
    ["a bigint", 1n, "1"],
  ])("refuses %s", (_name, input, described) => {
    expect(() => written(input)).toThrow(`cannot write ${described} as a Terraform value`);
  });
});

describe("an interpolation", () => {
  it.each([
    ["${aws_kms_key.data.arn}", "aws_kms_key.data.arn"],
    ["${ a.b.c }", "a.b.c"],
    ["${~ a.b.c ~}", "a.b.c"],
    ['${"${a.b.c}"}', "a.b.c"],
    ['${"a-${b.c.d}"}', '"a-${b.c.d}"'],
    ["${a}${b}", '"${a}${b}"'],
    ['arn:${join( ",",[a,b] )}', '"arn:${join(",", [a, b])}"'],
    ["x${ {a=1} }", '"x${ { a = 1 } }"'],
    ["x${~ a ~}", '"x${~a~}"'],
    ["x${f(\n  a,\n)}", '"x${f(a)}"'],
    ["x${ {a=1\nb=2\n} }", '"x${ { a = 1, b = 2 } }"'],
    ["x${-a}", '"x${- a}"'],
    ["x${a /* why */}", '"x${a /* why */}"'],
  ])("%j is written as %s", (input, expected) => {
    expect(written(input)).toBe(expected);
  });

  it.each(["${}", "${ }", "${~}", "a${}", "a${ }"])("refuses the empty %j", (input) => {
    expect(() => written(input)).toThrow(`empty interpolation in the string ${JSON.stringify(input)}`);
  });

  it("refuses one without an end", () => {
    expect(() => written(["a", { b: "c${d" }])).toThrow('"c${d"');
  });
});

describe("a list", () => {
  it("of scalars stays on one line where it fits", () => {
    expect(written(["a", 1, "${b.c.d}"])).toBe('["a", 1, b.c.d]');
  });

  it("of scalars has one a line where it does not", () => {
    const long = "x".repeat(48);
    expect(written([long, long])).toBe(lines("[", `  "${long}",`, `  "${long}",`, "]"));
    expect(written([long, long.slice(1, -5)])).not.toContain("\n");
  });

  it("of lists or objects has one a line", () => {
    expect(written([["a"], ["b"]])).toBe(lines("[", '  ["a"],', '  ["b"],', "]"));
    expect(written([{ a: 1 }, {}])).toBe(lines("[", "  {", "    a = 1", "  },", "  {},", "]"));
  });

  it("of expressions is written alike", () => {
    expect(renderExpression(list([bare("a.b"), bare("c.d")]))).toBe("[a.b, c.d]");
  });
});

describe("an object", () => {
  it("keeps the order of its keys, aligns them and quotes those that are no identifiers", () => {
    expect(written({ zeta: 1, "a b": "c", "x-y": true, "1a": 0, "": 2 })).toBe(
      lines("{", "  zeta  = 1", '  "a b" = "c"', "  x-y   = true", '  "1a"  = 0', '  ""    = 2', "}"),
    );
  });

  it("quotes keys that would read as something else", () => {
    expect(written({ for: 1, null: 2 })).toBe(lines("{", '  "for"  = 1', '  "null" = 2', "}"));
  });

  it("escapes its keys and keeps their interpolations", () => {
    expect(written({ 'a"b': 1, "${var.x}": 2 })).toBe(lines("{", '  "a\\"b"     = 1', '  "${var.x}" = 2', "}"));
  });

  it("does not align a key that has an assignment of its own, as terraform fmt does not", () => {
    expect(written({ "${f({a=1})}": 1, b: 2, cc: 3 })).toBe(
      lines("{", '  "${f({ a = 1 })}" = 1', "  b  = 2", "  cc = 3", "}"),
    );
  });

  it("aligns only neighbours that take one line", () => {
    expect(written({ a: 1, bb: 2, ccc: { d: 3 }, eeee: 4, f: {} })).toBe(
      lines("{", "  a  = 1", "  bb = 2", "  ccc = {", "    d = 3", "  }", "  eeee = 4", "  f    = {}", "}"),
    );
  });
});

describe("a bare expression", () => {
  it("lays out what jsonencode is given", () => {
    const policy =
      'jsonencode({"Version" = "2012-10-17", "Statement" = [{"Sid" = "a", "Action" = ["s3:Get*", "s3:List*"], ' +
      '"Resource" = "${aws_s3_bucket.b.arn}/*", "Principal" = {}, "Extra" = [], ' +
      '"Condition" = {"StringEquals" = {"aws:x" = "$${aws:PrincipalTag/y}"}}}]})';
    expect(written(`\${${policy}}`)).toBe(
      lines(
        "jsonencode({",
        '  Version = "2012-10-17"',
        "  Statement = [",
        "    {",
        '      Sid       = "a"',
        '      Action    = ["s3:Get*", "s3:List*"]',
        '      Resource  = "${aws_s3_bucket.b.arn}/*"',
        "      Principal = {}",
        "      Extra     = []",
        "      Condition = {",
        "        StringEquals = {",
        '          "aws:x" = "$${aws:PrincipalTag/y}"',
        "        }",
        "      }",
        "    },",
        "  ]",
        "})",
      ),
    );
  });

  it("gives each argument of a call its lines where one of them needs several", () => {
    expect(renderExpression(bare('merge(local.tags,{"a"=1},f())'))).toBe(
      lines("merge(", "  local.tags,", "  {", "    a = 1", "  },", "  f()", ")"),
    );
  });

  it("keeps an argument that stands alone beside the name of its function", () => {
    const items = Array.from({ length: 12 }, (_, index) => `"element-${index}"`);
    expect(renderExpression(bare(`toset(distinct([${items.join(",")}]))`))).toBe(
      lines("toset(distinct([", ...items.map((item) => `  ${item},`), "]))"),
    );
  });

  it("breaks a call with several arguments that is too long", () => {
    const items = Array.from({ length: 6 }, (_, index) => `"element-${index}"`).join(", ");
    expect(renderExpression(bare(`join("${"-".repeat(20)}", [${items}])`))).toBe(
      lines("join(", `  "${"-".repeat(20)}",`, `  [${items}]`, ")"),
    );
  });

  it.each([
    ["a?b:c", "a ? b : c"],
    ["1-2", "1 - 2"],
    ["-2", "-2"],
    ["a - -b", "a - -b"],
    ["!a&&b||c", "!a && b || c"],
    ["(a+b)*c/d%e>=f", "(a + b) * c / d % e >= f"],
    ['x[0].y[ "a" ]', 'x[0].y["a"]'],
    ["a.*.b", "a.*.b"],
    ["a[*].b", "a[*].b"],
    ["f(x...)", "f(x...)"],
    ['provider::aws::arn_parse( "x" )', 'provider::aws::arn_parse("x")'],
    ["[ for k, v in x: v if v!=null]", "[for k, v in x : v if v != null]"],
    ["[for x in [a,b]: x]", "[for x in [a, b] : x]"],
    ["{ for k, v in x: k=>v... }", "{ for k, v in x : k => v... }"],
    ['c ? {"a":1} : {}', 'c ? { "a" : 1 } : {}'],
    ["[1,2,]", "[1, 2]"],
    ['f("%{ if x }a%{ else }b%{ endif }")', 'f("%{if x}a%{else}b%{endif}")'],
    ["data.terraform_remote_state.a-b.outputs.c", "data.terraform_remote_state.a-b.outputs.c"],
  ])("spaces %s as %s", (source, expected) => {
    expect(renderExpression(bare(source))).toBe(expected);
  });

  it("reads objects whose entries stand on lines of their own, with either sign", () => {
    expect(renderExpression(bare('{\n a : 1\n\n "b c" = 2,\n (d) = 3\n}'))).toBe(
      lines("{", "  a     = 1", '  "b c" = 2', "  (d)   = 3", "}"),
    );
  });

  it("keeps an object on one line when a key of it has an assignment that terraform fmt would align", () => {
    expect(renderExpression(bare("{(f({a=1}))=1,bb=2}"))).toBe("{ (f({ a = 1 })) = 1, bb = 2 }");
  });

  it.each(["f(a /* b */)", "a // b", "f(a", "f(a))", "f(]", "a ; b", "<<EOT\nb\nEOT", '"a\nb"', "f('a')"])(
    "leaves %j as it is",
    (source) => {
      expect(renderExpression(bare(source))).toBe(source);
    },
  );

  it.each(["", "  \n"])("refuses the empty %j", (source) => {
    expect(() => bare(source)).toThrow("empty expression");
  });
});
