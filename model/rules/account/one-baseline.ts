import { SOURCES } from "../../limits";
import { Path } from "../../problem";
import { EstateRule } from "../rule";

/** What is true of every Region of an account is asked for once. */
export const publicBucketsOnce: EstateRule = ({ environments }, report) => {
  const first = new Map<string, Path>();
  for (const { value, path } of environments) {
    if (value.accountBaseline?.noPublicBuckets !== true) continue;
    const earlier = first.get(value.account);
    if (!earlier) {
      first.set(value.account, path);
      continue;
    }
    const finding = {
      message: `The environment ${earlier.toString()} asks for it, and it holds in every Region of the account.`,
      received: true,
      expected: "one environment of the account with `noPublicBuckets`",
      source: SOURCES.accountPublicAccess,
    };
    report.error(path.at("accountBaseline").at("noPublicBuckets"), finding, [
      path.at("account"),
      earlier.at("account"),
      earlier.at("accountBaseline"),
    ]);
  }
};

/** Two environments that own the same part of an account would take turns undoing what the other did. */
export const oneBaselinePerAccountAndRegion: EstateRule = ({ environments }, report) => {
  const first = new Map<string, Path>();
  for (const { value, path } of environments) {
    const { account, region, accountBaseline } = value;
    if (!accountBaseline) continue;
    const place = path.at("accountBaseline");
    const home = JSON.stringify([account, region]);
    const earlier = first.get(home);
    if (!earlier) {
      first.set(home, path);
      continue;
    }
    const finding = {
      message: `The environment ${earlier.toString()} owns the baseline of this account and Region.`,
      received: `account ${account}, ${region}`,
      expected: "one environment with `accountBaseline` for an account and Region",
      source: SOURCES.accessAnalyzers,
    };
    report.error(place, finding, [
      path.at("account"),
      path.at("region"),
      earlier.at("account"),
      earlier.at("region"),
      earlier.at("accountBaseline"),
    ]);
  }
};
