import { indexArn, streamArns, tableArn } from "../../model/arn";
import { EndpointService } from "../../model/network";
import { ResolvedEnvironment, ResolvedNetwork } from "../../model/resolve/resolved";
import { DESCRIPTION_ACTIONS, ITEM_ACTIONS, STREAM_ACTIONS } from "../policy/data-plane";
import { Conditions, denyWithoutTls, Statement } from "../policy/policy-document";
import { functionAccess } from "./function-access";

/**
 * What may pass an endpoint: requests of our principals to this environment's tables, what functions in the VPC ask
 * beside that, and nothing else. Another
 * account's credentials and another account's tables are both of no use here, so that the endpoint is no way out for
 * data. A principal still needs its own permission.
 *
 * AWS services that act for the account do not come this way: Backup, replication and auto scaling reach the tables
 * from AWS's side. The nodes of a DAX cluster may, as a role of the account.
 *
 * The principal is `*` under a condition because a gateway endpoint takes no other. `StringEquals` is false where its
 * key is missing: a request without a principal's account or organization does not pass.
 */
export function endpointPolicy(
  service: EndpointService,
  environment: ResolvedEnvironment,
  { principals }: ResolvedNetwork,
): Statement[] {
  const ours: Conditions = { StringEquals: { [principals.key]: principals.value } };
  const names = environment.tables.map(({ tableName }) => tableName);
  const allow = (Sid: string, Action: readonly string[], Resource: string | readonly string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: "*",
    Action,
    Resource,
    Condition: ours,
  });
  const deny = denyWithoutTls("dynamodb:*", ["*"]);
  const functions = service === "dynamodb" ? functionAccess(environment) : [];
  // A statement needs a resource: without tables nothing is allowed but what functions do elsewhere.
  if (names.length === 0) return [...functions, deny];
  if (service === "dynamodb-streams") {
    const streams = names.map((name) => streamArns(environment, name));
    return [allow("ReadStreams", STREAM_ACTIONS, streams), deny];
  }
  const tables = names.flatMap((name) => [tableArn(environment, name), indexArn(environment, name, "*")]);
  return [
    allow("UseTables", [...ITEM_ACTIONS, ...DESCRIPTION_ACTIONS], tables),
    // SDKs ask it before anything else where they discover endpoints; it knows no resource.
    allow("DiscoverEndpoints", ["dynamodb:DescribeEndpoints"], "*"),
    ...functions,
    deny,
  ];
}
