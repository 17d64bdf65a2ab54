import { regionalArn } from "../model/arn";
import { ApiStep, AutomationDocument, DocumentParameter, Step } from "./document";
import { RunbookContext } from "./runbook";

/** Every table of the environment: what a role may touch, whatever its automation is started for. */
export function tableArns(context: RunbookContext): string {
  return regionalArn("dynamodb", context, `table/${context.tablePrefix}*`);
}

interface TableDocument {
  readonly description: string;
  readonly parameters?: Readonly<Record<string, DocumentParameter>>;
  readonly mainSteps: readonly Step[];
  readonly outputs: readonly string[];
}

/**
 * A document about one table. It starts for tables of the environment only: not for those of others in the account,
 * and not for what restore tests make, which AWS Backup could not remove any more if it were protected.
 */
export function tableDocument(context: RunbookContext, document: TableDocument): AutomationDocument {
  const { description, parameters, mainSteps, outputs } = document;
  return {
    schemaVersion: "0.3",
    description,
    assumeRole: "{{ AutomationAssumeRole }}",
    parameters: {
      TableName: {
        type: "String",
        description: `Name of a table of ${context.environmentName}.`,
        allowedPattern: `^${context.tablePrefix}[a-zA-Z0-9_.-]+$`,
      },
      ...parameters,
      AutomationAssumeRole: {
        type: "String",
        description: "ARN of the role that the automation takes.",
        allowedPattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
      },
    },
    mainSteps,
    outputs,
  };
}

/** Half an hour is enough for whatever changes a table, indexes that are being built aside. */
const ACTIVE_SECONDS = 1800;

/** Waits until a property of the table is as it should be. */
export function awaitTable(name: string, selector: string, value: string, timeoutSeconds = ACTIVE_SECONDS) {
  return {
    name,
    description: `Waits until ${selector} is ${value}.`,
    action: "aws:waitForAwsResourceProperty",
    timeoutSeconds,
    onFailure: "Abort",
    inputs: {
      Service: "dynamodb",
      Api: "DescribeTable",
      TableName: "{{ TableName }}",
      PropertySelector: selector,
      DesiredValues: [value],
    },
  } as const satisfies Step;
}

/** A table that is being changed takes no other change. */
export const AWAIT_ACTIVE = awaitTable("awaitActive", "$.Table.TableStatus", "ACTIVE");

/**
 * A step that changes the table and hands on its new status.
 * @param change what of the request is about the change: `{ DeletionProtectionEnabled: true }`
 */
export function updateTable(name: string, description: string, change: Readonly<Record<string, unknown>>): ApiStep {
  return {
    name,
    description,
    action: "aws:executeAwsApi",
    onFailure: "Abort",
    inputs: { Service: "dynamodb", Api: "UpdateTable", TableName: "{{ TableName }}", ...change },
    outputs: [{ Name: "Status", Selector: "$.TableDescription.TableStatus", Type: "String" }],
  };
}
