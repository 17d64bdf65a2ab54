import { EventSelector, FieldSelector } from "../resolve/resolved-audit";
import { DataEventLevel } from "./trail";

/** Values of one field of an advanced selector. Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const MAX_SELECTOR_VALUES = 500;

const equals = (field: string, ...values: readonly string[]): FieldSelector => ({ field, equals: values });

/** What is done with the account's resources: said explicitly, for a trail with advanced selectors records it no longer by itself. */
const MANAGEMENT: EventSelector = {
  name: "Management events",
  fields: [equals("eventCategory", "Management")],
};

/**
 * What is done with the items of the tables. The ARN of a table is given with and without `/` behind it, for its
 * indexes and streams: a bare prefix would take in every table whose name begins alike.
 */
function tableEvents(level: "writes" | "all", tableArns: readonly string[]): EventSelector {
  return {
    name: level === "all" ? "Requests for items" : "Requests that write items",
    fields: [
      equals("eventCategory", "Data"),
      equals("resources.type", "AWS::DynamoDB::Table"),
      { field: "resources.ARN", equals: tableArns, startsWith: tableArns.map((arn) => `${arn}/`) },
      ...(level === "writes" ? [equals("readOnly", "false")] : []),
    ],
  };
}

/** Which events the trail of an environment records. */
export function eventSelectors(level: DataEventLevel, tableArns: readonly string[]): EventSelector[] {
  return level === "off" || tableArns.length === 0 ? [MANAGEMENT] : [MANAGEMENT, tableEvents(level, tableArns)];
}
