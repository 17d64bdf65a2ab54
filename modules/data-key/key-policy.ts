import { accountRootArn, Locality } from "../../model/arn";
import { Statement } from "../policy/policy-document";

/** The longest waiting period that KMS offers before a key is gone, in days. */
export const DELETION_WINDOW_DAYS = 30;

/** What administering a key takes, each named: `kms:*` would include using it. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:ListRetirableGrants",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** What replicating a multi-Region key takes beside that. */
const REPLICATION = ["kms:ReplicateKey", "kms:UpdatePrimaryRegion"];

/** What DynamoDB does with the key on behalf of a caller. Source: the DynamoDB guide, "Encryption at rest". */
const USE = [
  "kms:CreateGrant",
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "kms:ReEncrypt*",
];

/** Lets the account administer the key: without it nobody could ever change the policy again. */
export function administrationStatement(locality: Locality, actions: readonly string[] = ADMINISTRATION): Statement {
  return {
    Sid: "AdministerKey",
    Effect: "Allow",
    Principal: { AWS: accountRootArn(locality) },
    Action: actions,
    Resource: "*",
  };
}

/**
 * The policy of a key for table data. Both statements name the account, so that IAM policies decide who may: the
 * first lets the account administer the key, the second lets it be used through DynamoDB in these Regions only, never directly. A multi-Region key and its replicas have one policy:
 * they are one key in several places.
 */
export function dataKeyPolicy(locality: Locality, replicaRegions: readonly string[]): Statement[] {
  const regions = [locality.region, ...replicaRegions];
  return [
    administrationStatement(
      locality,
      replicaRegions.length > 0 ? [...ADMINISTRATION, ...REPLICATION].sort() : ADMINISTRATION,
    ),
    {
      Sid: "UseThroughDynamoDb",
      Effect: "Allow",
      Principal: { AWS: accountRootArn(locality) },
      Action: USE,
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:CallerAccount": locality.account,
          "kms:ViaService": regions.map((region) => `dynamodb.${region}.amazonaws.com`),
        },
      },
    },
  ];
}
