import { writeFileSync } from "node:fs";
import { configRulesTable, withTable } from "./config-rules-page/page";

writeFileSync("docs/config-rules.md", withTable("docs/config-rules.md", configRulesTable()));
