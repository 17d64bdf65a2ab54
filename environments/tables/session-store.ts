/*
 * Sessions of customers, and the child sessions that services open on behalf of a session.
 *
 * The model is "SessionManagement" of aws-samples/aws-dynamodb-examples, schema_design/SchemaExamples (MIT-0), with its
 * keys, index, attribute names, access patterns and sample items. Here is what differs, and why:
 *
 * - `expires_at` is new. Sessions end by themselves, so that nothing has to look for old ones. TTL deletes some time
 *   after the hour has struck: whoever reads a session compares `expires_at` with the clock.
 * - The published index projects ALL attributes. Here it carries what is read from it, so that access tokens (which are
 *   credentials) are not copied into a second place, and rotating a token does not cost a write to the index.
 * - "last login time of a customer" takes the last session by its id, as published. That is the latest login only where
 *   ids sort by time of creation: make them with UUID version 7 or ULID.
 * - "create child session" is not on the published list of patterns, but somebody has to write what two of them read.
 */
import { Key } from "../../model/attribute";
import { absent, beginsWith, equals } from "../../model/condition";
import { table } from "../../model/table";
import { sampleItems } from "./sample-items";
import samples from "./session-store.samples.json";

export const sessions = table({
  name: "sessions",
  purpose: "Sessions of signed-in customers and the child sessions that services open for them.",
  owner: "identity",
  // Whoever reads an access token can act as the customer.
  dataClassification: "restricted",
  sensitiveAttributes: ["access_token"],
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  globalSecondaryIndexes: [
    {
      // The table's key the other way round: from the customer, or the child session, to the session.
      name: "GSI1_inverse",
      partitionKey: Key.string("SK"),
      sortKey: Key.string("PK"),
      projection: "access-patterns",
    },
  ],
  timeToLive: { attribute: "expires_at" },
  accessPatterns: [
    {
      name: "create session",
      operation: "PutItem",
      key: [equals("PK", "suuid#{session}"), equals("SK", "c#{customer}")],
      // An id that exists already is a defect of its generator; it must not take over somebody's session.
      filter: [absent("PK")],
      writes: ["last_login_time", "access_token", "session_state", "expires_at"],
      peakPerSecond: 100,
      itemSizeBytes: 1_200,
      example: {
        given: { session: "f9913mz0", customer: "DEF" },
        item: {
          last_login_time: { S: "2023-05-15T07:45:30" },
          access_token: { S: "b772hsw1" },
          session_state: { S: "active" },
          expires_at: { N: "4070908800" },
        },
      },
    },
    {
      name: "create child session",
      operation: "PutItem",
      key: [equals("PK", "suuid#{session}"), equals("SK", "child#suuid#{child}")],
      filter: [absent("PK")],
      writes: ["access_token", "session_state", "expires_at"],
      peakPerSecond: 150,
      itemSizeBytes: 1_200,
      example: {
        given: { session: "l221et00", child: "m480gx7p" },
        item: {
          access_token: { S: "n903klq4" },
          session_state: { S: "active" },
          expires_at: { N: "4070908800" },
        },
      },
    },
    {
      name: "get session by id",
      operation: "GetItem",
      key: [equals("PK", "suuid#{session}"), equals("SK", "c#{customer}")],
      // A session that was just ended must not let another request in.
      consistency: "strong",
      peakPerSecond: 2_000,
      itemSizeBytes: 1_200,
      example: {
        given: { session: "c342etj3", customer: "ABC" },
        expect: [["suuid#c342etj3", "c#ABC"]],
      },
    },
    {
      name: "expire session",
      operation: "DeleteItem",
      key: [equals("PK", "suuid#{session}"), equals("SK", "c#{customer}")],
      peakPerSecond: 60,
      itemSizeBytes: 1_200,
      example: { given: { session: "l221et00", customer: "XYZ" } },
    },
    {
      name: "child sessions of a session",
      operation: "Query",
      key: [equals("PK", "suuid#{session}"), beginsWith("SK", "child#")],
      peakPerSecond: 50,
      itemSizeBytes: 1_200,
      itemsPerRequest: 3,
      example: {
        given: { session: "c342etj3" },
        expect: [
          ["suuid#c342etj3", "child#suuid#ert54fbgn"],
          ["suuid#c342etj3", "child#suuid#kljhfytf23"],
        ],
      },
    },
    {
      name: "session of a child session",
      operation: "Query",
      index: "GSI1_inverse",
      key: [equals("SK", "child#suuid#{child}")],
      returns: ["session_state", "expires_at"],
      peakPerSecond: 50,
      itemSizeBytes: 200,
      example: {
        given: { child: "ljy22tf0" },
        expect: [["suuid#l221et00", "child#suuid#ljy22tf0"]],
      },
    },
    {
      name: "last login time of a customer",
      operation: "Query",
      index: "GSI1_inverse",
      key: [equals("SK", "c#{customer}")],
      returns: ["last_login_time"],
      order: "descending",
      limit: 1,
      peakPerSecond: 20,
      itemSizeBytes: 200,
      example: {
        given: { customer: "ABC" },
        expect: [["suuid#e7712kk9", "c#ABC"]],
      },
    },
    {
      name: "session of a customer",
      operation: "Query",
      index: "GSI1_inverse",
      key: [equals("SK", "c#{customer}"), equals("PK", "suuid#{session}")],
      returns: ["session_state", "last_login_time", "expires_at"],
      peakPerSecond: 100,
      itemSizeBytes: 200,
      example: {
        given: { customer: "ABC", session: "d0004tj2" },
        expect: [["suuid#d0004tj2", "c#ABC"]],
      },
    },
    {
      name: "all sessions of a customer",
      operation: "Query",
      index: "GSI1_inverse",
      key: [equals("SK", "c#{customer}")],
      returns: ["session_state", "last_login_time", "expires_at"],
      peakPerSecond: 30,
      itemSizeBytes: 200,
      itemsPerRequest: 4,
      example: {
        given: { customer: "ABC" },
        expect: [
          ["suuid#c342etj3", "c#ABC"],
          ["suuid#d0004tj2", "c#ABC"],
          ["suuid#e7712kk9", "c#ABC"],
        ],
      },
    },
  ],
  sampleItems: sampleItems(samples),
});
