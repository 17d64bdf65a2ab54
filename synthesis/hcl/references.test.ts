import { referencesOf } from "./references";

it.each([
  ["${aws_kms_key.data.arn}", ["aws_kms_key.data"]],
  ["${aws_kms_key.data}", ["aws_kms_key.data"]],
  ["${data.aws_x.y.id}", ["data.aws_x.y"]],
  ["${data.terraform_remote_state.a-b.outputs.c}", ["data.terraform_remote_state.a-b"]],
  ["a-${aws_x.a.id}-${aws_x.b.id}-${aws_x.a.id}", ["aws_x.a", "aws_x.b"]],
  ['${aws_x.a[0].list["k"].id}', ["aws_x.a"]],
  ["${aws_x.a[*].id}", ["aws_x.a"]],
  ["${aws_x.a.*.id}", ["aws_x.a"]],
  ["${aws_x.a[aws_y.b.index]}", ["aws_x.a", "aws_y.b"]],
  ["${~ aws_x.a.id ~}", ["aws_x.a"]],
  ["${module.m.out}", ["module.m"]],
  ['${jsonencode({"a" = aws_x.a.arn, "b" = ["${aws_x.b.arn}/*"], aws_x = 1})}', ["aws_x.a", "aws_x.b"]],
  ["${-aws_x.a.n + (aws_x.b.n)}", ["aws_x.a", "aws_x.b"]],
])("finds what %s refers to", (text, addresses) => {
  expect(referencesOf(text)).toEqual(addresses);
});

it.each([
  "aws_kms_key.data.arn",
  "$${aws_kms_key.data}",
  '${"aws_kms_key.data.arn"}',
  '${f("$${aws_x.a}")}',
  "${upper(lower(1.5))}",
  "${provider::aws::arn_parse(1)}",
  "${var.a.b}${local.a.b}${each.value.id}${count.index}${self.id}${path.module}${terraform.workspace}",
  "${[for k, v in var.m : v.name if k.x]}",
  "${{ for v in var.m : v.name => v.id... }}",
  '${"%{ for v in var.m }${v.name}%{ endfor }"}',
  "${{ a = true, b = null }}",
])("finds no reference in %s", (text) => {
  expect(referencesOf(text)).toEqual([]);
});

it("looks into lists, objects and their keys", () => {
  const value = { a: ["${aws_x.a.id}", 1, null, undefined], "${aws_x.b.id}": { c: "${aws_x.c.id}" } };
  expect(referencesOf(value)).toEqual(["aws_x.a", "aws_x.b", "aws_x.c"]);
});

it("finds references beside what a for expression binds", () => {
  expect(referencesOf("${[for v in aws_x.a.list : [v.id, aws_x.b.id]]}${v.id}")).toEqual([
    "aws_x.a",
    "aws_x.b",
    "v.id",
  ]);
});

it.each(["${aws_x.a /* b */}", "${aws_x.a"])("refuses %s, in which it might miss one", (text) => {
  expect(() => referencesOf(text)).toThrow();
});
