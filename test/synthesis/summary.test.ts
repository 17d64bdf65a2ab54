import { summaryOf } from "../../synthesis/summary";
import { estateOf, newProvider, oldProvider } from "../support/all-features";
import { synthesizeIntoFolder } from "../support/synthesized";

const WARNING = { severity: "warning", path: "prod", message: "m", expected: "e" } as const;

test("the summary counts stacks, resources, tables and warnings, and says where the output is", () => {
  const { stacks } = synthesizeIntoFolder(estateOf(oldProvider));
  const [topic = 0, tables = 0] = stacks.map(({ resourceCount }) => resourceCount);
  expect(summaryOf(stacks, [WARNING], "cdktf.out/stacks").split("\n")).toEqual([
    `old-monitoring  ${topic} resources   1 subscription  us-east-1, account 555555555555`,
    `old-tables      ${tables} resources  1 table         us-east-1, account 555555555555`,
    "",
    `1 environment, 2 stacks, ${topic + tables} resources, 1 warning; written to cdktf.out/stacks`,
  ]);
});

test("the summary says which features need a newer provider than the others do", () => {
  const { stacks } = synthesizeIntoFolder(estateOf(oldProvider, newProvider));
  const summary = summaryOf(stacks, [], "out");
  expect(summary).toContain("new-tables needs the AWS provider >= 6.22.0, < 7.0.0: ");
  expect(summary).toContain("warm throughput of orders.v2 (6.13.0)");
  expect(summary).toContain("a witness of a global table of ledger (6.22.0)");
  expect(summary).not.toContain("old-tables needs");
  expect(summary).toContain("2 environments, 4 stacks");
});
