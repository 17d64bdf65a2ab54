import { dataKeyOf } from "../access/protected-table";
import { bucketArn, roleArn, tableArn } from "../arn";
import { TableArchive } from "../archive";
import {
  expiredItemsPrefix,
  exportGroupIn,
  exportRoleNameIn,
  exportScheduleName,
  exportsPrefix,
  failedExportsQueueIn,
  replicationRoleNameIn,
} from "../archive/names";
import { defaultTransitions } from "../archive/transitions";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { bucketNameIn, dataKeyAlias, partKeyAlias, tableNameIn, terraformName } from "../names";
import { figure } from "../words";
import { ResolvedArchive, ResolvedArchived, ResolvedExpiredItems, ResolvedExports } from "./resolved-archive";

/** When exports begin where nobody says otherwise: in the night of Europe, which is no peak elsewhere either. */
const DEFAULT_EXPORT_HOUR = 3;

/** The longest time from one export to the next, and two days: attempts take six hours, and large tables their time. */
const OVERDUE_AFTER_DAYS = { week: 9, month: 33 } as const;

type Kept = NonNullable<TableArchive["expiredItems"]>;

function archived(deployment: TableDeployment, environment: Environment, kept: Kept, prefix: string): ResolvedArchived {
  const tableName = tableNameIn(environment.name, deployment.table.name);
  return {
    terraformName: terraformName(deployment.table.name),
    tableName,
    tableArn: tableArn(environment, tableName),
    tableKeyAlias: dataKeyAlias(environment.name, dataKeyOf(deployment)),
    prefix,
    retentionDays: kept.retentionDays,
    transitions: kept.transitions ?? defaultTransitions(kept.retentionDays),
  };
}

function expiredItemsOf(deployment: TableDeployment, environment: Environment): ResolvedExpiredItems[] {
  const { table, archive } = deployment;
  if (!archive?.expiredItems || !table.timeToLive) return [];
  const prefix = expiredItemsPrefix(tableNameIn(environment.name, table.name));
  return [
    {
      ...archived(deployment, environment, archive.expiredItems, prefix),
      timeToLiveAttribute: table.timeToLive.attribute,
    },
  ];
}

function exportsOf(deployment: TableDeployment, environment: Environment): ResolvedExports[] {
  const exports = deployment.archive?.exports;
  if (!exports) return [];
  const tableName = tableNameIn(environment.name, deployment.table.name);
  const hour = environment.archive?.exportHour ?? DEFAULT_EXPORT_HOUR;
  return [
    {
      ...archived(deployment, environment, exports, exportsPrefix(tableName)),
      scheduleName: exportScheduleName(tableName),
      overdueAfterDays: OVERDUE_AFTER_DAYS[exports.every],
      scheduleExpression: exports.every === "week" ? `cron(0 ${hour} ? * SUN *)` : `cron(0 ${hour} 1 * ? *)`,
    },
  ];
}

function noteOf(what: string, { tableName, retentionDays, transitions }: ResolvedArchived): string {
  const moves = transitions.map(({ afterDays, storageClass }) => `${storageClass} after ${figure(afterDays)} days`);
  const where = moves.length === 0 ? "in S3 Standard" : `objects of 128 KB and more in ${moves.join(", ")}`;
  return `${what} of ${tableName} are kept for ${figure(retentionDays)} days, ${where}`;
}

/** The archive of an environment; nothing where it has none. Takes what validation has let through. */
export function resolveArchive(environment: Environment): ResolvedArchive | undefined {
  const { name, archive, tables, stage } = environment;
  if (archive === undefined && !tables.some((deployment) => deployment.archive)) return undefined;
  const bucketName = bucketNameIn(environment, "archive");
  const expiredItems = tables.flatMap((deployment) => expiredItemsOf(deployment, environment));
  const exports = tables.flatMap((deployment) => exportsOf(deployment, environment));
  return {
    bucketName,
    bucketArn: bucketArn(environment.region, bucketName),
    keyAlias: partKeyAlias(name, "archive"),
    expiredItems,
    exports,
    objectLock: archive?.objectLock,
    replication: archive?.replication,
    exportGroup: exportGroupIn(name),
    exportRoleName: exportRoleNameIn(name),
    exportRoleArn: roleArn(environment, exportRoleNameIn(name)),
    failedExportsQueue: failedExportsQueueIn(name),
    replicationRoleName: replicationRoleNameIn(name),
    preventDestroy: stage !== "development",
    notes: [
      ...expiredItems.map((each) => noteOf("expired items", each)),
      ...exports.map((each) => noteOf("exports", each)),
    ],
  };
}
