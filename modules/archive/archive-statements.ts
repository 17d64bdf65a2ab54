import { keyUse, keyUseThrough } from "../../model/access/key-use";
import { Locality } from "../../model/arn";
import { EXPORTS } from "../../model/archive/names";
import { queueArn } from "../../model/function-names";
import { ResolvedArchive } from "../../model/resolve/resolved-archive";
import { Statement } from "../policy/policy-document";

/**
 * Nobody but these roles writes into the archive, whatever their own policies allow: what is in it has come from the
 * tables. DynamoDB writes exports as the role that has asked for them.
 */
export function denyOtherWriters(archive: ResolvedArchive, writerRoleArns: readonly string[]): Statement {
  return {
    Sid: "DenyOtherWriters",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${archive.bucketArn}/*`,
    Condition: { ArnNotEquals: { "aws:PrincipalArn": writerRoleArns } },
  };
}

/**
 * What EventBridge Scheduler does with the role: ask for exports, which DynamoDB then writes with the role's
 * permissions, and put away what it could not ask for.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
 */
export function exportStatements(locality: Locality, archive: ResolvedArchive): Statement[] {
  const { bucketArn, exports } = archive;
  return [
    {
      Sid: "ExportTables",
      Effect: "Allow",
      Action: "dynamodb:ExportTableToPointInTime",
      Resource: exports.map(({ tableArn }) => tableArn),
    },
    {
      Sid: "WriteExports",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
      // Not table by table: a policy has room for few.
      Resource: `${bucketArn}/${EXPORTS}/*`,
    },
    {
      Sid: "SendDeadLetters",
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: queueArn(locality, archive.failedExportsQueue),
    },
    keyUseThrough(locality, archive.keyAlias, ["s3", "sqs"], ["Decrypt", "GenerateDataKey"]),
    ...keyUse({
      account: locality.account,
      regions: [locality.region],
      aliases: [...new Set(exports.map(({ tableKeyAlias }) => tableKeyAlias))].sort(),
      keyArns: [],
      writes: false,
    }),
  ];
}
