import { everyKey } from "../model/access/key-use";
import { dataKeyAlias } from "../model/names";
import { Runbook, RunbookContext } from "./runbook";
import { AWAIT_ACTIVE, awaitTable, tableArns, tableDocument, updateTable } from "./table-document";

/** What DynamoDB needs of the caller to give a table another key. Source: the DynamoDB guide, "Encryption at rest". */
const KEY_ACTIONS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** Items are encrypted anew in the background, up to two hours. */
const ENCRYPTION_SECONDS = 7200;

/** The environment's keys for table data, through DynamoDB alone. */
function throughDynamoDb({ region, environmentName }: RunbookContext) {
  const aliases = (["data", "global_data"] as const).map((key) => `alias/${dataKeyAlias(environmentName, key)}`);
  return {
    "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
    StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` },
  };
}

export const encryptTable: Runbook = {
  name: "encrypt-table",
  document: (context) =>
    tableDocument(context, {
      description: "Encrypts a table with the environment's own key again.",
      parameters: {
        KeyAlias: {
          type: "String",
          description: "Alias of the key that the code names.",
          allowedPattern: `^alias/${context.environmentName}-[a-z-]+$`,
        },
      },
      mainSteps: [
        AWAIT_ACTIVE,
        updateTable("encrypt", "Requests go on while the key changes.", {
          SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: "{{ KeyAlias }}" },
        }),
        awaitTable("verify", "$.Table.SSEDescription.Status", "ENABLED", ENCRYPTION_SECONDS),
      ],
      outputs: ["encrypt.Status"],
    }),
  permissions: (context) => {
    const keys = everyKey(context.account, [context.region]);
    const condition = throughDynamoDb(context);
    return [
      {
        Sid: "EncryptTable",
        Effect: "Allow",
        Action: ["dynamodb:DescribeTable", "dynamodb:UpdateTable"],
        Resource: tableArns(context),
      },
      { Sid: "UseKeysThroughDynamoDb", Effect: "Allow", Action: KEY_ACTIONS, Resource: keys, Condition: condition },
      {
        Sid: "GrantKeysToDynamoDb",
        Effect: "Allow",
        Action: "kms:CreateGrant",
        Resource: keys,
        Condition: { ...condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ];
  },
};
