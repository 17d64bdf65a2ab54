import { jsonOfExpression } from "./json-of-expression";

test("the JSON that an expression stands for, with references left as they are", () => {
  const expression =
    '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Resource" = aws_kms_key.data.arn, "n" = 1, "b" = true}]})}';
  expect(JSON.parse(jsonOfExpression(expression) ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [{ Resource: "${aws_kms_key.data.arn}", n: 1, b: true }],
  });
});

test("what is escaped in the expression means itself in the JSON", () => {
  const expression = '${jsonencode({"a" = "$${aws:PrincipalTag/x}", "b" = "say \\"hi\\"", "c" = "%%{d}"})}';
  expect(JSON.parse(jsonOfExpression(expression) ?? "")).toEqual({
    a: "${aws:PrincipalTag/x}",
    b: 'say "hi"',
    c: "%{d}",
  });
});

test("any other text is none", () => {
  expect(jsonOfExpression("plain")).toBeUndefined();
  expect(jsonOfExpression("${aws_kms_key.data.arn}")).toBeUndefined();
});
