import { CreatedTrail, DATA_EVENT_LEVELS, DataEventLevel, Trail } from "../../model/audit/trail";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { audited } from "../support/audited";
import { data, DENIED, Event, management, sessionOf } from "./events";
import { WatchedTrail } from "./watched-trail";

/** Which events each level records, and which alarms they raise: the synthesized selectors and filters, run on events. */

const [CLASSIFIED, OTHER] = ["audited-payments", "audited-prices"];
const STRANGER = sessionOf(`arn:aws:iam::${audited.account}:role/somebody`);
const at = (dataEvents: DataEventLevel | undefined, more: Partial<CreatedTrail> = {}) => ({
  ...audited,
  audit: { trail: Trail.created({ ...more, dataEvents }) },
});
const trails = new Map(DATA_EVENT_LEVELS.map((level) => [level, new WatchedTrail(at(level))]));
const levelsThat = (holds: (trail: WatchedTrail) => boolean) =>
  DATA_EVENT_LEVELS.filter((level) => holds(trails.get(level) ?? new WatchedTrail(at(level))));

const of = (name: string, table: string, more: Event = {}, at = audited) => data(name, STRANGER, at, [table], more);
const index = (name: string, table: string) => of(name, `${table}/index/by-state`);
const stream = (name: string, table: string) =>
  of(name, `${table}/stream/2026-01-01T00:00:00.000`, {
    resources: [
      {
        type: "AWS::DynamoDB::Stream",
        ARN: `arn:aws:dynamodb:us-east-1:${audited.account}:table/${table}/stream/2026-01-01T00:00:00.000`,
      },
    ],
  });
const inReplica = { ...audited, region: "us-west-2" };
const WRITES = ["writes", "writes-and-classified-reads", "all"];
const CLASSIFIED_READS = ["writes-and-classified-reads", "all"];

test.each<[levels: string[], what: string, event: Event]>([
  [WRITES, "a write to a classified table", of("PutItem", CLASSIFIED)],
  [WRITES, "a write to another table", of("UpdateItem", OTHER)],
  [WRITES, "a write in a replica", of("PutItem", OTHER, {}, inReplica)],
  [WRITES, "a denied write to another table", of("DeleteItem", OTHER, DENIED)],
  [WRITES, "PartiQL", of("ExecuteStatement", OTHER)],
  ...["GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"].map((name): [string[], string, Event] => [
    CLASSIFIED_READS,
    `${name} of a classified table`,
    of(name, CLASSIFIED),
  ]),
  [CLASSIFIED_READS, "a read of an index of a classified table", index("Query", CLASSIFIED)],
  [CLASSIFIED_READS, "a denied read of a classified table", of("GetItem", CLASSIFIED, DENIED)],
  [CLASSIFIED_READS, "a read of several tables", data("BatchGetItem", STRANGER, audited, [OTHER, CLASSIFIED])],
  [CLASSIFIED_READS, "a read of a classified table's stream", stream("GetRecords", CLASSIFIED)],
  [["all"], "a read of another table", of("GetItem", OTHER)],
  [["all"], "a denied read of another table", of("Query", OTHER, DENIED)],
  [["all"], "a read of an index of another table", index("Query", OTHER)],
  [["all"], "a read of another table's stream", stream("GetRecords", OTHER)],
  [[], "a write to a table of another environment", of("PutItem", "other-payments")],
  [[], "a read of a table whose name begins alike", of("GetItem", `${CLASSIFIED}-old`)],
  [
    [],
    "what DynamoDB does by itself for replicas",
    data("PutItem", sessionOf(`arn:aws:iam::${audited.account}:role/AWSServiceRoleForDynamoDBReplication`), audited, [
      OTHER,
    ]),
  ],
  [[...DATA_EVENT_LEVELS], "a call that changes a table", management("dynamodb", "DeleteTable", STRANGER, {})],
])("the levels %j record %s", (levels, _, event) => {
  expect(levelsThat((trail) => trail.records(event))).toEqual(levels);
});

describe("what each level raises", () => {
  const raising = (alarm: string, ...events: Event[]) =>
    levelsThat((trail) => trail.raisedBy(...events).includes(alarm));
  const tenTimes = (event: Event) => Array.from({ length: 10 }, () => event);

  test.each(["GetItem", "Query", "Scan"])("%s of a classified table by a stranger", (name) => {
    expect(raising("classified_by_stranger", of(name, CLASSIFIED))).toEqual(CLASSIFIED_READS);
    expect(raising("classified_by_stranger", of(name, OTHER))).toEqual([]);
  });

  test("a write to a classified table by a stranger", () => {
    expect(raising("classified_by_stranger", of("PutItem", CLASSIFIED))).toEqual(WRITES);
  });

  test("ten denied calls", () => {
    expect(raising("denied_calls", ...tenTimes(of("GetItem", CLASSIFIED, DENIED)))).toEqual(CLASSIFIED_READS);
    expect(raising("denied_calls", ...tenTimes(of("GetItem", OTHER, DENIED)))).toEqual(["all"]);
    expect(raising("denied_calls", ...tenTimes(of("PutItem", OTHER, DENIED)))).toEqual(WRITES);
    const key = management("kms", "Decrypt", STRANGER, null, { ...DENIED, readOnly: true });
    expect(raising("denied_calls", ...tenTimes(key))).toEqual([...DATA_EVENT_LEVELS]);
    const onlyChanges = new WatchedTrail(at("all", { managementEvents: "writes" }));
    expect(onlyChanges.raisedBy(...tenTimes(key))).toEqual([]);
  });
});

describe("who gets an alarm, and who deploys, is told what the level leaves out", () => {
  const description = (level: DataEventLevel, alarm: string, more?: Partial<CreatedTrail>) =>
    new WatchedTrail(at(level, more)).descriptionOf(alarm);
  const notesAt = (level: DataEventLevel | undefined, more?: Partial<CreatedTrail>) =>
    resolveEnvironment(at(level, more)).audit?.trail?.notes.join("\n") ?? "";

  test("by the alarms", () => {
    expect(description("writes", "classified_by_stranger")).toContain("The trail records no other reads");
    expect(description("writes-and-classified-reads", "classified_by_stranger")).not.toContain("records no");
    expect(description("writes", "denied_calls")).toContain("and requests that write items");
    expect(description("all", "denied_calls")).toContain("and requests for items");
    expect(description("off", "denied_calls")).toMatch(/: calls that change or describe resources$/);
    expect(description("all", "root_use", { managementEvents: "writes" })).toContain("does not record");
  });

  test("by synth, where the reads of a classified table are left out", () => {
    const said = "reads of the classified tables of audited (payments)";
    expect(notesAt("writes")).toContain(`at the level "writes", ${said} are not recorded`);
    expect(notesAt("off")).toContain(`at the level "off", ${said} are in no alarm`);
    for (const level of ["writes-and-classified-reads", "all"] as const) expect(notesAt(level)).not.toContain(said);
    expect(notesAt("writes", { tables: ["prices"] })).not.toContain("classified tables");
  });

  test("production records them where nothing is said, other stages nothing", () => {
    const reads = of("GetItem", CLASSIFIED);
    expect(new WatchedTrail(at(undefined)).records(reads)).toBe(true);
    expect(new WatchedTrail(at(undefined)).records(of("GetItem", OTHER))).toBe(false);
    expect(new WatchedTrail({ ...at(undefined), stage: "test" }).records(of("PutItem", CLASSIFIED))).toBe(false);
  });
});
