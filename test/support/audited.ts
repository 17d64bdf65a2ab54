import { Alerts } from "../../model/alerts";
import { Key } from "../../model/attribute";
import { Trail } from "../../model/audit/trail";
import { TrailBucket } from "../../model/audit/trail-bucket";
import { ObjectLock } from "../../model/bucket";
import { Capacity } from "../../model/capacity";
import { equals } from "../../model/condition";
import { Consumer, grant } from "../../model/consumer";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Replication } from "../../model/replication";
import { table } from "../../model/table";

const LOAD = { peakPerSecond: 10, itemSizeBytes: 900 };
const COMMON = { owner: "tests", partitionKey: Key.string("PK") } as const;
const PATTERNS = [
  { ...LOAD, name: "get", operation: "GetItem", key: [equals("PK", "{id}")] },
  { ...LOAD, name: "put", operation: "PutItem", key: [equals("PK", "{id}")] },
] as const;

const payments = table({
  ...COMMON,
  name: "payments",
  purpose: "A table whose reads are watched",
  dataClassification: "restricted",
  accessPatterns: PATTERNS,
});

const prices = table({
  ...COMMON,
  name: "prices",
  purpose: "A table that everybody may read",
  dataClassification: "public",
  accessPatterns: PATTERNS,
});

/** Production with everything that there is to say of its audit and its account. */
export const audited: Environment = {
  name: "audited",
  stage: "production",
  account: "555555555555",
  region: "us-east-1",
  deployRole: "platform/deploy",
  costCenter: "tests",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  tables: [
    deploy(payments, { capacity: Capacity.onDemand() }),
    deploy(prices, { capacity: Capacity.onDemand(), replication: Replication.eventual({ region: "us-west-2" }) }),
  ],
  consumers: [
    Consumer.lambda({ name: "reader", functionName: "reader", grants: [grant(payments, { patterns: ["get"] })] }),
  ],
  roles: {
    analyst: { trustedPrincipals: ["arn:aws:iam::555555555555:role/team/analysts"] },
    operator: { trustedPrincipals: ["arn:aws:iam::555555555555:role/team/operators"] },
    breakGlass: { trustedPrincipals: ["arn:aws:iam::555555555555:user/somebody"] },
    forensicReader: { trustedPrincipals: ["arn:aws:iam::555555555555:role/team/investigators"] },
  },
  accessLogBucket: "access-logs-of-tests",
  audit: {
    trail: Trail.created({
      dataEvents: "all",
      bucket: TrailBucket.created({ retentionDays: 400, objectLock: ObjectLock.governance({ days: 365 }) }),
      searchableDays: 731,
      knownPrincipals: [`arn:aws:iam::999999999999:role/data-platform/exporter`],
    }),
    configRules: { remediation: { approvers: ["arn:aws:iam::555555555555:role/dba"] } },
  },
  accountBaseline: {
    accessAnalyzer: { unusedAccessDays: 90 },
    configurationRecorder: { serviceLinkedRole: "created" },
    encryptedVolumes: true,
    noPublicBuckets: true,
  },
};

/** The same tables, whose trail goes to a log archive of another account, which reads it there. */
export const filedElsewhere: Environment = {
  ...audited,
  name: "filed",
  consumers: [],
  roles: { forensicReader: { trustedPrincipals: ["arn:aws:iam::555555555555:role/team/investigators"] } },
  audit: {
    trail: Trail.created({
      dataEvents: "writes-and-classified-reads",
      managementEvents: "writes",
      bucket: TrailBucket.existing("log-archive", {
        readers: ["999999999999", "arn:aws:iam::888888888888:role/investigator"],
      }),
    }),
  },
  accountBaseline: undefined,
};

/** And where the archive has a key of its own. */
export const filedWithItsKey: Environment = {
  ...filedElsewhere,
  name: "sealed",
  audit: {
    trail: Trail.created({
      bucket: TrailBucket.existing("log-archive", {
        kmsKeyArn: "arn:aws:kms:us-east-1:999999999999:key/12345678-1234-1234-1234-123456789012",
      }),
    }),
  },
};
