import { ConfigRuleScopes } from "./config-rule-scopes";

const PUT = "StarlingDoveService.PutConfigRule";
const DESCRIBE = "StarlingDoveService.DescribeConfigRules";
const buffer = (value: unknown) => Buffer.from(JSON.stringify(value));
const answer = (value: unknown, status = 200) => ({ status, headers: {}, body: buffer(value) });
const TAG = { TagKey: "environment", TagValue: "prod" };

function described(scope: unknown, status: number, said: unknown) {
  const scopes = new ConfigRuleScopes();
  scopes.mend(PUT, buffer({ ConfigRule: { ConfigRuleName: "ours", Scope: scope } }), answer({}, status));
  const { body } = scopes.mend(DESCRIBE, buffer({}), answer({ ConfigRules: [said, { ConfigRuleName: "other" }] }));
  return (JSON.parse(body.toString()) as { ConfigRules: unknown[] }).ConfigRules;
}

test("the tag of a rule that was put is given back, to that rule alone", () => {
  expect(described(TAG, 200, { ConfigRuleName: "ours" })).toEqual([
    { ConfigRuleName: "ours", Scope: TAG },
    { ConfigRuleName: "other" },
  ]);
});

test("what was refused is not remembered, and what the emulator knows is not touched", () => {
  expect(described(TAG, 400, { ConfigRuleName: "ours" })[0]).toEqual({ ConfigRuleName: "ours" });
  const byTable = { ComplianceResourceId: "t", ComplianceResourceTypes: ["AWS::DynamoDB::Table"] };
  expect(described(byTable, 200, { ConfigRuleName: "ours", Scope: "said" })[0]).toEqual({
    ConfigRuleName: "ours",
    Scope: "said",
  });
});
