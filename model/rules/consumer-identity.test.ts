import { Consumer } from "../consumer";
import { messages, places, problemsOfEnvironment } from "./fixtures";

const common = { name: "shop", grants: [{ table: "orders", patterns: ["create receipt"] }] };
const HOME = "arn:aws:iam::111122223333";

const oidc = {
  ...common,
  providerArn: `${HOME}:oidc-provider/login.example.com/realm`,
  audience: "shop",
  subject: "user:*",
};
const pool = { ...common, identityPoolId: "eu-west-1:0d1e2f30-4152-4637-8899-aabbccddeeff", authenticated: true };
const account = { ...common, account: "999988887777", externalId: "agreed" };

const problemsWith = (consumer: Consumer) => problemsOfEnvironment({ consumers: [consumer] });

test.each([
  Consumer.lambda({ ...common, functionName: "shop-1_a" }),
  Consumer.ecsTask(common),
  Consumer.oidc(oidc),
  Consumer.oidc({ ...oidc, subject: "repo:example/shop:ref:refs/heads/main" }),
  Consumer.saml({ ...common, providerArn: `${HOME}:saml-provider/office` }),
  Consumer.cognitoIdentityPool(pool),
  Consumer.account(account),
  Consumer.account({ ...account, roleName: "team/reader" }),
])("a sound consumer of the kind $kind has no problems", (consumer) => {
  expect(problemsWith(consumer)).toEqual([]);
});

test.each([
  ["functionName", Consumer.lambda({ ...common, functionName: "arn:aws:lambda:eu-west-1:1:function:x" })],
  ["functionName", Consumer.lambda({ ...common, functionName: "*" })],
  ["providerArn", Consumer.oidc({ ...oidc, providerArn: "arn:aws:iam::999988887777:oidc-provider/login.example.com" })],
  ["providerArn", Consumer.oidc({ ...oidc, providerArn: `${HOME}:saml-provider/office` })],
  ["providerArn", Consumer.oidc({ ...oidc, providerArn: `${HOME}:oidc-provider/` })],
  ["audience", Consumer.oidc({ ...oidc, audience: "*" })],
  ["audience", Consumer.oidc({ ...oidc, audience: "" })],
  ["subject", Consumer.oidc({ ...oidc, subject: "*" })],
  ["subject", Consumer.oidc({ ...oidc, subject: "" })],
  ["subject", Consumer.oidc({ ...oidc, subject: "user:?" })],
  ["providerArn", Consumer.saml({ ...common, providerArn: "office" })],
  ["identityPoolId", Consumer.cognitoIdentityPool({ ...pool, identityPoolId: "eu-west-1_abc" })],
  ["account", Consumer.account({ ...account, account: "1234" })],
  ["externalId", Consumer.account({ ...account, externalId: "" })],
  ["externalId", Consumer.account({ ...account, externalId: "a b" })],
  ["roleName", Consumer.account({ ...account, roleName: "arn:aws:iam::999988887777:role/x" })],
])("a malformed %s is refused", (place, consumer) => {
  expect(places(problemsWith(consumer))).toEqual([`error test.consumers["shop"].${place}`]);
});

test("the environment's own account is no other account", () => {
  expect(messages(problemsWith(Consumer.account({ ...account, account: "111122223333" })))).toEqual([
    "This is the environment's own account.",
  ]);
});

test("an account without an external id is refused for its shape", () => {
  const { externalId: _, ...without } = account;
  const consumer = { kind: "account", ...without } as unknown as Consumer;
  expect(_).toBe("agreed");
  expect(messages(problemsWith(consumer))).toEqual(['The property "externalId" is missing.']);
});
