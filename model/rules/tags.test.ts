import { Replication } from "../replication";
import {
  aDeployment,
  aTable,
  messages,
  places,
  problemsOfDeployment,
  problemsOfEnvironment,
  problemsOfTable,
} from "./fixtures";

const many = (count: number, prefix = "tag") =>
  Object.fromEntries(Array.from({ length: count }, (_, position) => [`${prefix}-${position}`, "value"]));

test.each<Record<string, string>>([
  { team: "payments" },
  { "cost/unit": "a + b = c_d.e:f/g-h" },
  { größe: "groß" },
  { empty: "" },
  { long: "x".repeat(256) },
  { ["k".repeat(128)]: "" },
])("the tags %j are taken", (tags) => {
  expect(problemsOfTable({ tags })).toEqual([]);
});

test.each([
  [{ "": "x" }, "The key of the tag is empty."],
  [{ ["k".repeat(129)]: "x" }, "The key of the tag is too long."],
  [{ "a,b": "x" }, "The key of the tag has characters that AWS does not take."],
  [{ "AWS:team": "x" }, "The key of the tag starts with `aws:`, which is reserved."],
  [{ team: "x".repeat(257) }, "The value of the tag is too long."],
  [{ team: "a & b" }, "The value of the tag has characters that AWS does not take."],
  [{ team: "aws:x" }, "The value of the tag starts with `aws:`, which is reserved."],
  [{ owner: "me" }, "The project sets this tag itself."],
])("the tags %j are refused", (tags, message) => {
  expect(messages(problemsOfTable({ tags }))).toEqual([message]);
});

test("tags are judged wherever they are said", () => {
  const tags = { stage: "mine" };
  expect(places(problemsOfEnvironment({ tags }))).toEqual(["error test.tags.stage"]);
  expect(places(problemsOfDeployment({ tags }))).toEqual(['error test.tables["orders"].tags.stage']);
  const replication = Replication.eventual({ region: "eu-central-1", tags });
  expect(places(problemsOfDeployment({ replication }))).toEqual([
    'error test.tables["orders"].replication.replicas[0].tags.stage',
  ]);
});

test("a table takes 50 tags, counting those of the project, the environment, the table and the deployment", () => {
  const deployed = (count: number) => ({
    tags: many(20, "environment"),
    tables: [aDeployment({ table: aTable({ tags: many(20, "table") }), tags: many(count, "deployment") })],
  });
  expect(problemsOfEnvironment(deployed(4))).toEqual([]);
  expect(places(problemsOfEnvironment(deployed(5)))).toEqual(['error test.tables["orders"].tags']);
});

test("too many tags of an environment are reported once, not for each table", () => {
  expect(places(problemsOfEnvironment({ tags: many(45) }))).toEqual(["error test.tags"]);
});

test("a replica's own tags count with those of its table", () => {
  const replication = Replication.eventual({ region: "eu-central-1", tags: many(1, "replica") });
  expect(problemsOfDeployment({ tags: many(43), replication })).toEqual([]);
  expect(places(problemsOfDeployment({ tags: many(44), replication }))).toEqual([
    'error test.tables["orders"].replication.replicas[0].tags',
  ]);
});

test("all tags together have at most 10 KB", () => {
  const tags = Object.fromEntries(Object.keys(many(40)).map((key) => [key, "x".repeat(256)]));
  expect(problemsOfTable({ tags })).toEqual([
    expect.objectContaining({ message: "The tags together have too many bytes.", received: 10_568 }),
  ]);
});

test.each(["owner", "costCenter"] as const)("the %s of a table becomes a tag and is not blank", (property) => {
  expect(problemsOfTable({ [property]: "Orders + receipts" })).toEqual([]);
  expect(places(problemsOfTable({ [property]: "Orders, receipts" }))).toEqual([`error tables["orders"].${property}`]);
  expect(places(problemsOfTable({ [property]: " " }))).toEqual([`error tables["orders"].${property}`]);
});

test("the cost center of an environment is not blank", () => {
  expect(places(problemsOfEnvironment({ costCenter: "" }))).toEqual(["error test.costCenter"]);
});
