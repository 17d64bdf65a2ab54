import { messages, problemsOfEnvironment } from "./fixtures";

test.each(["ab", "dev", "prod-eu-2", "a1234567890123456789"])("%s is a name of an environment", (name) => {
  expect(problemsOfEnvironment({ name })).toEqual([]);
});

test.each(["a", "Dev", "1dev", "dev-", "dev--eu", "dev_eu", "a12345678901234567890", ""])(
  "%s is no name of an environment",
  (name) => {
    expect(messages(problemsOfEnvironment({ name }))).toEqual(["The name of the environment is malformed."]);
  },
);

test.each(["11112222333", "1111222233334", "1111-2222-3333", "x11122223333"])("%s is no account", (account) => {
  expect(messages(problemsOfEnvironment({ account }))).toEqual(["The account id is malformed."]);
});

test.each(["eu-west-1", "us-gov-east-1", "cn-north-1", "ap-southeast-7", "eusc-de-east-1"])(
  "%s is a Region",
  (region) => {
    expect(problemsOfEnvironment({ region })).toEqual([]);
  },
);

test.each(["eu-west-1a", "eu-west", "Ireland", "eu_west_1", ""])("%s is no Region", (region) => {
  expect(messages(problemsOfEnvironment({ region }))).toEqual(["The Region is malformed."]);
});

test.each(["deploy", "team/deploy", "a/b/c+=,.@-_"])("%s is a role", (deployRole) => {
  expect(problemsOfEnvironment({ deployRole })).toEqual([]);
});

test.each(["", "/deploy", "team//deploy", "arn:aws:iam::111122223333:role/deploy", "de ploy", "x".repeat(65)])(
  "%s is no role",
  (deployRole) => {
    expect(messages(problemsOfEnvironment({ deployRole }))).toEqual(["The deploy role is malformed."]);
  },
);

test("a path that is too long for IAM is refused", () => {
  expect(messages(problemsOfEnvironment({ deployRole: `${"path/".repeat(120)}deploy` }))).toHaveLength(1);
});
