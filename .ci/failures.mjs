// Prints the tests that failed in jest's reports, each with the beginning of what it says.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const LINES = 25;

const beginning = (message) => message.split("\n").slice(0, LINES).join("\n");

for (const path of process.argv.slice(2)) {
  const suites = JSON.parse(readFileSync(path, "utf8")).testResults;
  for (const suite of suites.filter(({ status }) => status === "failed")) {
    const file = relative(process.cwd(), suite.name);
    const tests = suite.assertionResults.filter(({ status }) => status === "failed");
    for (const test of tests)
      console.log(`failed: ${file}: ${test.fullName}\n${test.failureMessages.map(beginning).join("\n")}`);
    if (tests.length === 0) console.log(`failed: ${file}\n${beginning(suite.message)}`);
  }
}
