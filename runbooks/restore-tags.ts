import { REQUIRED_TAGS, tagParameter } from "../controls/required-tags";
import { tableArn } from "../model/arn";
import { Runbook } from "./runbook";
import { tableArns, tableDocument } from "./table-document";

export const restoreTags: Runbook = {
  name: "restore-tags",
  document: (context) =>
    tableDocument(context, {
      description: "Gives a table the tags back that every table has to have.",
      parameters: Object.fromEntries(
        REQUIRED_TAGS.map((tag) => [
          tagParameter(tag),
          { type: "String" as const, description: `Value of the tag ${tag}.`, allowedPattern: "^.{1,256}$" },
        ]),
      ),
      mainSteps: [
        {
          name: "tag",
          description: "Tags of other names stay as they are.",
          action: "aws:executeAwsApi",
          onFailure: "Abort",
          inputs: {
            Service: "dynamodb",
            Api: "TagResource",
            ResourceArn: tableArn(context, "{{ TableName }}"),
            Tags: REQUIRED_TAGS.map((tag) => ({ Key: tag, Value: `{{ ${tagParameter(tag)} }}` })),
          },
        },
        {
          name: "verify",
          description: "The tags as they are now, for the record.",
          action: "aws:executeAwsApi",
          onFailure: "Abort",
          inputs: {
            Service: "dynamodb",
            Api: "ListTagsOfResource",
            ResourceArn: tableArn(context, "{{ TableName }}"),
          },
          outputs: [{ Name: "Tags", Selector: "$.Tags", Type: "MapList" }],
        },
      ],
      outputs: ["verify.Tags"],
    }),
  permissions: (context) => [
    {
      Sid: "RestoreTags",
      Effect: "Allow",
      Action: ["dynamodb:ListTagsOfResource", "dynamodb:TagResource"],
      Resource: tableArns(context),
    },
  ],
};
