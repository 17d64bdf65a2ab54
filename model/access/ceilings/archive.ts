import { exportsPrefix } from "../../archive/names";
import { bucketArn, tableArn } from "../../arn";
import { Environment } from "../../environment";
import { queueArn } from "../../function-names";
import { bucketNameIn, partKeyAlias, tableNameIn } from "../../names";
import { Conditions, Statement } from "../../policy-statement";
import { dataKeys } from "../boundary";
import { everyKey } from "../key-use";
import { ProtectedEnvironment } from "../protected-table";
import { Ceiling } from "./ceiling";

const READ_ACTIONS = [
  "s3:GetObjectLegalHold",
  "s3:GetObjectRetention",
  "s3:GetObjectVersionAcl",
  "s3:GetObjectVersionForReplication",
  "s3:GetObjectVersionTagging",
  "s3:GetReplicationConfiguration",
  "s3:ListBucket",
];

function through(region: string, ...services: readonly string[]): Conditions[string] {
  return { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) };
}

/** Where copies of the archive go: the bucket and the key that somebody else made. */
function copies({ archive }: Environment): Statement[] {
  if (!archive?.replication) return [];
  const { bucket, region, kmsKeyArn } = archive.replication;
  return [
    {
      Sid: "Copies",
      Effect: "Allow",
      Action: ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"],
      Resource: `${bucketArn(region, bucket)}/*`,
    },
    {
      Sid: "KeyOfCopies",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: { StringEquals: through(region, "s3") },
    },
  ];
}

function statements(environment: ProtectedEnvironment, declared: Environment): Statement[] {
  const { name, account, region } = environment;
  const bucket = bucketArn(region, bucketNameIn(environment, "archive"));
  const allow = (
    Sid: string,
    Action: string | readonly string[],
    Resource: string | readonly string[],
    Condition?: Conditions,
  ): Statement => ({ Sid, Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) });
  return [
    allow("Exports", "dynamodb:ExportTableToPointInTime", tableArn(environment, tableNameIn(name, "*"))),
    allow(
      "WriteExports",
      ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
      `${bucket}/${exportsPrefix(tableNameIn(name, "*"))}*`,
    ),
    allow("ReadForCopies", READ_ACTIONS, [bucket, `${bucket}/*`]),
    allow("DeadLetters", "sqs:SendMessage", queueArn(environment, `${name}-archive-*`)),
    allow("ArchiveKey", ["kms:Decrypt", "kms:GenerateDataKey"], everyKey(account, [region]), {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/${partKeyAlias(name, "archive")}`] },
      StringEquals: through(region, "s3", "sqs"),
    }),
    allow("TableKeys", ["kms:Decrypt", "kms:DescribeKey"], everyKey(account, [region]), {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": dataKeys(environment) },
      StringEquals: through(region, "dynamodb"),
    }),
    ...copies(declared),
  ];
}

/** Scheduled exports and the copies of the archive. */
export const archiveCeiling: Ceiling = {
  kind: "archive",
  // Always there: a first archived table then needs no other stack before it.
  isNeeded: () => true,
  regions: ({ archive }) => (archive?.replication ? [archive.replication.region] : []),
  statements,
};
