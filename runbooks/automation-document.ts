/**
 * SSM Automation documents as data: what AWS takes as JSON. Only what this project's documents use.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */

/** A parameter that an automation is started with. */
export interface DocumentParameter {
  readonly type: "Integer" | "String";
  readonly description: string;
  /** What a value has to look like: whatever else it is started for is refused. */
  readonly allowedPattern?: string;
}

/** What a step leaves for the record. */
export interface StepOutput {
  readonly Name: string;
  readonly Selector: string;
  readonly Type: "Boolean" | "MapList" | "String";
}

type ApiInputs = Readonly<Record<string, unknown>> & { readonly Service: string; readonly Api: string };

interface Step {
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds?: number;
  /** What follows is never done after a step that failed. */
  readonly onFailure: "Abort";
}

/** Calls an AWS API. */
interface CallStep extends Step {
  readonly action: "aws:executeAwsApi";
  readonly inputs: ApiInputs;
  readonly outputs?: readonly StepOutput[];
}

/** Waits for a property to have a value. Booleans are compared as `True` and `False`. */
interface PropertyStep extends Step {
  readonly action: "aws:waitForAwsResourceProperty";
  readonly inputs: ApiInputs & { readonly PropertySelector: string; readonly DesiredValues: readonly string[] };
}

/** Waits for people. */
interface ApprovalStep extends Step {
  readonly action: "aws:approve";
  readonly inputs: {
    readonly Approvers: readonly string[];
    readonly MinRequiredApprovals: number;
    readonly Message: string;
    readonly NotificationArn?: string;
  };
}

export type AutomationStep = CallStep | PropertyStep | ApprovalStep;

export interface AutomationDocument {
  readonly schemaVersion: "0.3";
  readonly description: string;
  readonly assumeRole: "{{ AutomationAssumeRole }}";
  readonly parameters: Readonly<Record<string, DocumentParameter>>;
  readonly mainSteps: readonly AutomationStep[];
  /** Outputs of steps that the automation shows: `verify.Status`. */
  readonly outputs?: readonly string[];
}
