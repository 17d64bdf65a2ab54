import { Step } from "./document";
import { retireTable } from "./retire-table";

const document = retireTable({
  roleArn: "arn:aws:iam::111122223333:role/retire",
  graceDays: 30,
  approvers: ["arn:aws:iam::111122223333:role/lead"],
  minimumApprovals: 1,
  alertTopicArn: "arn:aws:sns:eu-west-1:111122223333:alerts",
  ruleName: "prod-abandoned-tables",
  keepTag: "keep",
  backupName: "final-before-retirement-prod",
  environmentPrefix: "prod-",
  restoredTestTablePrefix: "awsbackup-restore-test",
});
const names = document.mainSteps.map(({ name }) => name);
const isBefore = (first: string, second: string) =>
  names.includes(first) && names.indexOf(first) < names.indexOf(second);

/** The names of the steps that a step can lead to. */
function leadsTo(step: Step): string[] {
  const choices = step.action === "aws:branch" ? step.inputs.Choices.map(({ NextStep }) => NextStep) : [];
  const failure = step.onFailure?.startsWith("step:") ? [step.onFailure.slice("step:".length)] : [];
  return [...choices, ...failure, ...(step.nextStep === undefined ? [] : [step.nextStep])];
}

test("every step leads to steps that there are, and every name is taken once", () => {
  expect(document.mainSteps.flatMap(leadsTo).filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test("what a step refers to is a parameter or an output of a step before it", () => {
  const known = new Set(Object.keys(document.parameters));
  for (const step of document.mainSteps) {
    const used = [...JSON.stringify(step.inputs).matchAll(/\{\{ ([\w.]+) \}\}/g)].map(([, name]) => name ?? "");
    expect(used.filter((name) => !known.has(name))).toEqual([]);
    for (const { Name } of step.outputs ?? []) known.add(`${step.name}.${Name}`);
  }
});

test("the owner is told before the table is marked: a grace period that nobody has heard of is none", () => {
  expect(isBefore("tellOwner", "markTable")).toBe(true);
  const told = document.mainSteps.find(({ name }) => name === "tellOwner");
  expect(told).toMatchObject({
    inputs: { MessageAttributes: { owner: { DataType: "String", StringValue: "{{ check.Owner }}" } } },
  });
  expect(told?.onFailure).toBe("Abort");
  expect(document.mainSteps.find(({ name }) => name === "markTable")?.isEnd).toBe(true);
});

test("nothing is deleted before it was checked, backed up, approved and checked again", () => {
  const order = ["check", "backUp", "waitForBackup", "approve", "checkAgain", "allowDeletion", "deleteTable"];
  order.slice(1).forEach((name, position) => {
    expect([name, isBefore(order[position] ?? "", name)]).toEqual([name, true]);
  });
  const deletes = document.mainSteps.filter(({ inputs }) => "Api" in inputs && inputs.Api === "DeleteTable");
  expect(deletes.map(({ name }) => name)).toEqual(["deleteTable"]);
});

test("it stays within what AWS takes of a document: 64 KB", () => {
  expect(JSON.stringify(document).length).toBeLessThan(64 * 1024);
});

test("nobody is asked on a topic that Automation does not publish to: a step of its own tells the approvers", () => {
  expect(JSON.stringify(document)).not.toContain("NotificationArn");
  expect(isBefore("askForApproval", "approve")).toBe(true);
});
