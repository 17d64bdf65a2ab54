import { controlRules, remediationOf } from "../model/audit/config-rules/from-controls";
import { withApproval } from "./approval";
import { AutomationDocument, Step } from "./document";
import { RUNBOOKS, runbookNamed } from "./index";

const CONTEXT = { account: "111122223333", region: "eu-west-1", environmentName: "prod", tablePrefix: "prod-" };
const APPROVAL = { approvers: ["arn:aws:iam::111122223333:role/dba"], requiredApprovals: 1 };
const TOPIC = "arn:aws:sns:eu-west-1:111122223333:prod-alerts";

const documents = RUNBOOKS.flatMap((runbook) => {
  const document = runbook.document(CONTEXT);
  return [
    { runbook, document },
    { runbook, document: withApproval(document, { ...APPROVAL, topicArn: TOPIC }) },
  ];
});

/** What `{{ ... }}` names in a value, wherever it is, but for what Systems Manager itself puts in. */
function namedIn(value: unknown): string[] {
  const names = [...JSON.stringify(value).matchAll(/\{\{ ?([^}]+?) ?\}\}/g)].map(([, name = ""]) => name);
  return names.filter((name) => !/^(automation|global):[A-Z_]+$/.test(name));
}

/** The IAM actions that the API calls take. */
function actionsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(({ inputs }) => ("Api" in inputs ? [`${inputs.Service}:${inputs.Api}`] : []));
}

describe.each(documents.map((each) => [each.runbook.name, each] as const))("%s", (_, { runbook, document }) => {
  test("is a document as Systems Manager reads it", () => {
    expect(document.schemaVersion).toBe("0.3");
    expect(document.assumeRole).toBe("{{ AutomationAssumeRole }}");
    const names = document.mainSteps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_]{3,128}$/);
    for (const { inputs } of document.mainSteps) {
      if (!("PropertySelector" in inputs)) continue;
      expect(inputs.PropertySelector).toMatch(/^\$\.[A-Za-z.]+$/);
      expect(inputs.DesiredValues).toHaveLength(1);
    }
    for (const { inputs } of document.mainSteps) {
      if ("Api" in inputs && inputs.Api === "Publish") expect(inputs["Subject"]).toMatch(/^[ -~]{1,100}$/);
    }
    // A document may have 64 KB.
    expect(JSON.stringify(document).length).toBeLessThan(65_536);
  });

  test("uses the parameters that it has, and has those that it uses", () => {
    const used = new Set(namedIn([document.assumeRole, document.mainSteps]));
    expect([...used].sort()).toEqual(Object.keys(document.parameters).sort());
  });

  test("shows outputs of steps that it has", () => {
    const given = document.mainSteps.flatMap((step) =>
      "outputs" in step ? (step.outputs ?? []).map(({ Name }) => `${step.name}.${Name}`) : [],
    );
    expect(document.outputs?.length).toBeGreaterThan(0);
    for (const output of document.outputs ?? []) expect(given).toContain(output);
  });

  test("stops at the first step that fails, and does not wait for ever", () => {
    for (const step of document.mainSteps) {
      expect(step.onFailure).toBe("Abort");
      if (step.action !== "aws:executeAwsApi") expect(step.timeoutSeconds).toBeGreaterThan(0);
    }
  });

  test("asks nobody on a topic that Automation does not publish to: its name would have to begin with the word", () => {
    const asked = JSON.stringify(document).match(/"NotificationArn":"[^"]*"/g) ?? [];
    expect(asked.filter((arn) => !/:Automation[^:"]*"$/.test(arn))).toEqual([]);
  });

  test("is allowed what it calls, and of DynamoDB nothing else", () => {
    const allowed = runbook.permissions(CONTEXT).flatMap(({ Action }) => [Action].flat());
    const ofDynamoDb = (actions: readonly string[]) =>
      [...new Set(actions)].filter((action) => action.startsWith("dynamodb:")).sort();
    expect(ofDynamoDb(allowed)).toEqual(ofDynamoDb(actionsOf(document.mainSteps)));
  });

  test("is allowed it on the environment's tables alone", () => {
    for (const { Resource, Action } of runbook.permissions(CONTEXT)) {
      if (![Action].flat().some((action) => action.startsWith("dynamodb:"))) continue;
      expect(Resource).toBe("arn:aws:dynamodb:eu-west-1:111122223333:table/prod-*");
    }
  });

  test.each([
    ["prod-orders", true],
    ["prod-orders.v2_1", true],
    ["test-orders", false],
    ["awsbackup-restore-test-1234", false],
    ["prod-", false],
    ["prod-orders; x", false],
  ])("starts for %s: %s", (table, starts) => {
    expect(new RegExp(document.parameters["TableName"]?.allowedPattern ?? "").test(table)).toBe(starts);
  });
});

test("every remediation of a control has its document, and passes every parameter", () => {
  const table = {
    tableName: "prod-orders",
    tags: { environment: "prod", owner: "shop", "data-classification": "internal", "cost-center": "cc" },
    keyAlias: "alias/prod-data",
    deletionProtection: true,
    pointInTimeRecoveryDays: 35,
    exceptions: [],
  };
  const remediations = controlRules().flatMap(({ rule }) =>
    rule.judges === "tables" && rule.remediation ? [rule.remediation] : [],
  );
  expect(remediations.map(({ document }) => document).sort()).toEqual(RUNBOOKS.map(({ name }) => name).sort());
  for (const { document, resourceParameter, parameters } of remediations) {
    const declared: AutomationDocument["parameters"] = runbookNamed(document).document(CONTEXT).parameters;
    const passed = { ...parameters?.(table), [resourceParameter]: "prod-orders" };
    const role = "arn:aws:iam::111122223333:role/prod-audit-remediation";
    const all = { ...passed, AutomationAssumeRole: role };
    expect(Object.keys(all).sort()).toEqual(Object.keys(declared).sort());
    for (const [name, value] of Object.entries(all)) {
      expect([name, new RegExp(declared[name]?.allowedPattern ?? "").test(value)]).toEqual([name, true]);
    }
  }
});

test("there is a reason why something may run by itself, and what changes a key does not", () => {
  const byItself = controlRules().flatMap(({ rule }) => {
    const remediation = remediationOf(rule);
    return remediation?.harmless === undefined ? [] : [remediation.document];
  });
  expect(byItself.sort()).toEqual(["enable-deletion-protection", "enable-point-in-time-recovery", "restore-tags"]);
});

describe("with an approval", () => {
  const approved = (more: { readonly topicArn?: string }) =>
    withApproval(runbookNamed("encrypt-table").document(CONTEXT), { ...APPROVAL, ...more }).mainSteps;

  test("people are told what it is about and where to answer, and nothing is done before they agree", () => {
    const [asked, consent, ...rest] = approved({ topicArn: TOPIC });
    expect(asked).toMatchObject({ inputs: { Service: "sns", Api: "Publish", TopicArn: TOPIC } });
    expect(namedIn(asked)).toEqual(["TableName", "KeyAlias"]);
    expect(JSON.stringify(asked)).toContain("execution {{ automation:EXECUTION_ID }} in {{ global:REGION }}");
    expect(consent).toMatchObject({
      action: "aws:approve",
      inputs: { Approvers: APPROVAL.approvers, MinRequiredApprovals: 1 },
    });
    expect(rest.map(({ name }) => name)).toEqual(["awaitActive", "encrypt", "verify"]);
  });

  test("a topic that belongs to somebody else is not asked on", () => {
    expect(approved({}).map(({ name }) => name)).toEqual(["approve", "awaitActive", "encrypt", "verify"]);
  });
});

test("an unknown runbook is an error, not nothing", () => {
  expect(() => runbookNamed("delete-table")).toThrow('there is no runbook "delete-table"');
});
