import { keyUse, keyUseThrough } from "../../model/access/key-use";
import { tableArn } from "../../model/arn";
import { tableNameIn } from "../../model/names";
import { STREAM_ACTIONS } from "../policy/data-plane";
import { Statement } from "../policy/policy-document";
import { archiveMetrics } from "./archive-metrics";
import type { ExpiredItemsProps } from "./expired-items";

/** As many as a policy has room for, beside the rest: 6,144 characters, and names of tables have up to 255. */
const TABLES_BY_NAME = 10;

/** The streams of the tables; with more of them than a policy has room for, those of all tables of the environment. */
function streamsOf({ tables, environment }: ExpiredItemsProps): string[] {
  const arns =
    tables.length <= TABLES_BY_NAME
      ? tables.map((table) => table.tableArn)
      : [tableArn(environment, tableNameIn(environment.name, "*"))];
  return arns.map((arn) => `${arn}/stream/*`);
}

/**
 * What archiving expired items takes: Lambda reads the streams as the function's role, the function writes objects.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 */
export function expiredItemsStatements(props: ExpiredItemsProps): Statement[] {
  const { environment, tables, bucketArn, prefix, unreadablePrefix, key } = props;
  const { account, region } = environment;
  return [
    {
      Sid: "ReadStreams",
      Effect: "Allow",
      Action: STREAM_ACTIONS,
      Resource: streamsOf(props),
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
      // Not table by table: a policy has room for few.
      Resource: [`${bucketArn}/${prefix}/*`, `${bucketArn}/${unreadablePrefix}/*`],
    },
    {
      Sid: "CountUnreadable",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      // IAM knows no resource for it.
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": archiveMetrics(environment.name) } },
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
