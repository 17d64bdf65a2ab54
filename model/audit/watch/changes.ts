import { all, any, is, isFalse, isNot, notThere, Term } from "./filter-pattern";
import { Watched } from "./watched";

/** Something that happens rarely, and never without somebody wanting to know. */
export interface Change {
  readonly name: string;
  readonly description: string;
  readonly term: Term;
}

const DYNAMODB = is("eventSource", "dynamodb.amazonaws.com");
const DONE = notThere("errorCode");

const called = (...names: readonly string[]) => any(...names.map((name) => is("eventName", name)));

/** A table of the environment, by name or ARN: the API takes both. `dev-*` are also the tables of `dev-a`. */
function ofTables(property: string, environment: string): Term {
  return any(is(`requestParameters.${property}`, `${environment}-*`), byArn(property, environment));
}

function byArn(property: string, environment: string): Term {
  return is(`requestParameters.${property}`, `*:table/${environment}-*`);
}

/** A trail by name or ARN; what calls name it by is called differently as well. */
function ofTrail(trailName: string): Term {
  const names = [trailName, `*:trail/${trailName}`];
  return any(
    ...["name", "trailName"].flatMap((property) => names.map((name) => is(`requestParameters.${property}`, name))),
  );
}

/** What of an environment is not done in passing: each call is worth an alarm when it succeeds. */
export function changesOf({ environment, trailName, managementEvents }: Watched): Change[] {
  return [
    {
      name: "table_deleted",
      description: "A table was deleted",
      term: all(DYNAMODB, called("DeleteTable"), DONE, ofTables("tableName", environment)),
    },
    {
      name: "deletion_protection_off",
      description: "A table's deletion protection was switched off",
      term: all(
        DYNAMODB,
        called("UpdateTable"),
        DONE,
        isFalse("requestParameters.deletionProtectionEnabled"),
        ofTables("tableName", environment),
      ),
    },
    {
      name: "point_in_time_recovery_off",
      description: "A table's point-in-time recovery was switched off",
      term: all(
        DYNAMODB,
        called("UpdateContinuousBackups"),
        DONE,
        isFalse("requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled"),
        ofTables("tableName", environment),
      ),
    },
    {
      name: "resource_policy_changed",
      description: "Somebody changed who may use a table, by its resource policy",
      term: all(DYNAMODB, called("PutResourcePolicy", "DeleteResourcePolicy"), DONE, byArn("resourceArn", environment)),
    },
    {
      // A key is named by its id, which does not tell whose it is: every key of the account is meant.
      name: "key_out_of_use",
      description: "A key was disabled or scheduled for deletion: what it encrypts can no longer be read",
      term: all(is("eventSource", "kms.amazonaws.com"), called("DisableKey", "ScheduleKeyDeletion"), DONE),
    },
    {
      name: "trail_changed",
      description: "Somebody stopped, deleted or changed the trail that tells of everything else",
      term: all(
        is("eventSource", "cloudtrail.amazonaws.com"),
        called("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"),
        DONE,
        ofTrail(trailName),
      ),
    },
    {
      name: "root_use",
      description:
        managementEvents === "writes"
          ? "The root user of the account changed something. The trail does not record what it only looks at"
          : "The root user of the account did something",
      term: all(
        is("userIdentity.type", "Root"),
        notThere("userIdentity.invokedBy"),
        isNot("eventType", "AwsServiceEvent"),
      ),
    },
  ];
}
