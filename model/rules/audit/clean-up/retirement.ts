import { partitionOf } from "../../../arn";
import { GRACE_DAYS, MAX_APPROVERS, SOURCES } from "../../../limits";
import { Locality } from "../../../arn";
import { Path } from "../../../problem";
import { counted } from "../../../words";
import { checkDistinct, checkNumber } from "../../checks";
import { Report } from "../../rule";
import { cleanUpRule } from "./clean-up-rule";

/** Whoever approves is somebody: no wildcard, and no account. */
const APPROVER = /^arn:(?<partition>aws[a-z-]*):iam::(?<account>\d{12}):(?:role|user)\/[\w+=,.@/-]+$/;

function checkApprover(arn: string, place: Path, home: Locality, report: Report): void {
  const { partition, account } = APPROVER.exec(arn)?.groups ?? {};
  const source = SOURCES.automationApproval;
  if (partition === undefined || partition !== partitionOf(home.region)) {
    const expected = `\`arn:${partitionOf(home.region)}:iam::<account>:role/<name>\`, or that of a user`;
    report.error(place, { message: "The approver is no IAM role or user.", received: arn, expected, source });
  } else if (account !== home.account) {
    const expected = `a role or user of the account ${home.account}, where the runbook runs`;
    report.error(place, { message: "The approver belongs to another account.", received: arn, expected, source });
  }
}

/** Whoever is asked can say no: with nobody to ask, the runbook would wait for a week and fail. */
export const approvers = cleanUpRule(({ value: { retirement }, path, environment }, report) => {
  if (!retirement) return;
  const { approvers: named, minimumApprovals = 1 } = retirement;
  const place = path.at("retirement").at("approvers");
  const source = SOURCES.automationApproval;
  named.forEach((arn, position) => {
    checkApprover(arn, place.at(position), environment, report);
  });
  checkDistinct(named, place, "approver", report);
  if (named.length === 0 || named.length > MAX_APPROVERS) {
    report.error(place, {
      message: "The number of approvers is not in its range.",
      received: named,
      expected: `1 to ${MAX_APPROVERS} IAM roles or users`,
      source,
    });
  }
  const what = "The number of approvals";
  const atMost = Math.max(1, named.length);
  const allowed = { what, minimum: 1, maximum: atMost, unit: `of ${counted(atMost, "approver")}`, source };
  checkNumber(minimumApprovals, path.at("retirement").at("minimumApprovals"), allowed, report);
});

/** Without a grace period the owner would hear of it when the table is gone. */
export const gracePeriod = cleanUpRule(({ value: { retirement }, path }, report) => {
  if (retirement?.graceDays === undefined) return;
  const allowed = { what: "The grace period", ...GRACE_DAYS, unit: "days" };
  checkNumber(retirement.graceDays, path.at("retirement").at("graceDays"), allowed, report);
});

/**
 * The runbook retires what the rule calls abandoned, and never what has a name of the environment. A rule that looks at
 * nothing else finds nothing that the runbook takes.
 */
export const retirableTables = cleanUpRule(
  ({ value: { retirement, scope = "account" }, path, environment }, report) => {
    if (!retirement || scope === "account") return;
    const finding = {
      message: "The runbook would never retire a table: it refuses those of the environment, and no others are judged.",
      received: scope,
      expected: `"account", or no \`retirement\`: tables of ${environment.name} go out of its configuration`,
    };
    report.error(path.at("scope"), finding, [path.at("retirement")]);
  },
);
