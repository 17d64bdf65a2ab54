import { writeFileSync } from "node:fs";
import { controlsPage } from "./controls-page/page";

writeFileSync("docs/controls.md", controlsPage());
