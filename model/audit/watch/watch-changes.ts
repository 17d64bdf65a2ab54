import { all, any, is, notThere, Term } from "./filter-pattern";
import { Watched } from "./watched";

/**
 * What blinds the watch over a trail, one filter for each service that can. The first deployment and those that change
 * the watch are no exception: the deploy role may do all of this, so whoever takes it over would go unseen.
 */

/** Stands in a pattern for the id of the audit's key, which Terraform knows. */
export const AUDIT_KEY_ID = "<id of the audit's key>";

/** A way to blind the watch. */
export interface WatchChange {
  /** What the filter is called after. */
  readonly name: string;
  readonly term: Term;
}

const DONE = notThere("errorCode");

function calls(service: string, names: readonly string[], ...about: readonly Term[]): Term {
  const source = is("eventSource", `${service}.amazonaws.com`);
  return all(source, DONE, any(...names.map((name) => is("eventName", name))), any(...about));
}

const parameter = (name: string, text: string) => is(`requestParameters.${name}`, text);

/** Deleting what is searched, keeping it for a shorter time, masking or reshaping it, counting something else. */
function logGroup(name: string): Term {
  const names = [
    "AssociateKmsKey",
    "DeleteLogGroup",
    "DeleteLogStream",
    "DeleteMetricFilter",
    "DisassociateKmsKey",
    "PutDataProtectionPolicy",
    "PutMetricFilter",
    "PutRetentionPolicy",
    "PutTransformer",
  ];
  return calls("logs", names, parameter("logGroupName", name), parameter("logGroupIdentifier", `*${name}`));
}

/** The alarms over a trail: they are called after the environment and the audit. */
function alarms(environment: string): Term {
  const names = ["DeleteAlarms", "DisableAlarmActions", "PutAlarmMuteRule", "PutMetricAlarm", "SetAlarmState"];
  const properties = ["alarmName", "alarmNames[*]", "muteTargets.alarmNames[*]"];
  return calls("monitoring", names, ...properties.map((name) => parameter(name, `${environment}-audit-*`)));
}

/** Where the alarms go. */
function topic(arn: string): Term {
  const names = ["DeleteTopic", "RemovePermission", "SetSubscriptionAttributes", "SetTopicAttributes", "Unsubscribe"];
  return calls("sns", names, parameter("topicArn", arn), parameter("subscriptionArn", `${arn}:*`));
}

/** Any setting of the bucket: its policy, its lifecycle, its locks. What is done with objects is no management event. */
function bucket(name: string): Term {
  return calls("s3", ["Delete*", "Put*"], all(is("eventCategory", "Management"), parameter("bucketName", name)));
}

/** The key is named by its id or ARN here, never by its alias. */
function key(): Term {
  return calls("kms", ["PutKeyPolicy"], parameter("keyId", `*${AUDIT_KEY_ID}`));
}

/** The role that CloudTrail writes to the log group with, its policy and its ceiling. */
function role({ roleName, rolePolicyNames }: Watched): Term {
  const names = [
    "AttachRolePolicy",
    "CreatePolicyVersion",
    "DeletePolicy*",
    "DeleteRole*",
    "DetachRolePolicy",
    "PutRole*",
    "SetDefaultPolicyVersion",
    "UpdateAssumeRolePolicy",
  ];
  const policies = rolePolicyNames.map((name) => parameter("policyArn", `*:policy/${name}`));
  return calls("iam", names, parameter("roleName", roleName), ...policies);
}

export function watchChanges(watched: Watched): WatchChange[] {
  const { environment, logGroupName, alertTopicArn, bucketName } = watched;
  return [
    { name: "watch_changed_log_group", term: logGroup(logGroupName) },
    { name: "watch_changed_alarms", term: alarms(environment) },
    { name: "watch_changed_topic", term: topic(alertTopicArn) },
    ...(bucketName === undefined ? [] : [{ name: "watch_changed_bucket", term: bucket(bucketName) }]),
    { name: "watch_changed_key", term: key() },
    { name: "watch_changed_role", term: role(watched) },
  ];
}
