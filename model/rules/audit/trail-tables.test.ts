import { Trail } from "../../audit/trail";
import { TrailBucket } from "../../audit/trail-bucket";
import { Replication } from "../../replication";
import { Table } from "../../table";
import { aDeployment, aTable, messages, places, problemsIn, production } from "../fixtures";
import { problemsOfTrail } from "./fixtures";

const recordedBy = "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization";

describe("the tables of a trail", () => {
  test("are deployed in the environment", () => {
    expect(problemsOfTrail({ tables: ["orders"] })).toEqual([]);
  });

  test("that are not are refused, with the name that is probably meant", () => {
    const problems = problemsOfTrail({ tables: ["ordres"] });
    expect(places(problems)).toEqual(["error test.audit.trail.tables[0]"]);
    expect(problems[0]).toMatchObject({ received: "ordres", expected: expect.stringContaining("orders") as string });
  });

  test("are listed once, and there is one", () => {
    expect(places(problemsOfTrail({ tables: ["orders", "orders"] }))).toEqual(["error test.audit.trail.tables[1]"]);
    expect(places(problemsOfTrail({ tables: [] }))).toEqual(["error test.audit.trail.tables"]);
  });
});

describe("a trail that records nothing", () => {
  test("is refused", () => {
    const problems = problemsOfTrail({ managementEvents: { recordedBy }, dataEvents: "off" });
    expect(places(problems)).toEqual(["error test.audit.trail"]);
    expect(messages(problems)).toEqual([
      "The trail records nothing: neither management events nor requests for items.",
    ]);
    expect(places(problemsOfTrail({ managementEvents: { recordedBy }, dataEvents: "all" }, { tables: [] }))).toEqual([
      "error test.audit.trail",
    ]);
  });

  test("is another one than a trail of items alone, or of management events alone", () => {
    expect(problemsOfTrail({ managementEvents: { recordedBy }, dataEvents: "writes" })).toEqual([]);
    expect(problemsOfTrail({ dataEvents: "off" })).toEqual([]);
  });
});

describe("the values of the selectors", () => {
  // Two for each table and Region, eight for the rest.
  const tables = (count: number, dataClassification: Table["dataClassification"] = "internal") =>
    Array.from({ length: count }, (_, position) =>
      aDeployment({
        table: aTable({ name: `orders-${position}`, dataClassification }),
        replication: Replication.eventual({ region: "eu-central-1" }),
      }),
    );

  test("fit up to AWS's limit", () => {
    expect(problemsOfTrail({ dataEvents: "writes" }, { tables: tables(123) })).toEqual([]);
    const one = { dataEvents: "writes", tables: ["orders-1"] } as const;
    expect(problemsOfTrail(one, { tables: tables(124) })).toEqual([]);
  });

  test("are three for a classified table where its reads are recorded", () => {
    const dataEvents = "writes-and-classified-reads";
    expect(problemsOfTrail({ dataEvents }, { tables: tables(123) })).toEqual([]);
    expect(problemsOfTrail({ dataEvents }, { tables: tables(81, "confidential") })).toEqual([]);
    const problems = problemsOfTrail({ dataEvents }, { tables: tables(82, "confidential") });
    expect(problems).toMatchObject([{ received: 503 }]);
  });

  test("are refused beyond it", () => {
    const problems = problemsOfTrail({ dataEvents: "writes" }, { tables: tables(124) });
    expect(places(problems)).toEqual(["error test.audit.trail.tables"]);
    expect(problems[0]).toMatchObject({ received: 502 });
  });
});

test("everything that is wrong with a trail is said at once", () => {
  const trail = Trail.created({
    tables: ["nothing"],
    bucket: TrailBucket.created({ retentionDays: 30 }),
    searchableDays: 90,
    knownPrincipals: ["somebody"],
    deniedCalls: 0,
    managementEvents: { recordedBy: "organization" },
  });
  expect(places(problemsIn(production({ audit: { trail } }))).sort()).toEqual([
    "error prod.audit.trail",
    "error prod.audit.trail.bucket.retentionDays",
    "error prod.audit.trail.deniedCalls",
    "error prod.audit.trail.knownPrincipals[0]",
    "error prod.audit.trail.managementEvents.recordedBy",
    "error prod.audit.trail.searchableDays",
    "error prod.audit.trail.tables[0]",
  ]);
});
