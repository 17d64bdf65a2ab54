import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { CloudwatchEventBus } from "@cdktf/provider-aws/lib/cloudwatch-event-bus";
import { App } from "cdktf";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { AcceptedException, EnvironmentStack } from "../../stacks/environment-stack";
import { composeStack } from "../../synthesis/compose-stack";
import { oldProvider } from "../support/all-features";

class BareStack extends EnvironmentStack {
  exceptions: readonly AcceptedException[] = [];

  constructor(part = "bare") {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), "compose-")) });
    super(app, part, resolveEnvironment({ ...oldProvider, tables: [] }));
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.exceptions;
  }
}

const messages = (stack: BareStack) => composeStack(stack).problems.map(({ path, message }) => `${path}: ${message}`);

test("a sound stack has no problems", () => {
  const stack = new BareStack();
  new CloudwatchEventBus(stack, "bus", { name: "bus" });
  expect(composeStack(stack)).toMatchObject({ name: "old-bare", problems: [], resourceCount: 1 });
});

test("two resources under one address are refused", () => {
  const stack = new BareStack();
  new CloudwatchEventBus(stack, "bus$one", { name: "one" });
  new CloudwatchEventBus(stack, "bus$two", { name: "two" });
  expect(composeStack(stack).problems).toMatchObject([
    { message: "two resources get the same address", received: "aws_cloudwatch_event_bus.bus" },
  ]);
});

test("a reference into another stack is refused", () => {
  const other = new CloudwatchEventBus(new BareStack("other"), "source", { name: "source" });
  const stack = new BareStack();
  new CloudwatchEventBus(stack, "bus", { name: other.name });
  expect(composeStack(stack).problems).toMatchObject([
    { message: "a reference leads out of the stack", received: "aws_cloudwatch_event_bus.source" },
  ]);
});

test("a resource on which a control does not hold is refused, unless that is accepted with a reason", () => {
  const stack = new BareStack();
  new KmsKey(stack, "key", { deletionWindowInDays: 30, enableKeyRotation: true });
  expect(messages(stack)).toEqual([
    'old-bare: aws_kms_key.key: the control "key-policy" does not hold: there is no policy, or it is not known',
  ]);
  stack.exceptions = [{ control: "key-policy", address: "aws_kms_key.key", reason: "a key of a test" }];
  expect(messages(stack)).toEqual([]);
});

test("state in S3 is encrypted, locked, and reached by the deploy role", () => {
  const { hcl } = composeStack(new BareStack());
  expect(hcl).toContain('required_version = ">= 1.11.0"');
  const backend = /backend "s3" \{[\s\S]*?\n {2}\}/.exec(hcl)?.[0];
  expect(backend).toMatch(/key += "old\/bare\.tfstate"/);
  expect(backend).toMatch(/encrypt += true/);
  expect(backend).toMatch(/use_lockfile += true/);
  expect(backend).toMatch(/role_arn += "arn:aws:iam::555555555555:role\/deploy"/);
});
