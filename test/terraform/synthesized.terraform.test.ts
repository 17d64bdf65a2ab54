import { readFileSync } from "node:fs";
import { join } from "node:path";
import { estate } from "../../environments";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { audited, filedElsewhere, filedWithItsKey } from "../support/audited";
import { everyConsumer } from "../support/all-consumers";
import { estateOf, newProvider, oldProvider } from "../support/all-features";
import { archived } from "../support/archived";
import { cached, cachedInDevelopment } from "../support/cached";
import { cleanedUp } from "../support/cleaned-up";
import { mustRun, run } from "../support/command";
import { planOf, plannedValues } from "../support/plan";
import { describeWhere } from "../support/requirement";
import { synthesizeIntoFolder } from "../support/synthesized";
import { missingTerraform, providerVersion } from "../support/terraform";

jest.setTimeout(300_000);

const missing = missingTerraform();
const version = missing === undefined ? providerVersion() : "none";
const isNew = Number(version.split(".")[0]) >= 6;

const { stacks, folders } = synthesizeIntoFolder(
  estateOf(
    ...estate.environments,
    oldProvider,
    everyConsumer,
    cached,
    cachedInDevelopment,
    archived,
    audited,
    filedElsewhere,
    filedWithItsKey,
    cleanedUp,
  ),
);
// Its other stacks hold nothing that the others do not have.
const others = ["audited", "filed", "sealed", "tidy"].flatMap((name) =>
  ["access", "backup", "monitoring", "tables"].map((part) => `${name}-${part}`),
);
const names = stacks.map(({ name }) => name).filter((name) => !others.includes(name));
const folder = (name: string) => folders[name] ?? "";
const init = (at: string) => run("terraform", [`-chdir=${at}`, "init", "-backend=false", "-input=false", "-no-color"]);

describeWhere(`terraform with provider ${version}`, missing, () => {
  test.each(names)("%s is formatted as terraform fmt leaves it", async (name) => {
    expect(await run("terraform", ["fmt", "-check", "-diff", folder(name)])).toEqual({ exitCode: 0, output: "" });
  });

  // Where they are planned as well, the plan validates them: that takes minutes off.
  if (!isNew) {
    test.concurrent.each(names)("%s is valid", async (name) => {
      expect(await init(folder(name))).toMatchObject({ exitCode: 0 });
      const output = await mustRun("terraform", [`-chdir=${folder(name)}`, "validate", "-no-color"]);
      expect(output).toContain("Success!");
      expect(output).not.toContain("Warning: Quoted");
    });
  }

  test("features of newer providers raise the lowest version, and only there", async () => {
    const raised = synthesizeIntoFolder(estateOf(newProvider));
    const at = raised.folders["new-tables"] ?? "";
    expect(readFileSync(join(at, "cdk.tf"), "utf8")).toContain('version = ">= 6.22.0, < 7.0.0"');
    const { exitCode, output } = await init(at);
    if (isNew) {
      expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
      expect(await mustRun("terraform", [`-chdir=${at}`, "validate", "-no-color"])).toContain("Success!");
    } else {
      expect({ exitCode, refused: output.includes("6.22.0") }).toEqual({ exitCode: 1, refused: true });
    }
  });
});

// A provider that asks the account before it plans is the emulator tests' part: they plan with it.
const plans = isNew ? describeWhere : () => undefined;

plans("plans", missing, () => {
  test.concurrent.each(names)("the plan of %s has every value that was synthesized", async (name) => {
    const at = folder(name);
    // State in S3 needs a bucket; the plan does not.
    await mustRun("sed", ["-i", '/backend "s3"/,/^  }/d', join(at, "cdk.tf")]);
    await mustRun("terraform", [`-chdir=${at}`, "init", "-reconfigure", "-input=false"]);
    const values = plannedValues(await planOf(at));
    const stack = stacks.find((each) => each.name === name);
    if (!stack) throw new Error(name);
    const resources = resourcesOf(fragmentsOfStack(stack.stack).map(({ fragment }) => fragment)).filter(
      ({ mode }) => mode === "managed", // what is only looked up does not change
    );
    expect([...values.keys()].sort()).toEqual(resources.map(({ address }) => address).sort());
    for (const record of recordsForControls(resources, stack.stack.environment.tags)) {
      const found = readPolicies(values.get(record.address) ?? {});
      const { tags_all: tags, ...synthesized } = readPolicies(record.values);
      const wanted = "tags_all" in found ? { ...synthesized, tags_all: tags } : synthesized;
      expect({ [record.address]: found }).toMatchObject({
        [record.address]: expect.objectContaining(knownValues(wanted)) as unknown,
      });
    }
  });

  test.each(estate.environments)("the plan of $name has what the model asks for", async (environment) => {
    const at = folder(`${environment.name}-tables`);
    const values = plannedValues(await planOf(at));
    for (const table of resolveEnvironment(environment, estate.environments).tables) {
      expect(values.get(`aws_dynamodb_table.${table.terraformName}`)).toMatchObject({
        name: table.tableName,
        billing_mode: table.billingMode,
        hash_key: table.partitionKey.name,
        deletion_protection_enabled: table.deletionProtection,
        table_class: table.tableClass,
        stream_enabled: table.streamView !== undefined,
        point_in_time_recovery: [{ enabled: true, recovery_period_in_days: table.pointInTimeRecoveryDays }],
        tags_all: { environment: environment.name, owner: table.tags["owner"], "cost-center": "platform" },
      });
    }
  });
});

/** Policies as objects: Terraform sorts the keys when it encodes them. */
function readPolicies(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && value.startsWith(`{"`) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}

/** Values without references, as a plan has them: lists of a set in any order. */
function knownValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => name !== "timeouts" && !JSON.stringify(value).includes("${"))
      .map(([name, value]) => [name, matching(value)]),
  );
}

function matching(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : (expect.arrayContaining(value.map(matching)) as unknown);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => [name, matching(each)] as const);
    return expect.objectContaining(Object.fromEntries(entries)) as unknown;
  }
  return value;
}
