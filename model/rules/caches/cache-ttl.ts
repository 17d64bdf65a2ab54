import { SOURCES } from "../../limits";
import { Path } from "../../problem";
import { checkNumber } from "../checks";
import { Report } from "../rule";
import { CacheRule } from "./cache-rule";

const MILLISECONDS = 1000;

function checkTtl(seconds: number | undefined, path: Path, what: string, report: Report): void {
  if (seconds === undefined) return;
  const source = SOURCES.cacheSettings;
  checkNumber(seconds, path, { what, minimum: 0, unit: "seconds", whole: false, source }, report);
  const milliseconds = seconds * MILLISECONDS;
  if (!Number.isFinite(seconds) || Math.abs(milliseconds - Math.round(milliseconds)) < 1e-6) return;
  const message = `${what} is finer than a millisecond.`;
  report.error(path, { message, received: seconds, expected: "at most three decimals", source });
}

export const timesToLive: CacheRule = ({ value, path }, report) => {
  checkTtl(value.itemTtlSeconds, path.at("itemTtlSeconds"), "The time to live of items", report);
  checkTtl(value.queryTtlSeconds, path.at("queryTtlSeconds"), "The time to live of results", report);
};

/** Without a time to live, an item changes in the cache only when it is written through the cluster. */
export const staleForEver: CacheRule = ({ value, path, served }, report) => {
  if (value.itemTtlSeconds !== 0) return;
  const place = path.at("itemTtlSeconds");
  const finding = { received: 0, expected: "more than 0 seconds", source: SOURCES.cacheSettings };
  if (value.writeThrough !== true) {
    const message = "Items never expire and writes go past the cluster: what it holds is never refreshed.";
    report.warning(place, { ...finding, message }, [path.at("writeThrough")]);
    return;
  }
  for (const { value: deployment, path: table } of served) {
    if (!deployment.replication) continue;
    const message = `Items never expire, and what other Regions write to ${table.toString()} goes past the cluster.`;
    report.warning(place, { ...finding, message }, [table.at("replication")]);
  }
};
