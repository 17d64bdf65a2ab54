import { State } from "../environment";
import { messages, places, problemsOfEnvironment } from "./fixtures";

const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
const s3 = { bucket: "acme-terraform-state", region: "eu-west-1" };

test.each(["abc", "acme.state-1", "x".repeat(63)])("%s is a bucket", (bucket) => {
  expect(problemsOfEnvironment({ state: State.s3({ ...s3, bucket }) })).toEqual([]);
});

test.each([
  "ab",
  "x".repeat(64),
  "Acme",
  "acme_state",
  "-acme",
  "acme-",
  "acme..state",
  "192.168.5.4",
  "xn--acme",
  "sthree-acme",
  "acme-s3alias",
  "acme--ol-s3",
])("%s is no bucket", (bucket) => {
  expect(messages(problemsOfEnvironment({ state: State.s3({ ...s3, bucket }) }))).toEqual([
    "The name of the bucket is malformed.",
  ]);
});

test("the bucket for access logs has a name that can exist", () => {
  expect(problemsOfEnvironment({ accessLogBucket: "acme-access-logs" })).toEqual([]);
  const problems = problemsOfEnvironment({ accessLogBucket: "Acme" });
  expect(places(problems)).toEqual(["error test.accessLogBucket"]);
  expect(messages(problems)).toEqual(["The name of the bucket is malformed."]);
});

test("the bucket has a Region", () => {
  const state = State.s3({ ...s3, region: "Ireland" });
  expect(places(problemsOfEnvironment({ state }))).toEqual(["error test.state.region"]);
});

test.each([
  [`arn:aws:kms:eu-west-1:111122223333:${KEY}`, []],
  ["arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab", []],
  [`arn:aws:kms:eu-west-2:111122223333:${KEY}`, ["error"]],
  [`arn:aws-cn:kms:eu-west-1:111122223333:${KEY}`, ["error"]],
  [`arn:aws:kms:eu-west-1:999922223333:${KEY}`, ["warning"]],
  ["arn:aws:kms:eu-west-1:111122223333:alias/state", ["error"]],
  ["1234abcd-12ab-34cd-56ef-1234567890ab", ["error"]],
])("the key %s of the state has the problems %j", (kmsKeyArn, severities) => {
  const problems = problemsOfEnvironment({ state: State.s3({ ...s3, kmsKeyArn }) });
  expect(problems.map(({ severity }) => severity)).toEqual(severities);
});
