import { DEFAULT_COUNT_AT_MOST } from "../../restore-tests/windows";
import { figure } from "../../words";
import { checkNumber } from "../checks";
import { EnvironmentRule } from "../rule";

/** What is expected of single tables is something that a test can find out. */
export const testExpectations: EnvironmentRule = ({ restoreTests: tests }, home, report) => {
  const place = home.at("restoreTests");
  const countAtMost = tests?.countAtMost ?? DEFAULT_COUNT_AT_MOST;
  for (const [name, { minimumItems, restoreTimeObjectiveMinutes }] of Object.entries(tests?.expectations ?? {})) {
    const path = place.at("expectations").at(name);
    if (restoreTimeObjectiveMinutes !== undefined) {
      const allowed = { what: "The recovery time objective", minimum: 1, unit: "minutes" };
      checkNumber(restoreTimeObjectiveMinutes, path.at("restoreTimeObjectiveMinutes"), allowed, report);
    }
    if (minimumItems === undefined) continue;
    const at = path.at("minimumItems");
    checkNumber(minimumItems, at, { what: "The number of items", minimum: 0, unit: "items" }, report);
    if (minimumItems <= countAtMost) continue;
    const finding = {
      message: "Counting ends before so many items: the test would always fail.",
      received: minimumItems,
      expected: `at most the ${figure(countAtMost)} of \`countAtMost\`, or a higher \`countAtMost\``,
    };
    report.error(at, finding, [place.at("countAtMost")]);
  }
};
