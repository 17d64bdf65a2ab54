import { aDeployment, anEnvironment, aTable, places } from "../fixtures";
import { problemsOfTrail } from "./fixtures";

describe("days for which events can be searched", () => {
  test.each([undefined, 365, 400, 3653])("%p are taken", (searchableDays) => {
    expect(problemsOfTrail({ searchableDays })).toEqual([]);
  });

  test.each([0, 90, 364, 366, 10_000])("%d are refused", (searchableDays) => {
    expect(places(problemsOfTrail({ searchableDays }))).toEqual(["error test.audit.trail.searchableDays"]);
  });
});

describe("the trail that records management events", () => {
  const found = (recordedBy: string) =>
    places(problemsOfTrail({ managementEvents: { recordedBy }, dataEvents: "writes" }));

  test("is named by its ARN", () => {
    expect(found("arn:aws:cloudtrail:us-east-1:999999999999:trail/organization-trail")).toEqual([]);
  });

  test.each(["organization-trail", "arn:aws:cloudtrail:us-east-1:999999999999:organization-trail", ""])(
    "is not %j",
    (arn) => {
      expect(found(arn)).toEqual(["error test.audit.trail.managementEvents.recordedBy"]);
    },
  );
});

describe("known principals", () => {
  const found = (...knownPrincipals: readonly string[]) => places(problemsOfTrail({ knownPrincipals }));

  test.each(["arn:aws:iam::111122223333:role/team/exporter", "arn:aws:iam::999999999999:user/somebody"])(
    "%s is one",
    (arn) => {
      expect(found(arn)).toEqual([]);
    },
  );

  test.each([
    "exporter",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:root",
    "arn:aws:sts::111122223333:assumed-role/exporter/session",
  ])("%s is none", (arn) => {
    expect(found(arn)).toEqual(["error test.audit.trail.knownPrincipals[0]"]);
  });

  test("are others than the roles that services take for the environment, which are known by their names", () => {
    const { account } = anEnvironment();
    const own = `arn:aws:iam::${account}:role/test-archive-exports`;
    expect(found(own)).toEqual(["warning test.audit.trail.knownPrincipals[0]"]);
    expect(found(own.replace("test-archive", "archive"), own.replace("role/", "role/team/"))).toEqual([]);
  });

  test("are listed once", () => {
    const arn = "arn:aws:iam::111122223333:role/exporter";
    expect(found(arn, arn)).toEqual(["error test.audit.trail.knownPrincipals[1]"]);
  });
});

test.each([1, 500])("%d denied calls are taken", (deniedCalls) => {
  expect(problemsOfTrail({ deniedCalls })).toEqual([]);
});

test.each([0, -1, 2.5])("%d denied calls are refused", (deniedCalls) => {
  expect(places(problemsOfTrail({ deniedCalls }))).toEqual(["error test.audit.trail.deniedCalls"]);
});

describe("metric filters", () => {
  const tables = (count: number) => [
    aDeployment(),
    ...Array.from({ length: count }, (_, position) =>
      aDeployment({ table: aTable({ name: `secrets-${position}`, dataClassification: "restricted" }) }),
    ),
  ];

  test("fit for many classified tables", () => {
    expect(problemsOfTrail({ dataEvents: "all" }, { tables: tables(100) })).toEqual([]);
  });

  test("are refused where there are more than AWS takes", () => {
    expect(places(problemsOfTrail({ dataEvents: "writes" }, { tables: tables(150) }))).toEqual([
      "error test.audit.trail",
    ]);
  });
});
