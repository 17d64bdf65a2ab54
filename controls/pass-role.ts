import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** `iam:PassRole`, and what covers it. */
const covers = (action: string) => /^(?:iam:)?(?:\*|pass\*|passrole)$/i.test(action);
const passes = ({ actions }: PolicyStatement) => actions.some(covers);

function services({ conditions }: PolicyStatement, operators: readonly string[]): readonly string[] {
  return operators.flatMap((operator) => conditions[operator]?.["iam:PassedToService"] ?? []);
}

export const passRole: Control = {
  id: "pass-role",
  title: "Who may pass a role may pass named roles to named services, and no others",
  why: "Whoever passes any role to any service can do everything that the strongest role can.",
  types: ["aws_iam_policy"],
  answers: { trivy: ["AWS-0342"], kics: ["e39bee8c"], lens: ["DDBSEC3_6"] },
  judge({ values }) {
    const statements = statementsOf(values["policy"]) ?? [];
    const allowed = statements.filter((statement) => statement.effect === "Allow" && passes(statement));
    if (allowed.length === 0) return NOT_APPLICABLE;
    for (const statement of allowed) {
      if (statement.resources.some((resource) => resource.includes("*"))) {
        return nonCompliant("iam:PassRole is allowed on roles that are not named");
      }
      if (services(statement, ["StringEquals"]).length === 0) {
        return nonCompliant("iam:PassRole is allowed without iam:PassedToService");
      }
    }
    const denies = statements.some(
      (statement) =>
        statement.effect === "Deny" && passes(statement) && services(statement, ["StringNotEquals"]).length > 0,
    );
    return denies ? COMPLIANT : nonCompliant("no statement denies iam:PassRole to other services");
  },
};
