import { Consumer } from "../consumer";
import { Replication } from "../replication";
import { aDeployment, aPattern, aTable, messages, places, problemsOfEnvironment } from "./fixtures";

/** Patterns that have nothing in common, each with so many attributes. */
const patterns = (count: number, attributes: number) =>
  Array.from({ length: count }, (_, at) =>
    aPattern({
      name: `pattern ${at}`,
      returns: Array.from({ length: attributes }, (__, each) => `a_rather_long_attribute_${at}_${each}`),
    }),
  );

function problemsWith(count: number, attributes: number, name = "shop") {
  const accessPatterns = patterns(count, attributes);
  const table = aTable({ accessPatterns });
  const consumer = Consumer.ecsTask({
    name,
    grants: [{ table: "orders", patterns: accessPatterns.map((pattern) => pattern.name) }],
  });
  return problemsOfEnvironment({ tables: [aDeployment({ table })], consumers: [consumer] });
}

test("what does not fit into one policy is put into several", () => {
  expect(problemsWith(9, 150)).toEqual([]);
});

test("a statement that is larger than a policy is refused with its size", () => {
  const problems = problemsWith(1, 200);
  expect(places(problems)).toEqual(['error test.consumers["shop"].grants']);
  expect(problems[0]?.message).toMatch(
    /^One statement is larger than a whole policy may be: \d,\d{3} characters in "test-shop-orders"\.$/,
  );
});

test("a role takes ten policies and no more", () => {
  expect(messages(problemsWith(11, 150))).toEqual(["The role needs 11 policies of at most 6,144 characters each."]);
});

test("an operator of a hundred tables gets as many policies as it takes to name them", () => {
  const tables = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      aDeployment({ table: aTable({ name: `a-service-with-a-name-orders-${at}` }) }),
    );
  const roles = { operator: { trustedPrincipals: ["arn:aws:iam::111122223333:role/operators"] } };
  const refused = (count: number) =>
    problemsOfEnvironment({ tables: tables(count), roles }).filter(({ severity }) => severity === "error");
  expect(refused(100)).toEqual([]);
  expect(refused(600)).toMatchObject([
    { path: "test.roles.operator", expected: expect.stringMatching(/^at most 10 policies/) as string },
  ]);
});

test("names that IAM cannot write are refused", () => {
  const table = aTable({ accessPatterns: [aPattern({ returns: ["größe"] })] });
  const odd = aTable({ accessPatterns: [aPattern({ returns: ["価格"] })] });
  const consumers = [Consumer.ecsTask({ name: "shop", grants: [{ table: "orders", patterns: [aPattern().name] }] })];
  expect(problemsOfEnvironment({ tables: [aDeployment({ table })], consumers })).toEqual([]);
  expect(problemsOfEnvironment({ tables: [aDeployment({ table: odd })], consumers })).toMatchObject([
    { path: 'test.consumers["shop"].grants', received: "価格" },
  ]);
});

test("replicas in more Regions than the permissions boundary can name are refused with its size", () => {
  const regions = ["eu-west-2", "eu-west-3", "eu-north-1", "eu-central-1", "us-east-1", "us-east-2", "us-west-1"];
  const withReplicas = (...others: readonly string[]) => {
    const replication = Replication.eventual(...[...regions, ...others].map((region) => ({ region })));
    return problemsOfEnvironment({ tables: [aDeployment({ replication })] }).filter(
      ({ severity }) => severity === "error",
    );
  };
  expect(withReplicas()).toEqual([]);
  const problems = withReplicas("us-west-2", "sa-east-1", "ap-south-1", "ap-northeast-1");
  expect(places(problems)).toEqual(["error test.tables"]);
  expect(problems[0]?.message).toMatch(
    /^With 12 Regions the policy "test-permissions-boundary" has \d,\d{3} characters\.$/,
  );
});

test("two policies never have one name", () => {
  const tables = ["orders-eu", "eu"].map((name) => aDeployment({ table: aTable({ name }) }));
  const consumer = (name: string, table: string) =>
    Consumer.ecsTask({ name, grants: [{ table, patterns: ["create receipt"] }] });
  expect(
    problemsOfEnvironment({ tables, consumers: [consumer("shop", "orders-eu"), consumer("shop-orders", "eu")] }),
  ).toMatchObject([{ path: 'test.consumers["shop-orders"].grants', received: "test-shop-orders-eu" }]);
  expect(problemsOfEnvironment({ tables, consumers: [consumer("shop", "orders-eu"), consumer("desk", "eu")] })).toEqual(
    [],
  );
});
