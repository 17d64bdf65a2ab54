import { Cache } from "../../cache";
import { Network } from "../../network";
import { anEnvironment, messages, places, problemsIn, production } from "../fixtures";
import { aCache, CACHE, NETWORK, problemsInProduction, problemsOfCache } from "./fixtures";

test("a sound cache has no problems, in any stage", () => {
  expect(problemsOfCache({})).toEqual([]);
  expect(problemsInProduction({})).toEqual([]);
  expect(problemsOfCache({}, { stage: "development" })).toEqual([]);
  expect(problemsOfCache({}, { stage: "sandbox" })).toEqual([]);
});

test("an environment may have no caches any more", () => {
  expect(problemsIn(anEnvironment({ caches: [] }))).toEqual([]);
});

describe("names", () => {
  test.each(["a", "orders", "orders-2", "a23456789012345678901234567890"])("%s is taken", (name) => {
    expect(problemsOfCache({ name })).toEqual([]);
  });

  test.each(["", "Orders", "2orders", "orders-", "or--ders", "or_ders", "a234567890123456789012345678901"])(
    "%j is refused",
    (name) => {
      expect(messages(problemsOfCache({ name }))).toEqual(["The name of the cache is malformed."]);
    },
  );

  test("are taken once in an environment", () => {
    const caches = [aCache(), aCache()];
    expect(places(problemsIn(anEnvironment({ network: NETWORK, caches })))).toEqual(["error test.caches[1].name"]);
  });

  test("that meet after the prefix are refused in one account and Region, and nowhere else", () => {
    const table = anEnvironment().tables;
    const of = (name: string, cache: string, more = {}) =>
      anEnvironment({ name, network: NETWORK, caches: [aCache({ name: cache, tables: [] })], tables: [], ...more });
    const clash = (more = {}) =>
      places(problemsIn(of("dev", "a-b"), of("dev-a", "b", more))).filter((place) => place.endsWith("name"));
    expect(table).toHaveLength(1);
    expect(clash()).toEqual(['error dev-a.caches["b"].name']);
    expect(clash({ account: "999988887777" })).toEqual([]);
    expect(clash({ region: "us-east-1" })).toEqual([]);
  });
});

describe("clients", () => {
  test.each(["10.0.16.0/20", "172.16.0.0/12", "192.168.1.5/32", "100.64.0.0/16"])("may come from %s", (range) => {
    expect(problemsOfCache({ clients: { cidrs: [range] } })).toEqual([]);
  });

  test.each(["0.0.0.0/0", "8.8.8.0/24", "10.0.0.0/7", "10.0.0.1/24", "10.0.0.0", "fd00::/8", ""])(
    "may not come from %j",
    (range) => {
      const problems = problemsOfCache({ clients: { cidrs: ["10.0.16.0/20", range] } });
      expect(places(problems)).toEqual([`error ${CACHE}.clients.cidrs[1]`]);
    },
  );

  test("may carry groups of their own, by their ids, each named once", () => {
    const problems = (...securityGroupIds: string[]) => places(problemsOfCache({ clients: { securityGroupIds } }));
    expect(problems("sg-0a1b2c3d", "sg-0a1b2c3d4e5f60718")).toEqual([]);
    expect(problems("sg-orders")).toEqual([`error ${CACHE}.clients.securityGroupIds[0]`]);
    expect(problems("sg-0a1b2c3d", "sg-0a1b2c3d")).toEqual([`error ${CACHE}.clients.securityGroupIds[1]`]);
  });
});

describe("times to live", () => {
  test.each([0.001, 0.5, 1, 300, 86_400])("%d seconds are taken", (seconds) => {
    expect(problemsOfCache({ itemTtlSeconds: seconds, queryTtlSeconds: seconds })).toEqual([]);
  });

  test.each([-1, Infinity, 0.0005])("%d seconds are refused", (seconds) => {
    const problems = places(problemsOfCache({ itemTtlSeconds: seconds, queryTtlSeconds: seconds }));
    expect(problems).toEqual([`error ${CACHE}.itemTtlSeconds`, `error ${CACHE}.queryTtlSeconds`]);
  });

  test("0 switches the cache of results off, which is nobody's mistake", () => {
    expect(problemsOfCache({ queryTtlSeconds: 0 })).toEqual([]);
  });

  test("0 for items is warned of where something is written past the cluster", () => {
    const warned = [`warning ${CACHE}.itemTtlSeconds`];
    expect(places(problemsOfCache({ itemTtlSeconds: 0 }))).toEqual(warned);
    expect(places(problemsOfCache({ itemTtlSeconds: 0, writeThrough: true }))).toEqual([]);
    const [deployment] = anEnvironment().tables;
    const replication = { consistency: "eventual" as const, replicas: [{ region: "eu-central-1" }] };
    const tables = deployment ? [{ ...deployment, replication }] : [];
    expect(places(problemsOfCache({ itemTtlSeconds: 0, writeThrough: true }, { tables }))).toEqual(warned);
  });
});

describe("the maintenance window", () => {
  test.each(["sun:03:00-sun:04:00", "sun:23:30-mon:01:00", "fri:00:00-sat:00:00"])("%s is taken", (window) => {
    expect(problemsOfCache({ maintenanceWindow: window })).toEqual([]);
  });

  test.each(["sun:03:00", "Sun:03:00-Sun:04:00", "sun:25:00-mon:01:00", "sun:03:00-sun:03:30", "fri:00:00-sat:00:01"])(
    "%s is refused",
    (window) => {
      expect(places(problemsOfCache({ maintenanceWindow: window }))).toEqual([`error ${CACHE}.maintenanceWindow`]);
    },
  );

  test("has to be said in production, and only there", () => {
    expect(problemsOfCache({ maintenanceWindow: undefined })).toEqual([]);
    expect(places(problemsInProduction({ maintenanceWindow: undefined }))).toEqual([
      'error prod.caches["orders"].maintenanceWindow',
    ]);
  });
});

describe("the notification topic", () => {
  test("is one of the account and Region", () => {
    expect(problemsOfCache({ notificationTopicArn: "arn:aws:sns:eu-west-1:111122223333:alerts" })).toEqual([]);
  });

  test.each([
    ["alerts", "The ARN of the topic is malformed."],
    ["arn:aws:sns:eu-west-1:111122223333:alerts.fifo", "The ARN of the topic is malformed."],
    ["arn:aws:sqs:eu-west-1:111122223333:alerts", "The ARN of the topic is malformed."],
    ["arn:aws:sns:us-east-1:111122223333:alerts", "The topic is in another Region."],
    ["arn:aws-cn:sns:eu-west-1:111122223333:alerts", "The topic is in another Region."],
    ["arn:aws:sns:eu-west-1:999988887777:alerts", "The topic belongs to another account."],
  ])("%s is refused", (notificationTopicArn, message) => {
    expect(messages(problemsOfCache({ notificationTopicArn }))).toEqual([message]);
  });
});

describe("the network", () => {
  test("has to be there, once however many caches there are", () => {
    const caches = [aCache(), aCache({ name: "more" })];
    expect(places(problemsIn(anEnvironment({ caches })))).toEqual(["error test.network"]);
  });

  test("has to exist: the ids of one that is made are not known when a pull request is planned", () => {
    const created = problemsOfCache({}, { network: Network.created({ cidr: "10.0.0.0/24" }) });
    expect(places(created)).toEqual(["error test.network.kind"]);
    expect(created[0]).toMatchObject({ received: "created", expected: expect.stringContaining("existing") as string });
    expect(problemsIn(anEnvironment({ network: Network.created({ cidr: "10.0.0.0/24" }), caches: [] }))).toEqual([]);
  });

  test("has a subnet in each of three zones in production", () => {
    const two = { ...NETWORK, subnetIds: NETWORK.subnetIds.slice(1) };
    expect(problemsInProduction({})).toEqual([]);
    expect(places(problemsInProduction({}, { network: two }))).toEqual(["error prod.network.subnetIds"]);
    expect(problemsOfCache({}, { network: two })).toEqual([]);
  });

  test("has two subnets at least everywhere", () => {
    const one = { ...NETWORK, subnetIds: NETWORK.subnetIds.slice(2) };
    expect(places(problemsOfCache({ nodes: 3 }, { network: one, stage: "development" }))).toEqual([
      "error test.network.subnetIds",
    ]);
  });
});

test("what has no switch is refused as unknown: encryption and TLS are always on", () => {
  const cache = { ...aCache(), encryption: false, tls: false } as Cache;
  const problems = problemsIn(production({ network: NETWORK, caches: [cache] }));
  expect(places(problems)).toEqual(['error prod.caches["orders"].encryption', 'error prod.caches["orders"].tls']);
});
