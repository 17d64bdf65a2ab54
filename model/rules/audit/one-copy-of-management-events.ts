import { regionalArn } from "../../arn";
import { trailName } from "../../audit/names";
import { AUDIT_PRICES } from "../../audit/prices";
import { SOURCES } from "../../limits";
import { EstateRule } from "../rule";
import { createdTrail } from "./created-trail";

/** Every trail here records every Region, so that two of one account deliver the same management events. */
export const oneCopyOfManagementEvents: EstateRule = ({ environments }, report) => {
  const first = new Map<string, { readonly place: string; readonly arn: string }>();
  for (const { value: environment, path } of environments) {
    const trail = createdTrail(environment, path);
    const events = trail?.value.managementEvents ?? "all";
    if (!trail || typeof events !== "string") continue;
    const { account, name } = environment;
    const taken = first.get(account);
    if (taken === undefined) {
      first.set(account, {
        place: path.toString(),
        arn: regionalArn("cloudtrail", environment, `trail/${trailName(name)}`),
      });
      continue;
    }
    const finding = {
      message:
        `The management events of the account ${account} are recorded by ${taken.place} already: AWS bills the second copy, ` +
        `${AUDIT_PRICES.managementEventCopies.toFixed(2)} USD for 100,000 events.`,
      received: events,
      expected: `\`{ recordedBy: "${taken.arn}" }\` without alarms on what is changed here, or the second copy with them`,
      source: SOURCES.trailCosts,
    };
    report.warning(trail.path.at("managementEvents"), finding, [path.at("account")]);
  }
};
