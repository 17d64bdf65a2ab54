import { estate } from "../environments";
import { runConformancePack } from "./conformance-pack/command";

process.exitCode = runConformancePack(process.argv.slice(2), estate, process);
