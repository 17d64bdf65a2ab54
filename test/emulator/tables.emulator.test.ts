import { DescribeKeyCommand, GetKeyRotationStatusCommand, ListAliasesCommand } from "@aws-sdk/client-kms";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { Account, lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";
import { makeStateBucket, objectsIn } from "./state-bucket";
import { asked, askedScaling, readScaling, readTable } from "./read-back";

jest.setTimeout(600_000);

const missing = missingTerraform() ?? missingEmulator();
/** Production needs auto scaling, replicas and Contributor Insights, which plain moto does not serve. */
const complete = missing === undefined && servesProduction();
const testProduction = complete ? test : test.skip;

const NO_CHANGES = { exitCode: 0, output: expect.stringContaining("No changes.") as string };

if (missing === undefined && !complete) {
  if (process.env["CI"] === "true")
    throw new Error("CI must deploy production as well: the endpoint does not serve it");
  process.stderr.write("skipped: production in the emulator: the endpoint does not serve auto scaling\n");
}

describeWhere("tables in the emulator", missing, () => {
  const deployed = deployment();

  const stacks = complete ? ["dev-tables", "prod-tables"] : ["dev-tables"];
  const plan = (stack: string) => deployed.project.plan(stack);
  const look = ({ account, region }: Environment): Promise<Account> => lookInto(deployed.url, account, region);

  async function expectDeployed(environment: Environment): Promise<void> {
    const account = await look(environment);
    for (const table of resolveEnvironment(environment).tables) {
      const found = await readTable(account, table.tableName);
      expect(found).toMatchObject(asked(table));
      const { Statement: statements } = JSON.parse(found.policy) as { Statement: readonly { Sid: string }[] };
      expect(statements[0]).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
      const demands = table.origin ? ["DenyItemsFromElsewhere"] : [];
      expect(statements.slice(1).map(({ Sid }) => Sid)).toEqual(demands);
      expect(found.tags).toMatchObject({ ...table.tags, environment: environment.name, "cost-center": "platform" });
      expect(found.keyArn).toContain(`:${environment.account}:key/`);
      if (table.throughput.provisioned) {
        expect(found.capacity).toEqual([table.throughput.provisioned.read, table.throughput.provisioned.write]);
      }
      expect(await readScalingIn(account, table.tableName)).toEqual(askedScaling(table));
    }
  }

  async function readScalingIn(account: Account, tableName: string) {
    return complete ? readScaling(account, tableName) : { targets: [], policies: [], actions: [] };
  }

  test("cdktf deploy applies dev and prod, each in its own account by its deploy role", async () => {
    const { exitCode, output } = await deployed.project.cdktf("deploy", stacks);
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
    const development = await look(environmentNamed("dev"));
    const names = (await development.dynamodb.send(new ListTablesCommand({}))).TableNames ?? [];
    expect(names.sort()).toEqual(
      resolveEnvironment(environmentNamed("dev"))
        .tables.map((table) => table.tableName)
        .sort(),
    );
  });

  test("dev is what the model asks for", () => expectDeployed(environmentNamed("dev")));

  testProduction("prod is what the model asks for, in both Regions", async () => {
    const prod = environmentNamed("prod");
    await expectDeployed(prod);
    const resolved = resolveEnvironment(prod);
    const global = resolved.tables.filter((table) => table.replication);
    expect(global).not.toEqual([]);
    for (const table of global) {
      const home = await readTable(await look(prod), table.tableName);
      for (const replica of table.replication?.replicas ?? []) {
        expect(home.replicas).toContain(replica.region);
        const found = await readTable(await lookInto(deployed.url, prod.account, replica.region), table.tableName);
        expect(found).toMatchObject({ deletionProtection: replica.deletionProtection, keySchema: home.keySchema });
        expect(found.policy).toContain(`arn:aws:dynamodb:${replica.region}:${prod.account}:table/`);
        expect(found.tags).toMatchObject({ ...table.tags, environment: "prod" });
      }
    }
  });

  test("the key of the table data rotates and is found by its alias", async () => {
    const dev = environmentNamed("dev");
    const { kms } = await look(dev);
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
    const alias = Aliases.find(({ AliasName }) => AliasName === "alias/dev-data");
    const KeyId = alias?.TargetKeyId ?? "";
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata?.Enabled).toBe(true);
    expect(KeyMetadata?.MultiRegion).not.toBe(true);
    expect(await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).toMatchObject({ KeyRotationEnabled: true });
  });

  test("cdktf diff shows the same plan", async () => {
    expect(await deployed.project.cdktf("diff", ["dev-tables"])).toMatchObject(NO_CHANGES);
  });

  test("a second plan finds no changes", async () => {
    for (const stack of stacks) expect(await plan(stack)).toMatchObject(NO_CHANGES);
  });

  testProduction(
    "switching to auto scaling and back changes the tables in place and seeds their capacity",
    async () => {
      const dev = environmentNamed("dev");
      const account = await look(dev);
      const names = resolveEnvironment(dev).tables.map((table) => table.tableName);
      const before = await Promise.all(names.map((name) => readTable(account, name)));

      expect(await deployed.project.cdktf("deploy", ["dev-tables"], "dev-auto-scaled")).toMatchObject({ exitCode: 0 });
      for (const [position, name] of names.entries()) {
        const found = await readTable(account, name);
        expect(found).toMatchObject({
          billingMode: "PROVISIONED",
          capacity: [7, 8],
          createdAt: before[position]?.createdAt,
        });
        expect((await readScaling(account, name)).targets).toContain(
          `table/${name} dynamodb:table:ReadCapacityUnits 2-20`,
        );
      }
      expect(await plan("dev-tables")).toMatchObject(NO_CHANGES);

      expect(await deployed.project.cdktf("deploy", ["dev-tables"])).toMatchObject({ exitCode: 0 });
      for (const [position, name] of names.entries()) {
        expect(await readTable(account, name)).toMatchObject({
          billingMode: "PAY_PER_REQUEST",
          createdAt: before[position]?.createdAt,
        });
        expect((await readScaling(account, name)).targets).toEqual([]);
      }
      expect(await plan("dev-tables")).toMatchObject(NO_CHANGES);
    },
  );

  testProduction("a protected table is not destroyed until it is said to retire", async () => {
    const prod = environmentNamed("prod");
    const refused = await deployed.project.terraform("prod-tables", ["plan", "-destroy", "-input=false", "-no-color"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("Instance cannot be destroyed");
    expect((await deployed.project.cdktf("destroy", ["prod-tables"])).exitCode).not.toBe(0);

    expect(await deployed.project.cdktf("deploy", ["prod-tables"], "retiring")).toMatchObject({ exitCode: 0 });
    const { dynamodb, ...rest } = await look(prod);
    for (const table of resolveEnvironment(prod).tables) {
      expect(await readTable({ dynamodb, ...rest }, table.tableName)).toMatchObject({ deletionProtection: false });
    }
    expect(await deployed.project.cdktf("destroy", ["prod-tables"], "retiring")).toMatchObject({ exitCode: 0 });
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });

  test("state in S3 is written by the deploy role, and its lock is gone afterwards", async () => {
    const dev = environmentNamed("dev");
    const { credentials } = await look(dev);
    await makeStateBucket(deployed.url, "dev-terraform-state", credentials);
    await deployed.project.synthesize("state-in-s3");
    const migrated = ["init", "-input=false", "-no-color", "-migrate-state", "-force-copy"];
    expect(await deployed.project.terraform("dev-tables", migrated)).toMatchObject({ exitCode: 0 });
    expect(await plan("dev-tables")).toMatchObject(NO_CHANGES);
    expect(await objectsIn(deployed.url, "dev-terraform-state", credentials)).toEqual(["dev/tables.tfstate"]);
    // Back to the local state, which the next test finds.
    await deployed.project.synthesize("retiring");
    expect(await deployed.project.terraform("dev-tables", migrated)).toMatchObject({ exitCode: 0 });
  });

  test("dev is destroyed without ceremony", async () => {
    expect(await deployed.project.cdktf("destroy", ["dev-tables"])).toMatchObject({ exitCode: 0 });
    const { dynamodb } = await look(environmentNamed("dev"));
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });
});
