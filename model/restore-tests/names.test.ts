import fc from "fast-check";
import { MAX_NAME_LENGTH } from "./limits";
import { testPlanArnPrefix, testPlanName, testSelectionName } from "./names";

const AWS_TAKES = /^[A-Za-z0-9_]{1,50}$/;

test("plans and selections are called what AWS Backup takes, whatever the environment and the table are called", () => {
  const table = fc.stringMatching(/^[A-Za-z0-9_.-]{1,255}$/);
  const environment = fc.stringMatching(/^[a-z][a-z0-9-]{1,19}$/);
  fc.assert(
    fc.property(table, environment, fc.nat({ max: 99 }), (name, environmentName, position) => {
      expect(testSelectionName(name)).toMatch(AWS_TAKES);
      expect(testPlanName(environmentName, position)).toMatch(AWS_TAKES);
    }),
  );
});

test("names that are too long stay apart", () => {
  const [one, other] = ["a", "b"].map((end) => testSelectionName("x".repeat(MAX_NAME_LENGTH) + end));
  expect(one).toHaveLength(MAX_NAME_LENGTH);
  expect(one).not.toBe(other);
});

test("the ARNs of all plans of an environment begin alike", () => {
  const prefix = testPlanArnPrefix({ account: "444444444444", region: "eu-west-1" }, "sandbox");
  expect(prefix).toBe("arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:sandbox_restore_tests");
  expect([testPlanName("sandbox"), testPlanName("sandbox", 1)]).toEqual([
    "sandbox_restore_tests",
    "sandbox_restore_tests_2",
  ]);
});
