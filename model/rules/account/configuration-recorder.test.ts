import { places, problemsOfEnvironment } from "../fixtures";

const found = (retentionDays?: number) =>
  places(
    problemsOfEnvironment({
      accountBaseline: { configurationRecorder: { serviceLinkedRole: "created", retentionDays } },
    }),
  );

test.each([undefined, 1, 2557, 36_500])("history is kept for %p days", (days) => {
  expect(found(days)).toEqual([]);
});

test.each([0, -1, 1.5])("and not for %p", (days) => {
  expect(found(days)).toEqual(["error test.accountBaseline.configurationRecorder.retentionDays"]);
});
