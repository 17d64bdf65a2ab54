import { everyKey } from "../../../model/access/key-use";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { Statement } from "../../policy/policy-document";

/**
 * Asking for an approval on the environment's alert topic, whose key is named by its alias: the documents publish with
 * their role, see `runbooks/ask-for-approval.ts`.
 */
export function askApprovers({ account, region, alerts }: ResolvedEnvironment): Statement[] {
  const { topicArn, created } = alerts;
  if (!created) return [];
  return [
    { Sid: "AskApprovers", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    {
      Sid: "UseAlertKeyThroughSns",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: everyKey(account, [region]),
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${created.topicName}` },
        StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` },
      },
    },
  ];
}
