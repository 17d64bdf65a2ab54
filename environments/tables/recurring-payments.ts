/*
 * Subscriptions of accounts, the reminders and payments that come due, and the receipts of what was paid.
 *
 * The model is "RecurringPayments" of aws-samples/aws-dynamodb-examples, schema_design/SchemaExamples (MIT-0), with its
 * keys, indexes, attribute names and access patterns. Its one subscription and one receipt are joined by a second
 * subscription and a second account, so that a condition that is left out would be noticed.
 *
 * - Both indexes derive their projections from the patterns, and get exactly what the model publishes for them.
 * - Receipts carry `TTL` and expire; subscriptions have no such attribute and stay.
 * - An item is in an index only if it has both of the index's key attributes. A new subscription therefore starts with
 *   a `LastPaymentDate` and a `LastReminderDate`, or it would never come due.
 * - A day is a partition key with few values: subscriptions are monthly, so about 31 days are in use at a time. All that
 *   comes due on a day is read and rescheduled through one partition (3,000 read and 1,000 write units a second). The
 *   run has the whole day, so that is enough for tens of millions of subscriptions; spread the day over several keys
 *   (`2023-06-28#3`) before rescheduling reaches 1,000 a second.
 * - `PaymentDetails` holds a card number in the published sample. Store a token of the payment provider there instead.
 */
import { Key } from "../../model/attribute";
import { absent, beginsWith, equals, exists } from "../../model/condition";
import { table } from "../../model/table";
import samples from "./recurring-payments.samples.json";
import { sampleItems } from "./sample-items";

const DAYS_IN_USE = 31;

export const recurringPayments = table({
  name: "recurring-payments",
  purpose: "Subscriptions of accounts with their due dates and the receipts of their payments.",
  owner: "billing",
  // Payment details and addresses.
  dataClassification: "restricted",
  sensitiveAttributes: ["Email", "PaymentDetails"],
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  globalSecondaryIndexes: [
    {
      name: "GSI-1",
      partitionKey: Key.string("NextReminderDate", { distinctValues: DAYS_IN_USE }),
      sortKey: Key.string("LastReminderDate"),
      projection: "access-patterns",
    },
    {
      name: "GSI-2",
      partitionKey: Key.string("NextPaymentDate", { distinctValues: DAYS_IN_USE }),
      sortKey: Key.string("LastPaymentDate"),
      projection: "access-patterns",
    },
  ],
  timeToLive: { attribute: "TTL" },
  accessPatterns: [
    {
      name: "subscriptions of an account",
      operation: "Query",
      key: [equals("PK", "ACC#{account}"), beginsWith("SK", "SUB#")],
      peakPerSecond: 80,
      itemSizeBytes: 500,
      itemsPerRequest: 3,
      example: {
        given: { account: "123" },
        expect: [
          ["ACC#123", "SUB#123#SKU#999"],
          ["ACC#123", "SUB#124#SKU#750"],
        ],
      },
    },
    {
      name: "receipts of an account",
      operation: "Query",
      key: [equals("PK", "ACC#{account}"), beginsWith("SK", "REC#")],
      peakPerSecond: 40,
      itemSizeBytes: 250,
      itemsPerRequest: 18,
      example: {
        given: { account: "123" },
        expect: [
          ["ACC#123", "REC#12023-05-28T14:15:39.24#SKU#999"],
          ["ACC#123", "REC#2023-06-05T06:02:11.003Z#SKU#750"],
        ],
      },
    },
    {
      name: "one subscription",
      operation: "GetItem",
      key: [equals("PK", "ACC#{account}"), equals("SK", "SUB#{subscription}#SKU#{sku}")],
      peakPerSecond: 100,
      itemSizeBytes: 500,
      example: {
        given: { account: "123", subscription: "124", sku: "750" },
        expect: [["ACC#123", "SUB#124#SKU#750"]],
      },
    },
    {
      name: "create subscription",
      operation: "PutItem",
      key: [equals("PK", "ACC#{account}"), equals("SK", "SUB#{subscription}#SKU#{sku}")],
      // A retried request must not reset the dates of a subscription that is already running.
      filter: [absent("PK")],
      writes: [
        "Email",
        "PaymentDay",
        "PaymentAmount",
        "LastPaymentDate",
        "NextPaymentDate",
        "LastReminderDate",
        "NextReminderDate",
        "SKU",
        "PaymentDetails",
        "CreatedDate",
      ],
      peakPerSecond: 20,
      itemSizeBytes: 500,
      example: {
        given: { account: "456", subscription: "202", sku: "310" },
        item: {
          Email: { S: "m@example.com" },
          PaymentDay: { S: "15" },
          PaymentAmount: { S: "29.00" },
          LastPaymentDate: { S: "2023-06-15T12:30:00.000Z" },
          NextPaymentDate: { S: "2023-07-15" },
          LastReminderDate: { S: "2023-06-15T12:30:00.000Z" },
          NextReminderDate: { S: "2023-07-08" },
          SKU: { S: "310" },
          PaymentDetails: { M: { "default-card": { S: "4321432143214321" } } },
          CreatedDate: { S: "2023-06-15T12:30:00.000Z" },
        },
      },
    },
    {
      name: "create receipt",
      operation: "PutItem",
      key: [equals("PK", "ACC#{account}"), equals("SK", "REC#{processed}#SKU#{sku}")],
      filter: [absent("PK")],
      writes: ["Email", "SKU", "ProcessedDate", "ProcessedAmount", "TTL"],
      peakPerSecond: 200,
      itemSizeBytes: 250,
      example: {
        given: { account: "456", processed: "2023-06-28T06:01:12.480Z", sku: "999" },
        item: {
          Email: { S: "m@example.com" },
          SKU: { S: "999" },
          ProcessedDate: { S: "2023-06-28T06:01:12.480Z" },
          ProcessedAmount: { S: "12.99" },
          TTL: { N: "1703743272" },
        },
      },
    },
    {
      name: "update subscription",
      operation: "UpdateItem",
      key: [equals("PK", "ACC#{account}"), equals("SK", "SUB#{subscription}#SKU#{sku}")],
      // UpdateItem would otherwise create what was cancelled in the meantime.
      filter: [exists("PK")],
      writes: [
        "Email",
        "PaymentDay",
        "PaymentAmount",
        "LastPaymentDate",
        "NextPaymentDate",
        "LastReminderDate",
        "NextReminderDate",
        "PaymentDetails",
      ],
      peakPerSecond: 400,
      itemSizeBytes: 500,
      example: {
        given: { account: "456", subscription: "201", sku: "999" },
        item: {
          LastPaymentDate: { S: "2023-06-28T06:01:12.480Z" },
          NextPaymentDate: { S: "2023-07-28" },
        },
      },
    },
    {
      name: "reminders due on a date",
      operation: "Query",
      index: "GSI-1",
      key: [equals("NextReminderDate", "{date}")],
      returns: ["SKU", "Email", "NextPaymentDate"],
      peakPerSecond: 5,
      itemSizeBytes: 220,
      itemsPerRequest: 500,
      example: {
        given: { date: "2023-06-21" },
        expect: [
          ["ACC#456", "SUB#201#SKU#999"],
          ["ACC#123", "SUB#123#SKU#999"],
        ],
      },
    },
    {
      name: "payments due on a date",
      operation: "Query",
      index: "GSI-2",
      key: [equals("NextPaymentDate", "{date}")],
      returns: ["Email", "PaymentDay", "PaymentAmount", "SKU", "PaymentDetails"],
      peakPerSecond: 5,
      itemSizeBytes: 400,
      itemsPerRequest: 500,
      example: {
        given: { date: "2023-06-28" },
        expect: [
          ["ACC#123", "SUB#123#SKU#999"],
          ["ACC#456", "SUB#201#SKU#999"],
        ],
      },
    },
  ],
  sampleItems: sampleItems(samples),
});
