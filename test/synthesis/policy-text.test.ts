import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { App, TerraformStack } from "cdktf";
import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyDocument, Statement } from "../../modules/policy/policy-document";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { documentOf, renderDocument, resourcesOf } from "../../synthesis/hcl";
import { jsonOfExpression } from "../../synthesis/json-of-expression";

const app = new App({ outdir: mkdtempSync(join(tmpdir(), "policy-")) });
let stacks = 0;

/** A policy with this text in it, as it is synthesized: the HCL, and what the controls read. */
function synthesized(text: string): { hcl: string; read: unknown } {
  const stack = new TerraformStack(app, `stack-${stacks++}`);
  const statement: Statement = {
    Sid: "a",
    Effect: "Deny",
    Action: "kms:*",
    Resource: "*",
    Condition: { S: { k: text } },
  };
  new KmsKey(stack, "key", { policy: policyDocument([statement]) });
  const fragments = fragmentsOfStack(stack);
  const policy = String(resourcesOf(fragments.map(({ fragment }) => fragment))[0]?.values["policy"]);
  const options = { requiredVersion: ">= 1.5.7", providerVersions: {} };
  return {
    hcl: renderDocument(documentOf(fragments, options)),
    read: JSON.parse(jsonOfExpression(policy) ?? "null"),
  };
}

test.each([
  "${aws:PrincipalTag/tenant}",
  "ACC#${cognito-identity.amazonaws.com:sub}",
  'say "hi"',
  "back\\slash",
  "100 %{of}",
  "plain",
])("the text %j arrives in a policy as it is", async (text) => {
  const { hcl, read } = synthesized(text);
  expect(read).toMatchObject({ Statement: [{ Condition: { S: { k: text } } }] });
  // Terraform's own parser takes it.
  expect(await parse("cdk.tf", hcl)).toHaveProperty("resource.aws_kms_key");
});

test("so does any text of printable characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(synthesized(text).read).toMatchObject({ Statement: [{ Condition: { S: { k: text } } }] });
    }),
    { numRuns: 200 },
  );
});
