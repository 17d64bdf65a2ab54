import { Alerts } from "../alerts";
import { Locality, partitionOf } from "../arn";
import { SOURCES } from "../limits";
import { terraformName } from "../names";
import { Path } from "../problem";
import { checkDistinct, checkForm } from "./checks";
import { EnvironmentRule, Report } from "./rule";

/** Whether an address exists only its confirmation shows; the form catches slips. */
const EMAIL = /^[^\s@<>()[\],;:"\\]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

/** A standard topic: EventBridge does not publish to those whose name ends in `.fifo`. */
const TOPIC_ARN = /^arn:(?<partition>aws[a-z-]*):sns:(?<region>[a-z0-9-]+):(?<account>\d{12}):[A-Za-z0-9_-]{1,256}$/;

function checkEmails(emails: readonly string[], place: Path, report: Report): void {
  const source = SOURCES.emailSubscriptions;
  const first = new Map<string, string>();
  emails.forEach((email, position) => {
    const what = "The e-mail address";
    checkForm(email, place.at(position), { what, pattern: EMAIL, form: "`name@example.com`", source }, report);
    const name = terraformName(email);
    const taken = first.get(name);
    if (taken !== undefined && taken !== email) {
      report.error(place.at(position), {
        message: "In Terraform the subscription has the name of another one.",
        received: email,
        expected: `an address that differs from ${taken} in more than its punctuation`,
        source: SOURCES.terraformNames,
      });
    }
    first.set(name, email);
  });
  checkDistinct(emails, place, "e-mail address", report);
  if (emails.length > 0) return;
  report.warning(place, {
    message: "Nobody is told when something goes wrong: the alert topic has no subscription.",
    received: emails,
    expected: "at least one address that is read, or a subscription of your own on the topic",
    source,
  });
}

/** CloudWatch, EventBridge and Budgets publish where they run; a topic elsewhere would never be reached. */
function checkTopic(topicArn: string, place: Path, home: Locality, report: Report): void {
  const { partition, region, account } = TOPIC_ARN.exec(topicArn)?.groups ?? {};
  const finding = { received: topicArn, source: SOURCES.eventBridgeTargets };
  if (partition === undefined) {
    const expected = "`arn:<partition>:sns:<region>:<account>:<name>` of a standard topic, not a FIFO one";
    report.error(place, { ...finding, message: "The ARN of the topic is malformed.", expected });
    return;
  }
  if (region !== home.region || partition !== partitionOf(home.region)) {
    const expected = `a topic in the Region ${home.region}`;
    report.error(place, { ...finding, message: "The topic is in another Region than the environment.", expected });
  }
  if (account !== home.account) {
    const expected = `a topic of the account ${home.account}, which may pass messages on`;
    report.error(place, { ...finding, message: "The topic belongs to another account.", expected });
  }
}

export const alerts: EnvironmentRule = (environment, path, report) => {
  const place = path.at("alerts");
  const given = environment.alerts ?? Alerts.created();
  if (given.kind === "topic") checkTopic(given.topicArn, place.at("topicArn"), environment, report);
  else checkEmails(given.emails ?? [], place.at("emails"), report);
};
