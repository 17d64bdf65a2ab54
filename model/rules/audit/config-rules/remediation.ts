import { partitionOf } from "../../../arn";
import { RemediationMode } from "../../../audit/config-rules";
import { controlRules, remediationOf } from "../../../audit/config-rules/from-controls";
import { Environment } from "../../../environment";
import { MAX_APPROVERS, MAX_REMEDIATION_ATTEMPTS, MAX_RETRY_SECONDS, SOURCES } from "../../../limits";
import { Path } from "../../../problem";
import { checkDistinct, checkForm, checkNumber } from "../../checks";
import { EnvironmentRule, Report } from "../../rule";

const source = SOURCES.remediationApi;

/** Why a rule cannot be put right this way; nothing where it can. */
function faultOf(identifier: string, mode: RemediationMode, approvers: readonly string[]) {
  const carried = controlRules().find(({ rule }) => rule.identifier === identifier);
  if (!carried || mode === "off") return undefined;
  const offered = remediationOf(carried.rule);
  if (!offered) return { message: "Nothing puts right what this rule finds: it has no document.", expected: '"off"' };
  if (mode === "automatic" && offered.harmless === undefined) {
    const message = `The document "${offered.document}" changes more than what cannot hurt: it does not run by itself.`;
    return { message, expected: '"by-approval" or "off"' };
  }
  if (mode === "by-approval" && approvers.length === 0) {
    return { message: "Nobody could approve it.", expected: "`approvers`, at least one" };
  }
  return undefined;
}

/** Only what has a document is put right, and only what cannot hurt without being asked. */
export const remediationModes: EnvironmentRule = ({ audit }, path, report) => {
  const remediation = audit?.configRules?.remediation;
  const place = path.at("audit").at("configRules").at("remediation");
  for (const [identifier, mode] of Object.entries(remediation?.rules ?? {})) {
    const fault = faultOf(identifier, mode, remediation?.approvers ?? []);
    if (fault) {
      report.error(place.at("rules").at(identifier), { ...fault, received: mode, source }, [place.at("approvers")]);
    }
  }
};

function checkApprovers(approvers: readonly string[], place: Path, home: Environment, report: Report): void {
  const [partition, { account }] = [partitionOf(home.region), home];
  const name = "(?:[\\w+=,.@-]+/)*[\\w+=,.@-]+";
  const pattern = new RegExp(
    `^arn:${partition}:(?:iam::${account}:(?:role|user)/${name}|sts::${account}:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+)$`,
  );
  const form = `\`arn:${partition}:iam::${account}:role/<name>\`, a user, or an assumed role of the account`;
  approvers.forEach((arn, position) => {
    const check = { what: "The approver", pattern, form, source: SOURCES.automationApproval };
    checkForm(arn, place.at(position), check, report);
  });
  checkDistinct(approvers, place, "approver", report);
  if (approvers.length <= MAX_APPROVERS) return;
  report.error(place, {
    message: "There are too many approvers.",
    received: approvers.length,
    expected: `at most ${MAX_APPROVERS}`,
    source: SOURCES.automationApproval,
  });
}

/** Limits of a remediation, in what AWS takes. */
export const remediationLimits: EnvironmentRule = (environment, path, report) => {
  const remediation = environment.audit?.configRules?.remediation;
  if (!remediation) return;
  const place = path.at("audit").at("configRules").at("remediation");
  const { approvers = [] } = remediation;
  checkApprovers(approvers, place.at("approvers"), environment, report);
  const check = (name: keyof typeof remediation, what: string, maximum: number, unit: string) => {
    const value = remediation[name];
    if (typeof value !== "number") return;
    checkNumber(value, place.at(name), { what, minimum: 1, maximum, unit, source }, report);
  };
  check("requiredApprovals", "The number of approvals", Math.max(1, approvers.length), "of the approvers");
  check("maximumAttempts", "The number of attempts", MAX_REMEDIATION_ATTEMPTS, "attempts");
  check("retrySeconds", "The time in which attempts are counted", MAX_RETRY_SECONDS, "seconds");
  check("concurrentPercent", "What is put right at the same time", 100, "per cent");
  check("errorPercent", "What may fail", 100, "per cent");
};
