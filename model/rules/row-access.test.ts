import { AccessPattern } from "../access-pattern";
import { Key } from "../attribute";
import { equals } from "../condition";
import { Consumer } from "../consumer";
import { RowAccess, Rows } from "../row-access";
import { Table } from "../table";
import { aDeployment, anIndexedTable, aPattern, aTable, messages, places, problemsOfEnvironment } from "./fixtures";

const ROWS = Rows.principalTag("account", { prefix: "ACC#" });
const POOL = { identityPoolId: "eu-west-1:0d1e2f30-4152-4637-8899-aabbccddeeff", authenticated: true };
const AT = 'test.consumers["portal"].grants[0]';

interface Grants {
  rows?: RowAccess;
  patterns?: readonly string[];
  table?: Table;
}

function problemsWith({ rows = ROWS, patterns = ["receipts of an account"], table = anIndexedTable() }: Grants) {
  const consumer = Consumer.cognitoIdentityPool({
    ...POOL,
    name: "portal",
    grants: [{ table: "orders", patterns, rows }],
  });
  return problemsOfEnvironment({ tables: [aDeployment({ table })], consumers: [consumer] });
}

const withPattern = (overrides: Partial<AccessPattern>, table: Partial<Table> = {}) =>
  anIndexedTable({
    ...table,
    accessPatterns: [...anIndexedTable().accessPatterns, aPattern({ name: "new", ...overrides })],
  });

test("own rows are read and written by their prefix", () => {
  expect(problemsWith({ patterns: ["receipts of an account", "create receipt"] })).toEqual([]);
  expect(problemsWith({ rows: Rows.cognitoIdentity({ prefix: "ACC#", shared: ["SHARED"] }) })).toEqual([]);
  expect(problemsWith({ rows: Rows.fixedPrefix("ACC#42") })).toEqual([]);
});

test("a Scan cannot be limited to rows", () => {
  const table = withPattern(
    { operation: "Scan", key: [] },
    { acceptedScans: [{ pattern: "new", reason: "once a month, at night" }] },
  );
  const problems = problemsWith({ table, patterns: ["new"] });
  expect(places(problems)).toEqual([`error ${AT}.patterns[0]`]);
  expect(problems[0]?.message).toContain("A Scan reads every row");
});

test("a partition key that does not begin with the prefix is refused", () => {
  const problems = problemsWith({ rows: Rows.principalTag("account", { prefix: "TENANT#" }) });
  expect(places(problems)).toEqual([`error ${AT}.patterns[0]`]);
  expect(problems[0]).toMatchObject({
    received: "ACC#{account}",
    expected: 'a template that begins with "TENANT#{...}"',
  });
});

test("a partition key in which nothing ends the identity is refused", () => {
  const table = withPattern({ key: [equals("PK", "ACC#{account}-{year}")] });
  expect(messages(problemsWith({ table, patterns: ["new"] }))[0]).toContain("Nothing tells where the identity ends");
});

test("a partition key that is no text, or has characters of a pattern, is refused", () => {
  const numbers = aTable({
    partitionKey: Key.number("PK"),
    accessPatterns: [aPattern({ name: "new", key: [equals("PK", "{account}")] })],
  });
  expect(
    messages(problemsWith({ table: numbers, patterns: ["new"], rows: Rows.cognitoIdentity({ prefix: "" }) })),
  ).toEqual(['The partition key that "new" names is no text, so that nothing can be its prefix.']);
  const starred = withPattern({ key: [equals("PK", "ACC#{account}*")] });
  expect(messages(problemsWith({ table: starred, patterns: ["new"] }))[0]).toContain("`*`, `?` or `$`");
});

describe("an index", () => {
  const status = ["receipts by status"];
  const owner = (value: string) =>
    aTable({
      globalSecondaryIndexes: [{ name: "by-owner", partitionKey: Key.string("owner"), projection: "all" }],
      accessPatterns: [aPattern(), aPattern({ name: "of an owner", index: "by-owner", key: [equals("owner", value)] })],
    });

  test("whose partition key does not carry the identity is refused", () => {
    const problems = problemsWith({ patterns: status });
    expect(places(problems)).toEqual([`error ${AT}.patterns[0]`]);
    expect(problems[0]?.message).toContain('The partition key of the index "by-status" does not carry the identity.');
  });

  test("that shows the same prefix and parameter as the table does is accepted", () => {
    expect(problemsWith({ table: owner("ACC#{account}"), patterns: ["of an owner"] })).toEqual([]);
  });

  test("with the same prefix and another parameter has to be named", () => {
    const table = owner("ACC#{friend}");
    expect(places(problemsWith({ table, patterns: ["of an owner"] }))).toEqual([`error ${AT}.patterns[0]`]);
    const rows = Rows.principalTag("account", { prefix: "ACC#", indexes: { "by-owner": { prefix: "ACC#" } } });
    expect(problemsWith({ table, patterns: ["of an owner"], rows })).toEqual([]);
  });

  test("without a prefix has to be named: any parameter stands alone", () => {
    const table = aTable({
      globalSecondaryIndexes: [{ name: "by-owner", partitionKey: Key.string("owner"), projection: "all" }],
      accessPatterns: [
        aPattern({ key: [equals("PK", "{account}")] }),
        aPattern({ name: "of an owner", index: "by-owner", key: [equals("owner", "{account}")] }),
      ],
    });
    const rows = Rows.cognitoIdentity({ prefix: "" });
    expect(places(problemsWith({ table, patterns: ["of an owner"], rows }))).toEqual([`error ${AT}.patterns[0]`]);
  });

  test("that is named is judged by the prefix that is named with it", () => {
    const named = (prefix: string) =>
      Rows.principalTag("account", { prefix: "ACC#", indexes: { "by-owner": { prefix } } });
    const table = owner("OWNER#{account}");
    expect(problemsWith({ table, patterns: ["of an owner"], rows: named("OWNER#") })).toEqual([]);
    expect(places(problemsWith({ table, patterns: ["of an owner"], rows: named("X#") }))).toEqual([
      `error ${AT}.patterns[0]`,
    ]);
  });

  test("that does not exist, or is not read, is refused", () => {
    const ghost = Rows.principalTag("account", { prefix: "ACC#", indexes: { "by-statsu": { prefix: "ACC#" } } });
    expect(problemsWith({ rows: ghost })).toMatchObject([
      { path: `${AT}.rows.indexes["by-statsu"]`, expected: '"by-status"; did you mean "by-status"?' },
    ]);
    const unread = Rows.principalTag("account", { prefix: "ACC#", indexes: { "by-status": { prefix: "ACC#" } } });
    expect(messages(problemsWith({ rows: unread }))).toEqual(["No granted access pattern reads this index."]);
  });
});

describe("what rows are told by", () => {
  const grants = (rows: RowAccess) => [{ table: "orders", patterns: ["receipts of an account"], rows }];
  const ISSUER = "login.example.com";
  const provider = "arn:aws:iam::111122223333";
  const browser = (rows: RowAccess) =>
    Consumer.oidc({
      name: "portal",
      providerArn: `${provider}:oidc-provider/${ISSUER}`,
      audience: "shop",
      subject: "user:*",
      grants: grants(rows),
    });
  const office = (rows: RowAccess) =>
    Consumer.saml({ name: "portal", providerArn: `${provider}:saml-provider/office`, grants: grants(rows) });
  const phone = (rows: RowAccess) => Consumer.cognitoIdentityPool({ ...POOL, name: "portal", grants: grants(rows) });
  const lambda = (rows: RowAccess) => Consumer.lambda({ name: "portal", functionName: "portal", grants: grants(rows) });
  const task = (rows: RowAccess) => Consumer.ecsTask({ name: "portal", grants: grants(rows) });
  const partner = (rows: RowAccess) =>
    Consumer.account({ name: "portal", account: "999988887777", externalId: "agreed", grants: grants(rows) });
  const web = Rows.webIdentity({ provider: ISSUER, prefix: "ACC#" });
  const cognito = Rows.cognitoIdentity({ prefix: "ACC#" });
  const fixed = Rows.fixedPrefix("ACC#42");

  test.each([
    ...[browser, office, phone].map((consumer) => consumer(ROWS)),
    browser(web),
    phone(cognito),
    ...[browser, office, phone, lambda, task, partner].map((consumer) => consumer(fixed)),
  ])("is something that the consumer's identity provider says: $kind", (consumer) => {
    expect(problemsOfEnvironment({ consumers: [consumer] })).toEqual([]);
  });

  test.each([
    ...[lambda, task, partner].map((consumer) => consumer(ROWS)),
    ...[browser, office, lambda, task, partner].map((consumer) => consumer(cognito)),
  ])("is nothing that the caller chooses itself: $kind", (consumer) => {
    expect(places(problemsOfEnvironment({ consumers: [consumer] }))).toEqual([`error ${AT}.rows.by`]);
  });

  test.each([phone(web), lambda(web), browser(Rows.webIdentity({ provider: "other.example.com", prefix: "ACC#" }))])(
    "is the consumer's own provider: $kind",
    (consumer) => {
      expect(places(problemsOfEnvironment({ consumers: [consumer] }))).toEqual([`error ${AT}.rows.provider`]);
    },
  );

  test.each([
    ["tag", Rows.principalTag("", { prefix: "ACC#" })],
    ["tag", Rows.principalTag("${x}", { prefix: "ACC#" })],
    ["shared[0]", Rows.cognitoIdentity({ prefix: "ACC#", shared: [""] })],
    ["shared[0]", Rows.cognitoIdentity({ prefix: "ACC#", shared: ["*"] })],
  ])("has a sound %s", (place, rows) => {
    expect(places(problemsOfEnvironment({ consumers: [phone(rows)] }))).toEqual([`error ${AT}.rows.${place}`]);
  });

  test.each(["", "ACC#*", "ACC#${aws:username}"])("is no prefix such as %j", (prefix) => {
    expect(places(problemsOfEnvironment({ consumers: [lambda(Rows.fixedPrefix(prefix))] }))).toContain(
      `error ${AT}.rows.prefix`,
    );
  });
});
