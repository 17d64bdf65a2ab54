import { EnvironmentRule, EstateRule } from "../rule";
import { testExpectations } from "./test-expectations";
import { testSchedule } from "./test-schedule";
import { testSource } from "./test-source";
import { testWindow } from "./test-window";
import { testedTablesOfSource } from "./tested-tables";
import { productionIsTested } from "./untested-source";

/** What is judged of restore tests. */
export const RESTORE_TESTS: readonly EnvironmentRule[] = [testSchedule, testExpectations];

/** What shows only together with the environment whose tables are restored. */
export const RESTORE_TESTS_OF_ESTATE: readonly EstateRule[] = [
  testSource,
  testWindow,
  testedTablesOfSource,
  productionIsTested,
];
