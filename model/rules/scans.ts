import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { anyOf, quoted } from "../words";
import { suggestion } from "./checks";
import { checkReason } from "./reasons";
import { TableRule } from "./rule";
import { patternsOf } from "./table-parts";

export const tableIsUsed: TableRule = ({ accessPatterns }, path, report) => {
  if (accessPatterns.length > 0) return;
  report.error(path.at("accessPatterns"), {
    message: "The table has no access patterns: nothing says how it is used, and nobody can be granted anything.",
    received: accessPatterns,
    expected: "every way in which applications use the table",
    source: SOURCES.partitionKeyDesign,
  });
};

/** A Scan reads and pays for the whole table or index. Somebody has to have said that this is right. */
export const scansAreAccepted: TableRule = (table, path, report) => {
  const accepted = new Set(table.acceptedScans?.map(({ pattern }) => pattern));
  for (const { value, path: place } of patternsOf(table, path)) {
    if (value.operation !== "Scan" || accepted.has(value.name)) continue;
    const finding = {
      message: `The Scan reads everything, and "acceptedScans" does not name ${quoted(value.name)}.`,
      received: value.operation,
      expected: 'a Query, or an entry with a reason in "acceptedScans"',
      source: SOURCES.queryAndScan,
    };
    const names = (table.acceptedScans ?? []).map((_, position) => path.at("acceptedScans").at(position).at("pattern"));
    report.error(place.at("operation"), finding, [path.at("acceptedScans"), ...names]);
  }
};

/** What is accepted exists, is accepted once and for a reason. */
export const acceptedScans: TableRule = (table, path, report) => {
  const patterns = patternsOf(table, path);
  const scans = patterns.filter(({ value }) => value.operation === "Scan").map(({ value }) => value.name);
  const seen = new Set<string>();
  table.acceptedScans?.forEach(({ pattern, reason }, position) => {
    const place = path.at("acceptedScans").at(position);
    checkReason(reason, place.at("reason"), "the Scan", report);
    if (seen.has(pattern)) {
      const message = "The Scan is accepted twice.";
      report.error(place.at("pattern"), { message, received: pattern, expected: "one entry for each Scan" });
    }
    seen.add(pattern);
    if (scans.includes(pattern)) return;
    const finding = {
      message: "There is no access pattern of this name that is a Scan.",
      received: pattern,
      expected: anyOf(scans) + suggestion(nearest(pattern, scans)),
    };
    const restsOn = patterns.flatMap((place_) => [place_.path.at("name"), place_.path.at("operation")]);
    report.error(place.at("pattern"), finding, [path.at("accessPatterns"), ...restsOn]);
  });
};
