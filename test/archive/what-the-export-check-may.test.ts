import { runSimulation } from "@cloud-copilot/iam-simulate";
import { synthesizedPolicies } from "../access/environments-under-test";
import { archived } from "../support/archived";
import { resourcesIn } from "../support/resources";
import { ACCOUNT, Policy, REGION, table } from "./policies";

/** What the check of exports may do: its role's synthesized policy under the ceiling of functions, by an IAM engine. */

const [YES, NO] = ["Allowed", "ImplicitlyDenied"];
const policy = JSON.parse(
  String(resourcesIn(archived, "archive").get("aws_iam_policy.export_check")?.values["policy"]),
) as Policy;
const ceiling = synthesizedPolicies(archived).managed.get("archived-functions-boundary");
const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

async function verdict(action: string, resource: string, context: Readonly<Record<string, string>> = {}) {
  if (!ceiling) throw new Error("nobody makes the ceiling of functions");
  const simulated = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/archived-function-export-check`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { "aws:SecureTransport": "true", "aws:RequestedRegion": REGION, ...context },
      },
      identityPolicies: [{ name: "role", policy }],
      permissionBoundaryPolicies: [{ name: "ceiling", policy: ceiling.document }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
  return simulated.overallResult;
}

const exportOf = (name: string) => `${table(name)}/export/01695353076000-06e2188f`;
const bucket = `arn:aws:s3:::archived-archive-${ACCOUNT}-${REGION}`;

test.each([
  ["lists exports", "dynamodb:ListExports", "*", YES],
  ["describes those of its tables", "dynamodb:DescribeExport", exportOf("archived-events.v1"), YES],
  ["describes no others", "dynamodb:DescribeExport", exportOf("archived-others"), NO],
  ["asks for no export", "dynamodb:ExportTableToPointInTime", table("archived-events.v1"), NO],
  ["reads no items", "dynamodb:GetItem", table("archived-events.v1"), NO],
  ["sees its schedules", "scheduler:GetSchedule", arn("scheduler", "schedule/archived-archive-exports/x"), YES],
  ["sees no others", "scheduler:GetSchedule", arn("scheduler", "schedule/default/x"), NO],
  ["changes none", "scheduler:UpdateSchedule", arn("scheduler", "schedule/archived-archive-exports/x"), NO],
  ["tells people", "sns:Publish", arn("sns", "archived-alerts"), YES],
  ["tells nobody else", "sns:Publish", arn("sns", "archived-others"), NO],
  ["reads nothing of the archive", "s3:GetObject", `${bucket}/exports/table=archived-events.v1/x`, NO],
  ["writes nothing into it", "s3:PutObject", `${bucket}/exports/table=archived-events.v1/x`, NO],
])("it %s", async (_, action, resource, expected) => {
  expect(await verdict(action, resource)).toBe(expected);
});

test("it measures in the archive's namespace alone", async () => {
  // Publishing names no resource; the engine wants the kind of one that its data have for the action.
  const measure = (namespace: string) =>
    verdict("cloudwatch:PutMetricData", arn("cloudwatch", "dataset/any"), { "cloudwatch:namespace": namespace });
  expect(await measure("archived/archive")).toBe(YES);
  expect(await measure("archived/restore-tests")).toBe(NO);
});
