/**
 * A runbook of AWS Systems Manager Automation as plain data, in the words of its documentation.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export interface AutomationDocument {
  readonly schemaVersion: "0.3";
  readonly description: string;
  /** ARN of the role that the steps run with; whoever starts the runbook has to be allowed to pass it. */
  readonly assumeRole: string;
  readonly parameters: Readonly<Record<string, DocumentParameter>>;
  readonly mainSteps: readonly Step[];
  /** Outputs of steps that the automation shows: `verify.Status`. */
  readonly outputs?: readonly string[];
}

export interface DocumentParameter {
  readonly type: "String" | "StringList" | "Integer" | "Boolean";
  readonly description: string;
  /** What a value has to look like: whatever else it is started for is refused. */
  readonly allowedPattern?: string;
  readonly default?: string | number | boolean | readonly string[];
}

/** A value that a step has: `{{ <step>.<Name> }}` in later ones. */
export interface StepOutput {
  readonly Name: string;
  /** `$.Table.TableStatus` of an answer, `$.Payload.x` of a script. */
  readonly Selector: string;
  readonly Type: "String" | "StringList" | "Integer" | "Boolean" | "StringMap" | "MapList";
}

interface AnyStep {
  readonly name: string;
  readonly description?: string;
  /** `Abort` where left out. */
  readonly onFailure?: "Abort" | "Continue" | `step:${string}`;
  /** Whether a failure of the step is one of the whole. @default true */
  readonly isCritical?: boolean;
  readonly isEnd?: boolean;
  readonly nextStep?: string;
  readonly timeoutSeconds?: number;
  readonly maxAttempts?: number;
  readonly outputs?: readonly StepOutput[];
}

/** One call of the API of a service, in the words of its API reference. */
export interface ApiStep extends AnyStep {
  readonly action: "aws:executeAwsApi";
  readonly inputs: { readonly Service: string; readonly Api: string; readonly [argument: string]: unknown };
}

/** A call that is repeated until the answer has a value. */
export interface WaitStep extends AnyStep {
  readonly action: "aws:waitForAwsResourceProperty";
  readonly inputs: {
    readonly Service: string;
    readonly Api: string;
    readonly PropertySelector: string;
    readonly DesiredValues: readonly string[];
    readonly [argument: string]: unknown;
  };
}

export interface ScriptStep extends AnyStep {
  readonly action: "aws:executeScript";
  readonly inputs: {
    readonly Runtime: "python3.11";
    /** The function in the script. */
    readonly Handler: string;
    readonly InputPayload: Readonly<Record<string, unknown>>;
    readonly Script: string;
  };
}

/** A pause for people. It has no `NotificationArn`, which takes topics alone that AWS's page names: see `askForApproval`. */
export interface ApproveStep extends AnyStep {
  readonly action: "aws:approve";
  readonly inputs: {
    readonly Message: string;
    readonly MinRequiredApprovals: number;
    readonly Approvers: readonly string[];
  };
}

export interface Choice {
  readonly NextStep: string;
  readonly Variable: string;
  readonly StringEquals?: string;
  readonly BooleanEquals?: boolean;
}

export interface BranchStep extends AnyStep {
  readonly action: "aws:branch";
  readonly inputs: { readonly Choices: readonly Choice[]; readonly Default?: string };
}

export type Step = ApiStep | WaitStep | ScriptStep | ApproveStep | BranchStep;
