import { clusterName } from "../../cache/cluster-name";
import { SOURCES } from "../../limits";
import { Path } from "../../problem";
import { EstateRule } from "../rule";
import { cachesOf } from "./cache-rule";

/** `dev` with `a-b` and `dev-a` with `b` are one cluster. So would be two names with one digest. */
export const distinctClusters: EstateRule = ({ environments }, report) => {
  const first = new Map<string, { readonly path: Path; readonly called: string }>();
  for (const { value: environment, path: home } of environments) {
    for (const { value, path } of cachesOf(environment, home)) {
      const cluster = clusterName(environment.name, value.name);
      const key = JSON.stringify([environment.account, environment.region, cluster]);
      const called = JSON.stringify([environment.name, value.name]);
      const earlier = first.get(key);
      if (!earlier) first.set(key, { path, called });
      // The same name twice in an environment, and two environments of one name, have been reported.
      else if (earlier.called !== called) {
        report.error(path.at("name"), {
          message: `The cluster is that of ${earlier.path.toString()}, in the same account and Region.`,
          received: cluster,
          expected: "another name of the cache or of the environment, or another account",
          source: SOURCES.createClusterApi,
        });
      }
    }
  }
};
