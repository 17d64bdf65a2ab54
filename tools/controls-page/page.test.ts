import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTROLS } from "../../controls";
import { controlsPage } from "./page";

test("docs/controls.md says what the controls say; npm run docs:controls writes it", () => {
  expect(readFileSync(join(__dirname, "../../docs/controls.md"), "utf8")).toBe(controlsPage());
});

test("every control has its row", () => {
  for (const { id } of CONTROLS) expect(controlsPage()).toContain(`| \`${id}\` | `);
  expect(controlsPage()).toContain("Security Hub: DynamoDB.2; AWS Config: DYNAMODB_PITR_ENABLED; Checkov: CKV_AWS_28");
});
