import { TrailBucket } from "../../model/audit/trail-bucket";
import { Trail } from "../../model/audit/trail";
import { Environment } from "../../model/environment";
import { judge } from "../access/engine";
import { synthesizedPolicies } from "../access/environments-under-test";
import { TrailRequest, trailRequests } from "../access/trail-cells";
import { audited } from "../support/audited";

/**
 * Who reads what the trail recorded: the synthesized policies of roles, under their boundary, with those of bucket and
 * key, judged by an IAM engine. Every request beside reading is refused by more than one of them.
 */

async function allowedTo(roleName: string, environment: Environment, requests: readonly TrailRequest[]) {
  const policies = synthesizedPolicies(environment);
  const role = policies.roles.get(roleName);
  if (!role) throw new Error(`nobody makes the role ${roleName}`);
  const verdicts = await Promise.all(requests.map(({ request }) => judge(request, role, policies)));
  return requests.filter((_, position) => verdicts[position] === "allowed").map(({ title }) => title);
}

const requests = trailRequests(audited);
const readings = requests.filter(({ whose }) => whose === "reader").map(({ title }) => title);

test("there are questions about reading, and more about everything else", () => {
  expect(readings.length).toBeGreaterThan(10);
  expect(requests.length).toBeGreaterThan(3 * readings.length - 10);
});

test.each(["audited-operator", "audited-forensic-reader"])(
  "%s reads files and searches the log group, and changes neither",
  async (role) => {
    expect(await allowedTo(role, audited, requests)).toEqual(readings);
  },
);

test.each(["audited-reader", "audited-analyst", "audited-break-glass"])("%s does not", async (role) => {
  expect(await allowedTo(role, audited, requests)).toEqual([]);
});

test("who reads a trail in a bucket of somebody else reads what is this account's there", async () => {
  const environment = { ...audited, audit: { trail: Trail.created({ bucket: TrailBucket.existing("log-archive") }) } };
  const asked = trailRequests(environment);
  const allowed = await allowedTo("audited-operator", environment, asked);
  expect(allowed).toEqual(asked.filter(({ whose }) => whose === "reader").map(({ title }) => title));
  expect(allowed.filter((title) => title.includes("log-archive"))).toHaveLength(2);
});

test("without a trail there is nothing to read, and no role may", async () => {
  const environment = { ...audited, audit: { trail: Trail.none("Somebody else's trail records the tables.") } };
  expect(await allowedTo("audited-operator", environment, requests)).toEqual([]);
  expect(await allowedTo("audited-forensic-reader", environment, requests)).toEqual([]);
});
