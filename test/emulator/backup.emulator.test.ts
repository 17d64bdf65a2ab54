import {
  BackupClient,
  DescribeBackupVaultCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  GetBackupVaultAccessPolicyCommand,
  ListBackupPlansCommand,
} from "@aws-sdk/client-backup";
import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { estate } from "../../environments";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { ResolvedBackup } from "../../model/resolve/resolved-backup";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(900_000);

const failed = (message: string): never => {
  throw new Error(message);
};
const named = (name: string) => resolveEnvironment(environmentNamed(name), estate.environments);
const [prod, sandbox] = [named("prod"), named("sandbox")];
const backupOf = ({ backup }: { readonly backup?: ResolvedBackup }) => backup ?? failed("no backups");

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint serves no policies and selections of AWS Backup");

if (missing === undefined) {
  process.stderr.write(
    "the emulator gives the service-linked role of backup reports another name than AWS, so that production is deployed " +
      "without reports: they are compared in the plan (npm run test:terraform)\n",
  );
}

describeWhere("backups in the emulator", missing, () => {
  const deployed = deployment();

  async function clientOf(account: string, region: string): Promise<BackupClient> {
    const { credentials } = await lookInto(deployed.url, account, region);
    return new BackupClient({ endpoint: deployed.url, region, credentials });
  }

  async function readVault(account: string, region: string, BackupVaultName: string) {
    const client = await clientOf(account, region);
    const vault = await client.send(new DescribeBackupVaultCommand({ BackupVaultName }));
    const { Policy = "" } = await client.send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName }));
    return {
      vault,
      policy: JSON.parse(Policy) as { Statement: { Sid: string; Principal: unknown; Action: unknown }[] },
    };
  }

  test("cdktf deploy makes the vaults of production and of the sandbox, each without any other stack", async () => {
    for (const stack of ["sandbox-backup", "prod-backup"]) {
      const { exitCode, output } = await deployed.project.cdktf("deploy", [stack], "without-backup-reports");
      expect({ stack, exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({
        stack,
        exitCode: 0,
        output: "",
      });
    }
  });

  test("vaults in both Regions are locked for what their plan needs, each with a key of its own", async () => {
    const { vault, secondVault = failed("no second vault") } = backupOf(prod);
    const keys: (string | undefined)[] = [];
    for (const declared of [vault, secondVault]) {
      const { vault: found, policy } = await readVault(prod.account, declared.region, declared.vaultName);
      expect(found).toMatchObject({
        BackupVaultArn: declared.arn,
        MinRetentionDays: declared.lock?.minimumRetention,
        MaxRetentionDays: declared.lock?.maximumRetention,
      });
      expect(found.EncryptionKeyArn).toMatch(new RegExp(`^arn:aws:kms:${declared.region}:${prod.account}:key/`));
      expect(policy.Statement.map(({ Sid }) => Sid)).toEqual(["DenyDeletionOfBackups", "DenyRemovalOfProtection"]);
      keys.push(found.EncryptionKeyArn);
    }
    expect(new Set(keys).size).toBe(2);
  });

  test("the vault of the sandbox takes copies of production, and nothing else of it", async () => {
    const { vault } = backupOf(sandbox);
    const { policy } = await readVault(sandbox.account, sandbox.region, vault.vaultName);
    expect(policy.Statement.find(({ Sid }) => Sid === "TakeCopiesOfAccounts")).toMatchObject({
      Principal: { AWS: [`arn:aws:iam::${prod.account}:root`] },
      Action: "backup:CopyIntoBackupVault",
    });
  });

  test("the plan and what it selects are those of the model", async () => {
    const { plan = failed("no plan"), backupRole } = backupOf(prod);
    const client = await clientOf(prod.account, prod.region);
    const { BackupPlansList = [] } = await client.send(new ListBackupPlansCommand({}));
    const found = BackupPlansList.find(({ BackupPlanName }) => BackupPlanName === plan.planName);
    const BackupPlanId = found?.BackupPlanId ?? failed("no plan");
    const { BackupPlan } = await client.send(new GetBackupPlanCommand({ BackupPlanId }));
    const rules = (BackupPlan?.Rules ?? []).map((rule) => ({
      name: rule.RuleName,
      schedule: rule.ScheduleExpression,
      timeZone: rule.ScheduleExpressionTimezone,
      startWindow: rule.StartWindowMinutes,
      completionWindow: rule.CompletionWindowMinutes,
      lifecycle: {
        deleteAfter: rule.Lifecycle?.DeleteAfterDays,
        coldAfter: rule.Lifecycle?.MoveToColdStorageAfterDays,
      },
      copies: (rule.CopyActions ?? []).map(({ DestinationBackupVaultArn, Lifecycle }) => ({
        vaultArn: DestinationBackupVaultArn,
        deleteAfter: Lifecycle?.DeleteAfterDays,
        coldAfter: Lifecycle?.MoveToColdStorageAfterDays,
      })),
      tags: rule.RecoveryPointTags,
    }));
    const byName = (a: { name?: string }, b: { name?: string }) => String(a.name).localeCompare(String(b.name));
    const byVault = (a: { vaultArn?: string }, b: { vaultArn?: string }) =>
      String(a.vaultArn).localeCompare(String(b.vaultArn));
    const sorted = <T extends { copies: readonly { vaultArn?: string }[] }>(each: T) => ({
      ...each,
      copies: [...each.copies].sort(byVault),
    });
    expect(rules.map(sorted).sort(byName)).toEqual([...plan.rules].map(sorted).sort(byName));

    const { output } = await deployed.project.terraform("prod-backup", [
      "state",
      "show",
      "-no-color",
      "aws_backup_selection.tables",
    ]);
    const SelectionId = /^ +id += "([^"]+)"/m.exec(output)?.[1] ?? failed(output);
    const { BackupSelection } = await client.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
    expect([...(BackupSelection?.Resources ?? [])].sort()).toEqual(prod.tables.map(({ arn }) => arn).sort());
    expect(BackupSelection?.IamRoleArn).toBe(backupRole?.arn);
  });

  test("jobs that fail are told to the alert topic", async () => {
    const { credentials } = await lookInto(deployed.url, prod.account, prod.region);
    const events = new EventBridgeClient({ endpoint: deployed.url, region: prod.region, credentials });
    for (const rule of ["failed-backups", "failed-copies", "failed-restores"]) {
      const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: `prod-backup-${rule}` }));
      expect(Targets.map(({ Arn }) => Arn)).toEqual([prod.alerts.topicArn]);
    }
  });

  test("second plans find no changes", async () => {
    for (const stack of ["prod-backup", "sandbox-backup"]) {
      const { exitCode, output } = await deployed.project.plan(stack);
      expect({ stack, exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({
        stack,
        exitCode: 0,
        output: "",
      });
    }
  });

  test("vaults are not destroyed", async () => {
    const { exitCode, output } = await deployed.project.terraform("prod-backup", [
      "plan",
      "-destroy",
      "-input=false",
      "-no-color",
    ]);
    expect(exitCode).toBe(1);
    expect(output).toContain("Instance cannot be destroyed");
    expect(output).toContain("aws_backup_vault.vault");
  });
});
