import { ResolvedApproval } from "../model/resolve/resolved-config-rules";
import { AutomationDocument, Step } from "./document";

/** A day: who is asked later does not know any more what it was about. */
const APPROVAL_SECONDS = 86_400;

/** The document with a first step that waits for somebody's consent. */
export function withApproval(document: AutomationDocument, approval: ResolvedApproval): AutomationDocument {
  const { approvers, requiredApprovals, topicArn } = approval;
  const about = Object.keys(document.parameters).filter((name) => name !== "AutomationAssumeRole");
  const consent: Step = {
    name: "approve",
    description: "Waits until the approvers agree.",
    action: "aws:approve",
    timeoutSeconds: APPROVAL_SECONDS,
    onFailure: "Abort",
    inputs: {
      Approvers: approvers,
      MinRequiredApprovals: requiredApprovals,
      Message: `${document.description} ${about.map((name) => `${name}: {{ ${name} }}`).join(", ")}`,
      ...(topicArn === undefined ? {} : { NotificationArn: topicArn }),
    },
  };
  return { ...document, mainSteps: [consent, ...document.mainSteps] };
}
