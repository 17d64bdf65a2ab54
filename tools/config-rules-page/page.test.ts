import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTROLS } from "../../controls";
import { controlRules } from "../../model/audit/config-rules/from-controls";
import { configRulesTable, configRulesText, withTable } from "./page";

const PAGE = join(__dirname, "../../docs/config-rules.md");

test("docs/config-rules.md says what the controls carry; npm run docs:config-rules writes it", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(withTable(PAGE, configRulesText()));
});

test("every rule has its row, with what it comes from", () => {
  for (const { control, rule } of controlRules()) {
    const row = configRulesTable()
      .split("\n")
      .find((line) => line.includes(`[\`${rule.identifier}\`]`));
    expect(row).toContain(`| \`${control.id}\` |`);
  }
});

test("every rule that is not deployed has its row, with the reason", () => {
  for (const { id, notDeployed = [] } of CONTROLS) {
    for (const { rule, reason } of notDeployed) {
      expect(configRulesText()).toContain(`developerguide/`);
      expect(configRulesText()).toMatch(new RegExp(`\\[\`${rule}\`\\].* \\| \`${id}\` \\| `));
      expect(configRulesText()).toContain(`| ${reason}. |`);
    }
  }
});

test("a page without a place for the table is refused", () => {
  expect(() => withTable(join(__dirname, "../../docs/controls.md"), "table")).toThrow("no place for the table");
});
