import {
  DescribeTableCommand,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { sessions } from "../../environments/tables";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { toSdkItem } from "../access-patterns/sdk-items";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { Account, lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator } from "./emulator";
import { asked, readTable } from "./read-back";

jest.setTimeout(600_000);

/** A restored table takes a live one's place, step by step as docs/backup.md says it. */

const STACK = "dev-tables";
const ADDRESS = "aws_dynamodb_table.sessions-2";
const RESTORED = "dev-sessions-2";
const WELL = { exitCode: 0, output: expect.any(String) as string };
const dev = environmentNamed("dev");
const HEADLESS = ["-input=false", "-no-color"];

interface Plan {
  readonly resource_changes: readonly { readonly address: string; readonly change: { readonly actions: string[] } }[];
}

describeWhere("a restored table", missingTerraform() ?? missingEmulator(), () => {
  const deployed = deployment();
  let account: Account;

  beforeAll(async () => {
    account = await lookInto(deployed.url, dev.account, dev.region);
  });

  const itemsIn = async (TableName: string) =>
    (await account.dynamodb.send(new ScanCommand({ TableName, Select: "COUNT" }))).Count;

  test("is restored under its name to be, beside the live one", async () => {
    expect(await deployed.project.cdktf("deploy", [STACK], "restoring")).toEqual(WELL);
    for (const item of sessions.sampleItems) {
      const Item = toSdkItem(item);
      await account.dynamodb.send(new PutItemCommand({ TableName: "dev-sessions", Item }));
    }
    await account.dynamodb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: "dev-sessions",
        TargetTableName: RESTORED,
        UseLatestRestorableTime: true,
      }),
    );
    expect(await itemsIn(RESTORED)).toBe(sessions.sampleItems.length);
  });

  test("would be made anew by a deploy, and is not once it is imported", async () => {
    await deployed.project.synthesize("restored");
    expect(await deployed.project.terraform(STACK, ["init", ...HEADLESS])).toEqual(WELL);
    expect(await actionsOn(ADDRESS)).toEqual(["create"]);
    expect(await deployed.project.terraform(STACK, ["import", ...HEADLESS, ADDRESS, RESTORED])).toEqual(WELL);
    // What a restore does not bring back is put right in place; the table itself stays.
    expect(await actionsOn(ADDRESS)).toEqual(["update"]);
  });

  async function actionsOn(address: string): Promise<string[] | undefined> {
    expect(await deployed.project.terraform(STACK, ["plan", ...HEADLESS, "-out=restored.plan"])).toEqual(WELL);
    const { output } = await deployed.project.terraform(STACK, ["show", "-json", "restored.plan"]);
    const { resource_changes: changes } = JSON.parse(output) as Plan;
    return changes.find((each) => each.address === address)?.change.actions;
  }

  test("is what the model asks for after one apply, with its items, and a second plan is empty", async () => {
    const before = (await account.dynamodb.send(new DescribeTableCommand({ TableName: RESTORED }))).Table;
    expect(await deployed.project.cdktf("deploy", [STACK], "restored")).toEqual(WELL);
    const live = resolveEnvironment(dev).tables.find(({ name }) => name === "sessions");
    if (!live) throw new Error("dev has no sessions");
    const found = await readTable(account, RESTORED);
    expect(found).toMatchObject(asked(live));
    expect(found.createdAt).toBe(before?.CreationDateTime?.getTime());
    expect(await itemsIn(RESTORED)).toBe(sessions.sampleItems.length);
    expect(await deployed.project.plan(STACK)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("No changes.") as string,
    });
  });
});
