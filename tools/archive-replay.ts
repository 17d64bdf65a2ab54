import { replayArchive } from "./archive-replay/command";

void replayArchive(process.argv.slice(2), () => import("../environments/index.js"), {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
