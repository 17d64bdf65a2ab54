import { join } from "node:path";
import { refreshNodeTypes } from "./dax-node-types/command";

void refreshNodeTypes(process.argv.slice(2), {
  file: join(__dirname, "../model/cache/node-types/catalogue.json"),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
