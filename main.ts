import { runSynth } from "./synthesis/command";

void runSynth(process.argv.slice(2), () => import("./environments/index.js")).then((exitCode) => {
  process.exitCode = exitCode;
});
