import { Backups } from "../backup";
import { MAX_POLICY_SIZE } from "../limits";
import { policySize } from "../policy-statement";
import { aDeployment, anEnvironment, aTable } from "../rules/fixtures";
import { resolveEnvironment } from "./resolve-environment";
import { selectionsOf } from "./resolve-backup-plan";

const arns = (count: number) => Array.from({ length: count }, (_, at) => `arn:aws:dynamodb:eu-west-1:1:table/t-${at}`);

test("tables are selected in parts that AWS takes, none is lost and none is twice", () => {
  const sizes = (count: number) => selectionsOf(arns(count)).map(({ tableArns }) => tableArns.length);
  expect(sizes(0)).toEqual([]);
  expect(sizes(500)).toEqual([500]);
  expect(sizes(501)).toEqual([500, 1]);
  expect(sizes(1_250)).toEqual([500, 500, 250]);
  expect(selectionsOf(arns(1_250)).flatMap(({ tableArns }) => tableArns)).toEqual(arns(1_250));
  expect(selectionsOf(arns(1_250)).map(({ name }) => name)).toEqual(["tables", "tables-2", "tables-3"]);
});

describe("the roles", () => {
  const backupOf = (count: number) => {
    const tables = Array.from({ length: count }, (_, at) => aDeployment({ table: aTable({ name: `orders-${at}` }) }));
    return resolveEnvironment(anEnvironment({ tables })).backup;
  };
  const resourcesOf = (count: number, sid: string) =>
    backupOf(count)?.backupRole?.statements.find(({ Sid }) => Sid === sid)?.Resource;

  test("name each table", () => {
    expect(resourcesOf(2, "BackUpTables")).toEqual([
      "arn:aws:dynamodb:eu-west-1:111122223333:table/test-orders-0",
      "arn:aws:dynamodb:eu-west-1:111122223333:table/test-orders-1",
    ]);
  });

  test("name tables by the environment's prefix where IAM would not take so many names", () => {
    expect(resourcesOf(600, "BackUpTables")).toEqual(["arn:aws:dynamodb:eu-west-1:111122223333:table/test-*"]);
    for (const role of [backupOf(600)?.backupRole, backupOf(600)?.restoreRole]) {
      expect(policySize(role?.statements ?? [])).toBeLessThan(MAX_POLICY_SIZE);
    }
    expect(backupOf(600)?.plan?.selections).toHaveLength(2);
  });
});

test("without tables, or without backups, nothing is kept", () => {
  expect(resolveEnvironment(anEnvironment({ tables: [] })).backup).toBeUndefined();
  const off = Backups.off("The tables hold what a test has made.");
  expect(resolveEnvironment(anEnvironment({ backups: off })).backup).toBeUndefined();
});
