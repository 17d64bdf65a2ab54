import { RowAccess, Rows } from "../row-access";
import { leadingKeys } from "./leading-keys";

const TENANT = Rows.principalTag("tenant", { prefix: "T#" });
const keysOf = (template: string, rows: RowAccess) => leadingKeys(template, rows, rows.prefix);

test.each([
  ["T#{tenant}", TENANT, "T#${aws:PrincipalTag/tenant}"],
  ["{tenant}", Rows.principalTag("tenant", { prefix: "" }), "${aws:PrincipalTag/tenant}"],
  ["T#{tenant}#ORDER", TENANT, "T#${aws:PrincipalTag/tenant}#ORDER"],
  ["T#{tenant}#ORDER#{order}", TENANT, "T#${aws:PrincipalTag/tenant}#ORDER#*"],
  ["U#{user}", Rows.cognitoIdentity({ prefix: "U#" }), "U#${cognito-identity.amazonaws.com:sub}"],
  ["U#{user}", Rows.webIdentity({ provider: "id.example.com", prefix: "U#" }), "U#${id.example.com:sub}"],
  ["T#{tenant}", Rows.fixedPrefix("T#42"), "T#42"],
  ["T#{tenant}#O#{order}", Rows.fixedPrefix("T#42"), "T#42#O#*"],
  ["T#{tenant}#O#{order}", Rows.fixedPrefix("T#42#"), "T#42#O#*"],
  ["T#{tenant}#O#{order}", Rows.fixedPrefix("T#42#O#7"), "T#42#O#7"],
  ["T#{tenant}#O#{order}", Rows.fixedPrefix("T#"), "T#*#O#*"],
  ["SETTINGS", Rows.fixedPrefix("SET"), "SETTINGS"],
])("%s leaves the rows that the limit %j names: %s", (template, rows, pattern) => {
  expect(keysOf(template, rows)).toEqual({ pattern });
});

test.each([
  ["another prefix", "ACC#{account}", TENANT, "does not begin with the prefix and the identity"],
  ["no identity", "T#all", TENANT, "does not begin with the prefix and the identity"],
  ["nothing behind the identity", "T#{tenant}{order}", TENANT, "Nothing tells where the identity ends"],
  ["a separator that a tag may hold", "T#{tenant}-{order}", TENANT, "Nothing tells where the identity ends"],
  ["another beginning", "ACC#{account}", Rows.fixedPrefix("T#42"), "No partition key of this form"],
  ["more than the key has", "T#{tenant}#END", Rows.fixedPrefix("T#42#END#more"), "No partition key of this form"],
])("%s is refused", (_, template, rows, refused) => {
  expect(keysOf(template, rows)).toMatchObject({ refused: expect.stringContaining(refused) as string });
});
