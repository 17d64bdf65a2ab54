import { RuleDescriptions } from "./rule-descriptions";

const answer = (text: string) => ({ status: 200, headers: { "content-length": "1" }, body: Buffer.from(text) });
const item = (id: string, more = "") =>
  `<item><securityGroupRuleId>${id}</securityGroupRuleId><toPort>443</toPort>${more}<tagSet/></item>`;

function describedBy(rules: RuleDescriptions, items: string): string {
  return rules.mend(Buffer.from("Action=DescribeSecurityGroupRules"), answer(items)).body.toString();
}

test("words that the emulator forgets are put back, those that it keeps stay", () => {
  const rules = new RuleDescriptions();
  const request = "Action=AuthorizeSecurityGroupEgress&IpPermissions.1.PrefixListIds.1.Description=to+DynamoDB";
  expect(rules.mend(Buffer.from(request), answer(item("sgr-1"))).body.toString()).toBe(item("sgr-1"));
  const found = describedBy(rules, item("sgr-1") + item("sgr-2") + item("sgr-1", "<description>kept</description>"));
  expect(found.match(/<description>[^<]*/g)).toEqual(["<description>to DynamoDB", "<description>kept"]);
  expect(found.indexOf("to DynamoDB")).toBeLessThan(found.indexOf("sgr-2"));
});

test("everything else passes as it is", () => {
  const given = answer("x");
  expect(new RuleDescriptions().mend(Buffer.from("{}"), given)).toBe(given);
});
