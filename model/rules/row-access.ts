import { AccessPattern } from "../access-pattern";
import { limitRows, partitionKeyTemplate } from "../access/row-limit";
import { Consumer, Grant } from "../consumer";
import { TableDeployment } from "../deployment";
import { MAX_TAG_KEY_LENGTH, SOURCES } from "../limits";
import { nearest } from "../nearest";
import { Place, placesOf } from "../places";
import { Path } from "../problem";
import { RowAccess } from "../row-access";
import { Table } from "../table";
import { anyOf, quoted } from "../words";
import { checkForm, suggestion } from "./checks";
import { unfitRows } from "./consumer-identity";
import { consumerPlaces } from "./consumers";
import { EnvironmentRule, Report } from "./rule";

const source = SOURCES.fineGrainedAccess;

/** What means something in a pattern of `StringLike`, or begins an IAM variable. */
const SPECIAL = /[*?$]/;
const PLAIN = /^[^*?$]*$/;
const TAG_KEY = new RegExp(`^[A-Za-z0-9_.:/=+@-]{1,${MAX_TAG_KEY_LENGTH}}$`);

function checkText(text: string, path: Path, what: string, report: Report): void {
  const form = "a text without `*`, `?` and `$`, which mean something in a policy";
  checkForm(text, path, { what, pattern: PLAIN, form, source }, report);
}

function checkNotBlank(text: string, path: Path, what: string, report: Report): void {
  if (text !== "") return;
  report.error(path, { message: `${what} is empty.`, received: text, expected: "at least one character", source });
}

/** The identity that rows are told by: one that the consumer has, and cannot choose. */
function checkSource(rows: RowAccess, consumer: Consumer, path: Path, report: Report): void {
  const unfit = unfitRows(consumer, rows.by, rows.by === "web-identity" ? rows.provider : undefined);
  if (unfit !== undefined) {
    const expected = "a row limit by what the consumer's own identity provider says, or a fixed prefix";
    const place = rows.by === "web-identity" ? path.at("provider") : path.at("by");
    const received = rows.by === "web-identity" ? rows.provider : rows.by;
    report.error(place, { message: unfit, received, expected, source: SOURCES.iamSessionTags });
  }
  if (rows.by === "principal-tag") {
    const form = `1 to ${MAX_TAG_KEY_LENGTH} letters, digits and \`_.:/=+@-\``;
    const what = "The key of the session tag";
    checkForm(rows.tag, path.at("tag"), { what, pattern: TAG_KEY, form, source: SOURCES.iamSessionTags }, report);
  }
  if (rows.by === "fixed-prefix") checkNotBlank(rows.prefix, path.at("prefix"), "The prefix", report);
  checkText(rows.prefix, path.at("prefix"), "The prefix", report);
  rows.shared?.forEach((value, position) => {
    const place = path.at("shared").at(position);
    checkNotBlank(value, place, "The partition key of shared rows", report);
    checkText(value, place, "The partition key of shared rows", report);
  });
}

/** The indexes that are said to carry the identity are read by the grant. */
function checkIndexes(
  grant: Grant,
  rows: RowAccess,
  deployed: Place<TableDeployment>,
  path: Path,
  report: Report,
): void {
  const { table } = deployed.value;
  const global = (table.globalSecondaryIndexes ?? []).map(({ name }) => name);
  const patterns = table.accessPatterns.filter(({ name }) => grant.patterns.includes(name));
  for (const [name, { prefix }] of Object.entries(rows.indexes ?? {})) {
    const place = path.at("indexes").at(name);
    checkText(prefix, place.at("prefix"), "The prefix", report);
    const restsOn = [deployed.path.at("table").at("globalSecondaryIndexes"), path.at("indexes")];
    if (!global.includes(name)) {
      const finding = {
        message: "The table has no such global secondary index.",
        received: name,
        expected: anyOf(global) + suggestion(nearest(name, global)),
        source,
      };
      report.error(place, finding, restsOn);
    } else if (!patterns.some(({ index }) => index === name)) {
      const message = "No granted access pattern reads this index.";
      report.error(place, { message, received: name, expected: "no such entry, or a pattern that reads it" }, restsOn);
    }
  }
}

/** The type of the partition key that a pattern names. */
function keyTypeOf(table: Table, { index }: AccessPattern): string {
  const global = table.globalSecondaryIndexes?.find(({ name }) => name === index);
  return (global?.partitionKey ?? table.partitionKey).type;
}

function checkPattern(pattern: AccessPattern, table: Table, rows: RowAccess, path: Path, report: Report): void {
  if (pattern.operation !== "Scan" && keyTypeOf(table, pattern) !== "S") {
    const message = `The partition key that ${quoted(pattern.name)} names is no text, so that nothing can be its prefix.`;
    const expected = 'a partition key of type "S", or no row limit';
    report.error(path, { message, received: pattern.name, expected, source });
    return;
  }
  const template = partitionKeyTemplate(table, pattern) ?? "";
  if (SPECIAL.test(template)) {
    const message = "The partition key has `*`, `?` or `$` in it, which mean something in a policy.";
    report.error(path, {
      message,
      received: template,
      expected: "a partition key without them, or no row limit",
      source,
    });
    return;
  }
  const limited = limitRows(table, pattern, rows);
  if (!("refused" in limited)) return;
  report.error(path, {
    message: `${limited.refused} So ${quoted(pattern.name)} cannot be limited to rows.`,
    received: template || pattern.operation,
    expected: limited.expected,
    source,
  });
}

/** A row limit limits every access pattern of its grant, or synth says why it cannot. */
export const rowAccess: EnvironmentRule = (environment, path, report) => {
  if (!environment.consumers?.length) return;
  const deployments = placesOf(environment.tables, path.at("tables"));
  for (const { value: consumer, path: at } of consumerPlaces(environment, path)) {
    consumer.grants.forEach((grant, position) => {
      const { rows } = grant;
      if (!rows) return;
      const place = at.at("grants").at(position);
      checkSource(rows, consumer, place.at("rows"), report);
      const deployed = deployments.find(({ value }) => value.table.name === grant.table);
      if (!deployed) return;
      const { table } = deployed.value;
      checkIndexes(grant, rows, deployed, place.at("rows"), report);
      grant.patterns.forEach((name, ordinal) => {
        const pattern = table.accessPatterns.find((each) => each.name === name);
        if (pattern) checkPattern(pattern, table, rows, place.at("patterns").at(ordinal), report);
      });
    });
  }
};
