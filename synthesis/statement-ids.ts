import { ResourceRecord } from "../controls/control";
import { SOURCES } from "../model/limits";
import { Problem } from "../model/problem";

/** Where resources keep policies. */
const POLICY_ARGUMENTS = ["policy", "assume_role_policy", "access_policy"];

interface Identified {
  readonly Sid?: string;
}

/** Statement ids that stand in a policy more than once. */
function repeatedIds(policy: string): string[] {
  const { Statement = [] } = JSON.parse(policy) as { Statement?: Identified | readonly Identified[] };
  const ids = [Statement].flat().flatMap(({ Sid }) => Sid ?? []);
  return [...new Set(ids.filter((id, position) => ids.indexOf(id) !== position))];
}

/** Policies that AWS would refuse at apply, because two of their statements are called the same. */
export function repeatedStatementIds(name: string, records: readonly ResourceRecord[]): Problem[] {
  return records.flatMap(({ address, values }) =>
    POLICY_ARGUMENTS.flatMap((argument) => {
      const policy = values[argument];
      if (typeof policy !== "string" || !policy.startsWith("{")) return [];
      return repeatedIds(policy).map((id) => ({
        severity: "error" as const,
        path: `${name}: ${address}`,
        message: "Two statements of the policy have the same id.",
        received: id,
        expected: "an id of its own for each statement",
        source: SOURCES.statementIds,
      }));
    }),
  );
}
