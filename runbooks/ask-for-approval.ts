import { Step } from "./document";
import { tell } from "./tell";

export interface ApprovalProps {
  /** ARNs of those who may approve, and how many of them have to. */
  readonly approvers: readonly string[];
  readonly minimumApprovals: number;
  /** Seconds until the answer is no: at most 30 days. */
  readonly timeoutSeconds: number;
  readonly subject: string;
  /** What is asked. */
  readonly message: string;
  /** Where the approvers are asked; left out where whoever starts the document tells them. */
  readonly topicArn?: string;
}

/** Where the approvers answer: a message of Automation's own would say it, too. */
const WHERE =
  "Answer in AWS Systems Manager, Automation, execution {{ automation:EXECUTION_ID }} in {{ global:REGION }}.";

/**
 * Asks people, and waits for their answer. The message is sent by a step of its own: Automation itself publishes to
 * topics alone whose name begins with "Automation", and asks nobody on another one.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export function askForApproval(props: ApprovalProps): Step[] {
  const { approvers, minimumApprovals, timeoutSeconds, subject, message, topicArn } = props;
  const approve: Step = {
    name: "approve",
    description: "Waits until the approvers agree.",
    action: "aws:approve",
    onFailure: "Abort",
    timeoutSeconds,
    inputs: { Message: message, MinRequiredApprovals: minimumApprovals, Approvers: approvers },
  };
  return topicArn === undefined
    ? [approve]
    : [tell("askForApproval", topicArn, subject, `${message} ${WHERE}`), approve];
}
