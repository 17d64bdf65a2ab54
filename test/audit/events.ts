import { Environment } from "../../model/environment";

/** Events as CloudTrail writes them, after the examples in AWS's guides. */

export type Event = Readonly<Record<string, unknown>>;

/** Who calls: the session of a role, a user, the root user, or a service. */
export function sessionOf(roleArn: string): Event {
  const [, , , , account = "", role = ""] = roleArn.split(":");
  const userName = role.split("/").at(-1) ?? "";
  return {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:session",
    arn: `arn:aws:sts::${account}:assumed-role/${userName}/session`,
    accountId: account,
    accessKeyId: "ASIAEXAMPLE",
    sessionContext: {
      sessionIssuer: { type: "Role", principalId: "AROAEXAMPLE", arn: roleArn, accountId: account, userName },
      attributes: { creationDate: "2026-11-27T08:00:00Z", mfaAuthenticated: "false" },
    },
  };
}

export function user(arn: string): Event {
  return { type: "IAMUser", principalId: "AIDAEXAMPLE", arn, accountId: arn.split(":")[4], userName: "somebody" };
}

export function root(account: string): Event {
  return { type: "Root", principalId: account, arn: `arn:aws:iam::${account}:root`, accountId: account };
}

function eventOf(source: string, eventName: string, more: Event): Event {
  return {
    eventVersion: "1.11",
    eventTime: "2026-11-27T08:15:00Z",
    eventSource: `${source}.amazonaws.com`,
    eventName,
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.17",
    userAgent: "aws-cli/2.22.0",
    responseElements: null,
    requestID: "4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG",
    eventID: "a954451c-c2fc-4561-8aea-7a30ba1fdf52",
    eventType: "AwsApiCall",
    ...more,
  };
}

/** A call that changes or describes resources. */
export function management(
  source: string,
  eventName: string,
  userIdentity: Event,
  requestParameters: unknown,
  more: Event = {},
): Event {
  const category = { managementEvent: true, eventCategory: "Management", readOnly: false };
  return eventOf(source, eventName, { userIdentity, requestParameters, ...category, ...more });
}

/** A request for items, with the tables that it is about. */
export function data(
  eventName: string,
  userIdentity: Event,
  { account, region }: Environment,
  tableNames: readonly string[],
  more: Event = {},
): Event {
  const [tableName] = tableNames;
  return eventOf("dynamodb", eventName, {
    userIdentity,
    requestParameters: { tableName, key: { PK: "customer#4711" } },
    apiVersion: "2012-08-10",
    managementEvent: false,
    eventCategory: "Data",
    readOnly: !/Put|Update|Delete|Write|Execute/.test(eventName),
    resources: tableNames.map((name) => ({
      accountId: account,
      type: "AWS::DynamoDB::Table",
      ARN: `arn:aws:dynamodb:${region}:${account}:table/${name}`,
    })),
    recipientAccountId: account,
    ...more,
  });
}

export const DENIED = { errorCode: "AccessDenied", errorMessage: "User is not authorized to perform the action" };
