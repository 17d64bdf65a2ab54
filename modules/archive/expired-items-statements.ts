import { keyUse, keyUseThrough } from "../../model/access/key-use";
import { STREAM_ACTIONS } from "../policy/data-plane";
import { Statement } from "../policy/policy-document";
import type { ExpiredItemsProps } from "./expired-items";

/**
 * What archiving expired items takes: Lambda reads the streams as the function's role, the function writes objects.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 */
export function expiredItemsStatements(props: ExpiredItemsProps): Statement[] {
  const { environment, tables, bucketArn, prefix, key } = props;
  const { account, region } = environment;
  return [
    {
      Sid: "ReadStreams",
      Effect: "Allow",
      Action: STREAM_ACTIONS,
      Resource: tables.map(({ tableArn }) => `${tableArn}/stream/*`),
    },
    {
      Sid: "FindStreams",
      Effect: "Allow",
      Action: "dynamodb:ListStreams",
      // IAM knows no resource for it.
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      Sid: "WriteObjects",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: tables.map(({ tableName }) => `${bucketArn}/${prefix}/table=${tableName}/*`),
    },
    { ...keyUseThrough(environment, key.alias, ["s3"], ["Decrypt", "GenerateDataKey"]), Sid: "UseKeyOfTheArchive" },
    ...keyUse({
      account,
      regions: [region],
      aliases: [...new Set(tables.map(({ tableKeyAlias }) => tableKeyAlias))].sort(),
      keyArns: [],
      writes: false,
    }),
  ];
}
