import { join } from "node:path";
import { importModel } from "./import-model/command";

void importModel(process.argv.slice(2), {
  workingDirectory: process.cwd(),
  projectDirectory: join(__dirname, ".."),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
