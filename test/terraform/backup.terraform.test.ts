import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { ResolvedLifecycle } from "../../model/resolve/resolved-backup";
import { backedUp, keepsCopies } from "../support/backed-up";
import { mustRun, run } from "../support/command";
import { planOf, plannedValues } from "../support/plan";
import { describeWhere } from "../support/requirement";
import { synthesizeIntoFolder } from "../support/synthesized";
import { missingTerraform, providerVersion } from "../support/terraform";

jest.setTimeout(300_000);

const resolved = resolveEnvironment(backedUp);
const backup = resolved.backup ?? fail("no backups");

function fail(message: string): never {
  throw new Error(message);
}

type Values = Readonly<Record<string, unknown>>;

const missing = missingTerraform();
const isNew = missing === undefined && Number(providerVersion().split(".")[0]) >= 6;
const { folders } = synthesizeIntoFolder({ environments: [backedUp, keepsCopies] });
const folder = (name: string) => folders[name] ?? fail(`no folder ${name}`);

describeWhere("everything that can be said of backups", missing, () => {
  test.each(["kept-backup", "lab-backup"])("%s is formatted and valid", async (name) => {
    expect(await run("terraform", ["fmt", "-check", "-diff", folder(name)])).toEqual({ exitCode: 0, output: "" });
    await mustRun("terraform", [`-chdir=${folder(name)}`, "init", "-backend=false", "-input=false"]);
    expect(await mustRun("terraform", [`-chdir=${folder(name)}`, "validate", "-no-color"])).toContain("Success!");
  });
});

/** A provider that asks the account before it plans is the emulator tests' part. */
const plans = isNew ? describeWhere : () => undefined;

plans("the plan of the backups", missing, () => {
  let planned: Map<string, Values>;

  beforeAll(async () => {
    await mustRun("terraform", [`-chdir=${folder("kept-backup")}`, "init", "-reconfigure", "-input=false"]);
    planned = plannedValues(await planOf(folder("kept-backup")));
  });

  const at = (address: string) => planned.get(address) ?? fail(`nothing is planned at ${address}`);
  const lifecycle = ({ deleteAfter, coldAfter }: ResolvedLifecycle) => [
    expect.objectContaining({ delete_after: deleteAfter, cold_storage_after: coldAfter ?? null }) as unknown,
  ];

  test("has every rule of the model, with its copies", () => {
    const rules = at("aws_backup_plan.tables")["rule"] as Values[];
    expect(rules).toHaveLength(backup.plan?.rules.length ?? -1);
    for (const rule of backup.plan?.rules ?? []) {
      const found = rules.find((each) => each["rule_name"] === rule.name) ?? fail(rule.name);
      expect(found).toMatchObject({
        schedule: rule.schedule,
        schedule_expression_timezone: rule.timeZone,
        start_window: rule.startWindow,
        completion_window: rule.completionWindow,
        lifecycle: lifecycle(rule.lifecycle),
        recovery_point_tags: rule.tags,
      });
      const copies = found["copy_action"] as Values[];
      expect(copies).toHaveLength(rule.copies.length);
      for (const copy of rule.copies) {
        expect(copies).toContainEqual(
          expect.objectContaining({ destination_vault_arn: copy.vaultArn, lifecycle: lifecycle(copy) }),
        );
      }
    }
  });

  test("has the locks and the tables of the model", () => {
    const locks = [
      [backup.vault, "vault"],
      [backup.secondVault, "vault_us_west_2"],
    ] as const;
    for (const [vault, name] of locks) {
      expect(at(`aws_backup_vault_lock_configuration.${name}`)).toMatchObject({
        backup_vault_name: vault?.vaultName,
        min_retention_days: vault?.lock?.minimumRetention,
        max_retention_days: vault?.lock?.maximumRetention,
        changeable_for_days: vault?.lock?.changeableForDays ?? null,
      });
    }
    const { resources } = at("aws_backup_selection.tables") as { resources: string[] };
    expect([...resources].sort()).toEqual(resolved.tables.map(({ arn }) => arn).sort());
  });

  test("has the framework, the reports and the settings of the model", () => {
    const { control } = at("aws_backup_framework.framework") as { control: Values[] };
    expect(control.map(({ name }) => name).sort()).toEqual(backup.framework?.controls.map(({ name }) => name).sort());
    for (const { planName, template } of backup.reports?.plans ?? []) {
      expect(at(`aws_backup_report_plan.reports_${template.toLowerCase()}`)).toMatchObject({ name: planName });
    }
    expect(at("aws_backup_region_settings.region")).toMatchObject({
      resource_type_opt_in_preference: backup.regionSettings?.optIn,
      resource_type_management_preference: backup.regionSettings?.management,
    });
  });
});
