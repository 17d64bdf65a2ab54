import { absent } from "../condition";
import { Consumer, tablesWithRowAccess } from "../consumer";
import { MAX_POLICY_SIZE } from "../limits";
import { policySize } from "../policy-statement";
import { Replication } from "../replication";
import { Rows } from "../row-access";
import { aCache } from "../rules/caches/fixtures";
import { aDeployment, anEnvironment, aTable, createReceipt } from "../rules/fixtures";
import { boundaryOf } from "./boundary";
import { serviceBoundariesOf } from "./ceilings";
import { planConsumer } from "./plan-consumer";
import { protectedEnvironment } from "./protected-table";

const environment = protectedEnvironment(
  anEnvironment({ tables: [aDeployment(), aDeployment({ table: aTable({ name: "returns" }) })] }),
);
const shop = (...patterns: readonly string[]) =>
  Consumer.ecsTask({
    name: "shop",
    grants: [
      { table: "orders", patterns },
      { table: "returns", patterns: ["create receipt"] },
    ],
  });

test("another access pattern changes the policy of its table, and nothing else", () => {
  const before = planConsumer(shop("create receipt"), environment);
  const after = planConsumer(shop("create receipt", "receipts of an account"), environment);
  const [ordersBefore, returnsBefore] = before.policies;
  const [ordersAfter, returnsAfter] = after.policies;
  expect(returnsAfter).toEqual(returnsBefore);
  expect(ordersAfter).not.toEqual(ordersBefore);
  expect({ ...after, policies: [] }).toEqual({ ...before, policies: [] });
});

test.each([
  ["a cache that writes go through also lets a write read its token back", true, ["dax:GetItem", "dax:PutItem"]],
  ["a cache for reads lets nobody write, nor read what was not written", false, undefined],
])("%s", (_, writeThrough, actions) => {
  const settled = { ...createReceipt, filter: [absent("PK")], writes: ["amount"] };
  const withToken = aTable({ attemptToken: "write_token", accessPatterns: [settled] });
  const cached = anEnvironment({ tables: [aDeployment({ table: withToken })], caches: [aCache({ writeThrough })] });
  const writer = Consumer.ecsTask({
    name: "writer",
    grants: [{ table: "orders", patterns: [settled.name] }],
    caches: ["orders"],
  });
  const { policies } = planConsumer(writer, protectedEnvironment(cached));
  const statements = policies.flatMap((policy) => policy.statements);
  expect(statements.find(({ Sid }) => Sid === "UseCache")?.Action).toEqual(actions);
});

test("what somebody is not granted has no policy", () => {
  const { policies } = planConsumer(shop(), environment);
  expect(policies.map(({ policyName }) => policyName)).toEqual(["test-shop-returns"]);
});

test("tables of which somebody sees some rows only are known by name", () => {
  const limited = Consumer.ecsTask({
    name: "tenant",
    grants: [{ table: "orders", patterns: ["create receipt"], rows: Rows.fixedPrefix("ACC#42") }],
  });
  expect([...tablesWithRowAccess([shop(), limited])]).toEqual(["orders"]);
  expect([...tablesWithRowAccess([shop()])]).toEqual([]);
});

test("the ceilings do not grow with the tables, and fit with replicas in seven other Regions", () => {
  const regions = ["eu-west-2", "eu-west-3", "eu-north-1", "eu-central-1", "us-east-1", "us-east-2", "us-west-1"];
  const replication = Replication.eventual(...regions.map((region) => ({ region })));
  const tables = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      aDeployment({ table: aTable({ name: `orders-${at}` }), ...(at === 0 ? { replication } : {}) }),
    );
  const sizes = [1, 100].map((count) => {
    const environment = anEnvironment({ tables: tables(count) });
    const guarded = protectedEnvironment(environment);
    const ceilings = [boundaryOf(guarded), ...serviceBoundariesOf(environment, guarded)];
    return ceilings.map(({ statements }) => policySize(statements));
  });
  expect(sizes[1]).toEqual(sizes[0]);
  expect(Math.max(...(sizes[0] ?? []))).toBeLessThanOrEqual(MAX_POLICY_SIZE);
});
