import { Alerts } from "../alerts";
import { places, problemsIn, problemsOfEnvironment, production } from "./fixtures";

const found = (alerts?: Alerts) => places(problemsOfEnvironment({ alerts }));
const emails = (...addresses: readonly string[]) => Alerts.created({ emails: addresses });

test.each(["a@example.com", "team+alerts@ops.example.co.uk"])("%s is an address", (address) => {
  expect(found(emails(address))).toEqual([]);
});

test.each(["team", "team@", "@example.com", "a b@example.com", "a@example", "a@b@example.com"])(
  "%s is no address",
  (address) => {
    expect(found(emails(address))).toEqual(["error test.alerts.emails[0]"]);
  },
);

test("an address is listed once, and keeps a name of its own in Terraform", () => {
  expect(found(emails("a@example.com", "a@example.com"))).toEqual(["error test.alerts.emails[1]"]);
  expect(found(emails("a.b@example.com", "a+b@example.com"))).toEqual(["error test.alerts.emails[1]"]);
});

test.each([undefined, Alerts.created(), emails()])("that nobody is told is a warning: %j", (alerts) => {
  expect(found(alerts)).toEqual(["warning test.alerts.emails"]);
  expect(places(problemsIn(production({ alerts })))).toEqual(["warning prod.alerts.emails"]);
});

test("a topic of the account and Region is taken as it is", () => {
  expect(found(Alerts.topic("arn:aws:sns:eu-west-1:111122223333:oncall"))).toEqual([]);
});

test.each([
  ["a name", "oncall", 1],
  ["a FIFO topic", "arn:aws:sns:eu-west-1:111122223333:oncall.fifo", 1],
  ["a topic of another Region", "arn:aws:sns:eu-west-2:111122223333:oncall", 1],
  ["a topic of another partition", "arn:aws-cn:sns:eu-west-1:111122223333:oncall", 1],
  ["a topic of another account", "arn:aws:sns:eu-west-1:999999999999:oncall", 1],
  ["a topic of another account and Region", "arn:aws:sns:eu-west-2:999999999999:oncall", 2],
])("%s is refused", (_, arn, count) => {
  expect(found(Alerts.topic(arn))).toEqual(Array.from({ length: count }, () => "error test.alerts.topicArn"));
});
