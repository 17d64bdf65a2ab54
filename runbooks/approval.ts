import { ResolvedApproval } from "../model/resolve/resolved-config-rules";
import { askForApproval } from "./ask-for-approval";
import { AutomationDocument } from "./document";

/** A day: who is asked later does not know any more what it was about. */
const APPROVAL_SECONDS = 86_400;

/** The document with first steps that ask for somebody's consent and wait for it. */
export function withApproval(document: AutomationDocument, approval: ResolvedApproval): AutomationDocument {
  const { approvers, requiredApprovals, topicArn } = approval;
  const about = Object.keys(document.parameters).filter((name) => name !== "AutomationAssumeRole");
  const consent = askForApproval({
    approvers,
    minimumApprovals: requiredApprovals,
    timeoutSeconds: APPROVAL_SECONDS,
    subject: "A remediation waits for an approval",
    message: `${document.description} ${about.map((name) => `${name}: {{ ${name} }}`).join(", ")}.`,
    topicArn,
  });
  return { ...document, mainSteps: [...consent, ...document.mainSteps] };
}
