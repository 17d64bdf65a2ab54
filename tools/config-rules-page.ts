import { writeFileSync } from "node:fs";
import { configRulesText, withTable } from "./config-rules-page/page";

writeFileSync("docs/config-rules.md", withTable("docs/config-rules.md", configRulesText()));
