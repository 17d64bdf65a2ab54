import { roleArn, tableArn } from "../arn";
import { vaultArnOf, vaultName } from "../backup/names";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { metricNamespaceIn } from "../function-names";
import { tableNameIn, terraformName } from "../names";
import { RestoreTests } from "../restore-tests";
import { declarationOf } from "../restore-tests/declarations";
import { MAX_SELECTIONS_PER_PLAN } from "../restore-tests/limits";
import {
  restoredTableKeyAlias,
  restoreTestRoleName,
  testPlanArnPrefix,
  testPlanName,
  testSelectionName,
} from "../restore-tests/names";
import { restoreTestStatements, validationStatements } from "../restore-tests/statements";
import { sourceOf, testedTables } from "../restore-tests/tested-tables";
import {
  daysNeeded,
  DEFAULT_COUNT_AT_MOST,
  DEFAULT_MINIMUM_ITEMS,
  DEFAULT_SELECTION_WINDOW,
  DEFAULT_START_WINDOW,
  DEFAULT_TIME_ZONE,
  DEFAULT_VALIDATION_WINDOW,
} from "../restore-tests/windows";
import { counted, figure } from "../words";
import { ResolvedRestoreTests, ResolvedTestedTable, ResolvedTestPlan } from "./resolved-restore-tests";

function testedTable({ table }: TableDeployment, tests: RestoreTests, source: Environment): ResolvedTestedTable {
  const { name } = table;
  return {
    name,
    terraformName: terraformName(name),
    arn: tableArn(source, tableNameIn(source.name, name)),
    selectionName: testSelectionName(name),
    restoreTimeObjective: tests.expectations?.[name]?.restoreTimeObjectiveMinutes ?? tests.restoreTimeObjectiveMinutes,
  };
}

/**
 * As many plans as the tables need: one selection for each table, so that a table more changes no other's as long as one plan
 * holds them all. Beyond that tables fill plans in their order in the environment: one that comes last changes no other's,
 * and one that comes or goes before others moves those behind it at the bounds to the next plan, where their selections are made anew.
 */
function plansOf(environmentName: string, tables: readonly ResolvedTestedTable[]): ResolvedTestPlan[] {
  return Array.from({ length: Math.ceil(tables.length / MAX_SELECTIONS_PER_PLAN) }, (_, position) => ({
    planName: testPlanName(environmentName, position),
    terraformName: position === 0 ? "" : String(position + 1),
    tables: tables.slice(position * MAX_SELECTIONS_PER_PLAN, (position + 1) * MAX_SELECTIONS_PER_PLAN),
  }));
}

function notesOf(tests: RestoreTests, environment: Environment, tables: number, successWithin: number): string[] {
  const { source, schedule, timeZone = DEFAULT_TIME_ZONE, leftOut = [] } = tests;
  const objective = figure(tests.restoreTimeObjectiveMinutes);
  const tested = `${environment.name} restores ${counted(tables, "table")} of ${source} by ${schedule} ${timeZone}`;
  const untested = leftOut.map(({ table, reason }) => `the restore of ${table} of ${source} is not tested: ${reason}`);
  return [
    `${tested}, within ${objective} minutes each, and alarms after ${successWithin} days without success`,
    ...untested,
  ];
}

/** The restore tests of an environment with every default filled in. Takes what validation has let through. */
export function resolveRestoreTests(
  environment: Environment,
  environments: readonly Environment[],
  alertTopicArn: string,
): ResolvedRestoreTests | undefined {
  const { restoreTests: tests, name } = environment;
  if (tests === undefined) return undefined;
  const source = sourceOf(tests, environments);
  if (source === undefined) throw new Error(`the restore tests of "${name}" have not been validated`);
  const deployments = testedTables(tests, source);
  const tables = deployments.map((deployment) => testedTable(deployment, tests, source));
  const plans = plansOf(name, tables);
  const roleName = restoreTestRoleName(name);
  const metricNamespace = metricNamespaceIn(name, "restore-tests");
  const successWithin = tests.successWithinDays ?? daysNeeded(tests);
  const minimumOf = (table: string) => tests.expectations?.[table]?.minimumItems ?? DEFAULT_MINIMUM_ITEMS;
  return {
    source: source.name,
    plans,
    planArnPrefix: testPlanArnPrefix(environment, name),
    schedule: tests.schedule,
    timeZone: tests.timeZone ?? DEFAULT_TIME_ZONE,
    startWindow: tests.startWithinHours ?? DEFAULT_START_WINDOW,
    selectionWindow: tests.selectionWindowDays ?? DEFAULT_SELECTION_WINDOW,
    validationWindow: tests.validationWindowHours ?? DEFAULT_VALIDATION_WINDOW,
    vaultName: vaultName(name),
    vaultArn: vaultArnOf(environment),
    keyAlias: restoredTableKeyAlias(name),
    restoreRole: {
      roleName,
      arn: roleArn(environment, roleName),
      description: `What AWS Backup may do to restore tables of ${source.name} for a test`,
      statements: restoreTestStatements(
        environment,
        tables.map(({ arn }) => arn),
      ),
    },
    validationStatements: validationStatements({ ...environment, alertTopicArn, metricNamespace }),
    metricNamespace,
    successWithin,
    declarations: {
      countAtMost: tests.countAtMost ?? DEFAULT_COUNT_AT_MOST,
      plans: plans.map(({ planName }) => planName),
      tables: deployments.map(({ table }, position) =>
        declarationOf(table, tables[position]?.arn ?? "", minimumOf(table.name)),
      ),
    },
    notes: notesOf(tests, environment, tables.length, successWithin),
  };
}
