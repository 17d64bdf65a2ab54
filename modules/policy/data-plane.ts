/**
 * What reads and writes items, action by action. Transactions have none of their own: each of their parts is judged by
 * the action it stands for, and a condition check by its own.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const ITEM_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PartiQLDelete",
  "dynamodb:PartiQLInsert",
  "dynamodb:PartiQLSelect",
  "dynamodb:PartiQLUpdate",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
] as const;

/** What clients ask about a table beside its items: SDKs and DAX describe it, and readers of TTL want its attribute. */
export const DESCRIPTION_ACTIONS = ["dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"] as const;

/** What a reader of a stream does, once it has the stream's ARN. */
export const STREAM_ACTIONS = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"] as const;
