import { Alerts } from "../model/alerts";
import { Backups, BackupCopy, Tiers } from "../model/backup";
import { vaultArnOf } from "../model/backup/names";
import { Trail } from "../model/audit/trail";
import { TrailBucket } from "../model/audit/trail-bucket";
import { ObjectLock } from "../model/bucket";
import { Capacity } from "../model/capacity";
import { deploy } from "../model/deployment";
import { Environment } from "../model/environment";
import { Network } from "../model/network";
import { Replication } from "../model/replication";
import { PROD, SANDBOX } from "./accounts";
import { consumersWith } from "./consumers";
import { identityCenterRole } from "./identity-center-role";
import { complaints, recurringPayments, sessions } from "./tables";

const ACCOUNT = PROD.account;

const IN_FRANKFURT: BackupCopy = { to: "second-region" };
/** What restores are tested with, in an account where a mistake in production reaches nothing. */
const IN_THE_SANDBOX: BackupCopy = { to: "other-account", deleteAfterDays: 14 };

/** Production. Every table can be restored to any second of 35 days and is protected against deletion. */
export const prod: Environment = {
  ...PROD,
  stage: "production",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alerts: Alerts.created({ emails: ["dynamodb-oncall@example.com"] }),
  // The landing zone's bucket and VPC: replace the made-up name and ids.
  accessLogBucket: `access-logs-${ACCOUNT}-eu-west-1`,
  network: Network.existing({
    vpcId: "vpc-00000000000000001",
    subnetIds: ["subnet-0000000000000000a", "subnet-0000000000000000b", "subnet-0000000000000000c"],
    routeTableIds: ["rtb-0000000000000000a", "rtb-0000000000000000b", "rtb-0000000000000000c"],
    interfaceEndpoints: ["dynamodb", "dynamodb-streams"],
    clients: { cidrs: ["10.100.0.0/20"], securityGroupIds: ["sg-0000000000000000f"] },
    // In an emergency the way through the VPC may be what is broken.
    operatorRoles: ["prod-operator", "prod-break-glass"],
  }),
  tables: [
    deploy(sessions, {
      // Follows the working day and is never quiet, so provisioned units cost less than requests. Customers sign in
      // faster than auto scaling reacts: the floor rises before they come.
      capacity: Capacity.autoScaled({
        read: {
          minimum: 400,
          maximum: 6_000,
          schedule: [
            {
              name: "working-day",
              from: "cron(30 6 ? * MON-FRI *)",
              until: "cron(0 20 ? * MON-FRI *)",
              timeZone: "Europe/Berlin",
              minimum: 1_800,
            },
          ],
        },
        write: {
          minimum: 120,
          maximum: 2_000,
          schedule: [
            {
              name: "working-day",
              from: "cron(30 6 ? * MON-FRI *)",
              until: "cron(0 20 ? * MON-FRI *)",
              timeZone: "Europe/Berlin",
              minimum: 500,
            },
          ],
        },
      }),
      indexes: {
        // Hardly read, but written with the table: an index that falls behind throttles the table's writes.
        GSI1_inverse: {
          capacity: Capacity.autoScaled({
            read: { minimum: 50, maximum: 2_000 },
            write: { minimum: 120, maximum: 2_000 },
          }),
        },
      },
      autoScaledIndexes: "ignore-index-changes",
      // Who was signed in when: asked for in investigations, for a year and the weeks until somebody notices.
      archive: { expiredItems: { retentionDays: 400 }, exports: { every: "month", retentionDays: 100 } },
    }),
    deploy(recurringPayments, {
      // Due dates make a peak a day; what is due must be readable when a Region is not.
      capacity: Capacity.onDemand(),
      replication: Replication.eventual({ region: "eu-central-1" }),
      // What expires here expires in either Region, and the stream of one does not say so of the other's.
      archive: { exports: { every: "week", retentionDays: 180 } },
    }),
    deploy(complaints, {
      // Small and bursty. The caps stop a runaway job from becoming a bill.
      capacity: Capacity.onDemand({ maximumRequestUnits: { read: 4_000, write: 1_000 } }),
      // What customers complain about stays in the company's network, whosever credentials are used.
      onlyThrough: "vpc-endpoint",
      archive: { exports: { every: "week", retentionDays: 100 } },
    }),
  ],
  backups: Backups.standard({
    tiers: [
      Tiers.daily({ timeZone: "Europe/Berlin", copies: [IN_FRANKFURT, IN_THE_SANDBOX] }),
      Tiers.weekly({ timeZone: "Europe/Berlin", copies: [IN_FRANKFURT] }),
      Tiers.monthly({ timeZone: "Europe/Berlin", copies: [IN_FRANKFURT] }),
      Tiers.yearly({ timeZone: "Europe/Berlin", copies: [IN_FRANKFURT] }),
    ],
    secondRegion: { region: "eu-central-1" },
    otherAccount: vaultArnOf(SANDBOX),
    reports: { createsServiceLinkedRole: true },
  }),
  consumers: consumersWith({
    identityPoolId: "eu-west-1:3d1e2f30-4152-4637-8899-aabbccddeeff",
    complaintCaches: ["complaints"],
  }),
  roles: {
    analyst: {
      trustedPrincipals: [identityCenterRole(ACCOUNT, "DataAnalyst")],
      restrictedTables: ["recurring-payments"],
    },
    operator: { trustedPrincipals: [identityCenterRole(ACCOUNT, "DynamoDbOperator")] },
    breakGlass: {
      trustedPrincipals: [`arn:aws:iam::${ACCOUNT}:user/break-glass-1`, `arn:aws:iam::${ACCOUNT}:user/break-glass-2`],
    },
    forensicReader: {
      trustedPrincipals: [identityCenterRole(ACCOUNT, "SecurityInvestigator")],
      maximumSessionHours: 4,
    },
  },
  audit: {
    // Who wrote anything and who read what is classified, for seven years. Only CloudTrail writes and the lifecycle deletes;
    // for the first year, whoever would delete a file has to change the bucket's policy and get around its lock as well.
    // An administrator can: ObjectLock.compliance(...) is for where nobody may, and cannot be taken back.
    trail: Trail.created({
      dataEvents: "writes-and-classified-reads",
      bucket: TrailBucket.created({ objectLock: ObjectLock.governance({ days: 365 }) }),
    }),
    configRules: {
      // What was switched off beside the code comes back by itself; another key is somebody's decision.
      remediation: { approvers: [identityCenterRole(ACCOUNT, "DynamoDbOperator")] },
    },
  },
  caches: [
    {
      // Agents open the same complaints all day. What they change they see at once: they write through the cluster.
      name: "complaints",
      tables: ["complaints"],
      expectedHitRatio: 0.85,
      writeThrough: true,
      // Results of queries are not refreshed by writes: half a minute is what an agent's list may lag behind.
      queryTtlSeconds: 30,
      maintenanceWindow: "sun:02:00-sun:03:00",
    },
  ],
};
