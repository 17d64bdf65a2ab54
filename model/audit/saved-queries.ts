import { SavedQuery } from "../resolve/resolved-trail";

/** What every answer shows: when, who, from where, what. */
const WHO =
  "eventTime, userIdentity.arn, sourceIPAddress, eventName, requestParameters.tableName, awsRegion, errorCode";
const ITEMS = '| filter eventSource = "dynamodb.amazonaws.com" and eventCategory = "Data"';

interface Query {
  readonly name: string;
  readonly lines: readonly string[];
}

const QUERIES: readonly Query[] = [
  {
    name: "who_read_this_key",
    lines: [
      '# Replace the value by that of a key attribute. Reads are recorded at the level "all", and of classified tables',
      '# at "writes-and-classified-reads"; nobody can be found at "writes".',
      `fields ${WHO}`,
      ITEMS,
      '| filter @message like "REPLACE-WITH-THE-VALUE-OF-THE-KEY"',
      "| sort @timestamp desc",
      "| limit 500",
    ],
  },
  {
    name: "who_scanned",
    lines: [
      "# PartiQL statements may be scans as well. A Scan is a read: which of them are recorded, the level says.",
      `fields ${WHO}, requestParameters.indexName, requestParameters.statement`,
      ITEMS,
      '| filter eventName in ["Scan", "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"]',
      "| sort @timestamp desc",
      "| limit 500",
    ],
  },
  {
    name: "top_callers",
    lines: [
      'filter eventSource = "dynamodb.amazonaws.com"',
      "| stats count(*) as calls by userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, eventName",
      "| sort calls desc",
      "| limit 100",
    ],
  },
  {
    name: "denied_calls",
    lines: [
      `fields ${WHO}, errorMessage`,
      '| filter eventSource in ["backup.amazonaws.com", "dax.amazonaws.com", "dynamodb.amazonaws.com", "kms.amazonaws.com"]',
      "| filter errorCode like /^AccessDenied/",
      "| sort @timestamp desc",
      "| limit 500",
    ],
  },
];

/** Queries of CloudWatch Logs Insights for the trail's log group, in a folder of the environment. */
export function savedQueries(environmentName: string): SavedQuery[] {
  return QUERIES.map(({ name, lines }) => ({
    terraformName: name,
    queryName: `${environmentName}/audit/${name.replaceAll("_", "-")}`,
    lines,
  }));
}
