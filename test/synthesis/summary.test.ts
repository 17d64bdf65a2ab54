import { summaryOf } from "../../synthesis/summary";
import { estateOf, newProvider, oldProvider } from "../support/all-features";
import { synthesizeIntoFolder } from "../support/synthesized";

const WARNING = { severity: "warning", path: "prod", message: "m", expected: "e" } as const;

test("the summary counts stacks, resources, tables and warnings, and says where the output is", () => {
  const { stacks } = synthesizeIntoFolder(estateOf(oldProvider));
  const lines = summaryOf(stacks, [WARNING], "cdktf.out/stacks").split("\n");
  const resources = stacks.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  stacks.forEach(({ name, stack, resourceCount }, position) => {
    const { count, noun } = stack.content;
    const content = `${count} ${noun}${count === 1 ? "" : "s"}`;
    expect(lines[position]?.split(/ {2,}/)).toEqual([
      name,
      `${resourceCount} resources`,
      content,
      "us-east-1, account 555555555555",
    ]);
  });
  // Between the two stand the notes of the stacks.
  expect([lines[stacks.length], lines.at(-1)]).toEqual([
    "",
    `1 environment, ${stacks.length} stacks, ${resources} resources, 1 warning; written to cdktf.out/stacks`,
  ]);
  expect(lines).toContainEqual(expect.stringMatching(/^old-tables .* 1 table /));
});

test("the summary says which features need a newer provider than the others do", () => {
  const { stacks } = synthesizeIntoFolder(estateOf(oldProvider, newProvider));
  const summary = summaryOf(stacks, [], "out");
  expect(summary).toContain("new-tables needs the AWS provider >= 6.22.0, < 7.0.0: ");
  expect(summary).toContain("warm throughput of orders.v2 (6.13.0)");
  expect(summary).toContain("a witness of a global table of ledger (6.22.0)");
  expect(summary).not.toContain("old-tables needs");
  expect(summary).toContain(`2 environments, ${stacks.length} stacks`);
});
