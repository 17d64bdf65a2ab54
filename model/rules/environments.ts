import { Stage, STAGES } from "../environment";
import { SOURCES } from "../limits";
import { EstateRule } from "./rule";

/** The name is the prefix of everything: two environments of one name would take turns owning it. */
export const distinctEnvironments: EstateRule = ({ environments }, report) => {
  const first = new Map<string, { account: string; region: string; path: string }>();
  for (const { value, path } of environments) {
    const { name, account, region } = value;
    const earlier = first.get(name);
    if (!earlier) {
      first.set(name, { account, region, path: path.toString() });
      continue;
    }
    const samePlace = earlier.account === account && earlier.region === region;
    report.error(path.at("name"), {
      message: `The environment ${earlier.path} has this name${samePlace ? ", in the same account and Region" : ""}.`,
      received: name,
      expected: "a name of its own",
    });
  }
};

/** An account is the strongest boundary AWS has: whoever may experiment in it may not reach production. */
export const productionHasItsAccount: EstateRule = ({ environments }, report) => {
  const others: readonly Stage[] = STAGES.filter((stage) => stage !== "production");
  for (const { value, path } of environments) {
    if (value.stage !== "production") continue;
    const sharing = environments.find(
      (other) => others.includes(other.value.stage) && other.value.account === value.account,
    );
    if (!sharing) continue;
    const finding = {
      message: `Production shares its account with ${sharing.path.toString()}.`,
      received: value.account,
      expected: "an account for production alone",
      source: SOURCES.accountPerStage,
    };
    report.warning(path.at("account"), finding, [sharing.path.at("account")]);
  }
};
