import { all, groups, is, MAX_PATTERN_LENGTH, MAX_WILDCARD_SELECTORS, notThere, pattern, Term } from "./filter-pattern";
import { Watched } from "./watched";

/** Something that only known principals do. */
export interface Stranger {
  readonly name: string;
  readonly description: string;
  /** Patterns of the calls, whoever made them. */
  readonly calls: readonly string[];
  /** Patterns of those that known principals made: each is counted as often as in `calls`. */
  readonly known: readonly string[];
}

/** Characters that are left for the principals beside a group of tables. */
const ROOM_FOR_PRINCIPALS = 256;

/** The role of a session, whatever its name; a user is named by itself. */
function madeBy(arn: string): Term {
  return is(arn.includes(":user/") ? "userIdentity.arn" : "userIdentity.sessionContext.sessionIssuer.arn", arn);
}

/**
 * Calls that are counted twice: all of them, and those of known principals. The difference is what strangers did. That
 * way a session without an issuer is a stranger as well, and any number of principals fits: a pattern that leaves out
 * everybody who is known would have to name them all in its 1,024 characters.
 */
function stranger(name: string, description: string, calls: readonly Term[], principals: readonly string[]): Stranger {
  const terms = principals.map(madeBy);
  return {
    name,
    description,
    calls: calls.map(pattern),
    known: calls.flatMap((call) => {
      const knownCall = (who: Term) => pattern(all(call, who));
      return groups(terms, knownCall).map(knownCall);
    }),
  };
}

function exports({ environment, knownPrincipals }: Watched): Stranger {
  const call = all(
    is("eventSource", "dynamodb.amazonaws.com"),
    is("eventName", "ExportTableToPointInTime"),
    notThere("errorCode"),
    is("requestParameters.tableArn", `*:table/${environment}-*`),
  );
  return stranger("export_by_stranger", "Somebody whom nobody named exported a table", [call], knownPrincipals);
}

/** Requests for items of classified tables, in any Region. A request may be about several tables. */
function classifiedItems({ classifiedTables, otherTables, knownPrincipals, dataEvents }: Watched): Stranger {
  const items = (...tables: readonly Term[]) => all(is("eventCategory", "Data"), notThere("errorCode"), ...tables);
  const tables = classifiedTables.map((table) => is("resources[*].ARN", `*:table/${table}`));
  const size = { length: MAX_PATTERN_LENGTH - ROOM_FOR_PRINCIPALS, size: MAX_WILDCARD_SELECTORS };
  return stranger(
    "classified_by_stranger",
    dataEvents === "writes"
      ? "Somebody whom nobody named wrote items of a confidential or restricted table, or used PartiQL on it. " +
          "The trail records no other reads"
      : "Somebody whom nobody named reached items of a confidential or restricted table",
    otherTables ? groups(tables, items, size).map((group) => items(group)) : [items()],
    knownPrincipals,
  );
}

/** What strangers are not to do, as far as the trail records it. */
export function strangersOf(watched: Watched): Stranger[] {
  return [
    ...(watched.managementEvents === "none" ? [] : [exports(watched)]),
    ...(watched.dataEvents === "off" || watched.classifiedTables.length === 0 ? [] : [classifiedItems(watched)]),
  ];
}
