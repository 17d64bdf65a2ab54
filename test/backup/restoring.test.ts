import { Environment } from "../../model/environment";
import { Cell } from "../access/consumer-cells";
import { synthesizedPolicies } from "../access/environments-under-test";
import { Matrix, surprises } from "../access/matrix";
import { overTheWire } from "../access/requests";
import { backedUp } from "../support/backed-up";
import { synthesizeIntoFolder } from "../support/synthesized";

/** Who fills a table that is being restored to take a live one's place: the synthesized policies, by an IAM engine. */

jest.setTimeout(300_000);

const kept: Environment = {
  ...backedUp,
  roles: { operator: { trustedPrincipals: [`arn:aws:iam::${backedUp.account}:role/team/operators`] } },
};
const FILL = ["BatchWriteItem", "DeleteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];
const RESTORES = { "kept-backup-restore": "RestoreTableFromAwsBackup", "kept-operator": "RestoreTableToPointInTime" };

function matrixOf(restoring: readonly string[], expected: "allowed" | "not granted by identity"): Matrix {
  const environment = { ...kept, restoring };
  const policies = synthesizedPolicies(environment);
  const table = (name: string) => `arn:aws:dynamodb:${kept.region}:${kept.account}:table/${name}`;
  const rows = Object.entries(RESTORES).map(([name, restore]) => {
    const cell = (action: string, resource: string, outcome: string): Cell => ({
      title: `${action} on ${resource}`,
      role: name,
      request: { action: `dynamodb:${action}`, resource, context: overTheWire(environment) },
      expected: outcome,
    });
    const role = policies.roles.get(name);
    if (!role) throw new Error(`nobody makes the role ${name}`);
    const cells = [
      ...[restore, ...FILL].map((action) => cell(action, table("kept-prices-2"), expected)),
      ...["PutItem", "Scan"].flatMap((action) => [
        cell(action, table("kept-restored-prices"), "allowed"),
        cell(action, table("kept-prices"), "not granted by identity"),
        cell(action, table("kept-prices-22"), "not granted by identity"),
        cell(action, table("others-prices-2"), "not granted by identity, boundary"),
      ]),
      cell("DeleteTable", table("kept-prices-2"), "not granted by identity, boundary"),
    ];
    return { role, cells };
  });
  return { policies, rows };
}

test("restores fill it, and neither live tables nor what begins like it", async () => {
  expect(await surprises(matrixOf(["prices-2"], "allowed"))).toEqual([]);
});

test("nobody fills it before it is said, or once it is deployed", async () => {
  expect(await surprises(matrixOf([], "not granted by identity"))).toEqual([]);
});

test("synth says it as long as it lasts", () => {
  const notes = (environment: Environment) =>
    synthesizeIntoFolder({ environments: [environment] }).stacks.flatMap(({ stack }) => stack.notes);
  const said = 'restores may fill "prices-2" in kept until it is deployed';
  expect(notes({ ...kept, restoring: ["prices-2"] })).toContain(said);
  expect(notes(kept)).not.toContain(said);
});
