/*
 * Complaints of customers, and the communications about each.
 *
 * The model is "ComplainManagement" of aws-samples/aws-dynamodb-examples, schema_design/SchemaExamples (MIT-0), with its
 * keys, indexes, attribute names, access patterns and sample items. Here is what differs, and why:
 *
 * - "complaints by severity and state" is published as a Scan with two filters: it reads, and pays for, every complaint
 *   and every communication there ever was. Here it is a Query of Severity_State_GSI, whose partition key
 *   `severity_state` (`P2#investigating`) only the metadata items carry, so that communications stay out of the index.
 *   Three severities and four states make twelve values, and one value is one partition with 1,000 write units a second:
 *   ample for complaints, which change state a few times in their life. The value of resolved complaints grows for ever,
 *   which costs storage but no reads: results come by time of creation and are paged.
 * - A composite attribute is only true if every write keeps it in step. Each of the two writes that change a part of
 *   `severity_state` sets both the part and the whole, on the condition that the other part is still what the writer read.
 * - The published indexes project ALL attributes. Here they carry what is read from them: the description of a complaint
 *   is long, and four copies of it would be paid for with every change.
 * - "state changes of a complaint" keeps its published filter. The filter does what a key could do, but a complaint has
 *   a dozen communications, not thousands: an index would cost more than the items that are read in vain.
 * - The published patterns only read. The writes follow from what the model's authors say the system does: create
 *   complaints, track communications, change states, escalate.
 */
import { Key } from "../../model/attribute";
import { absent, beginsWith, equals, exists } from "../../model/condition";
import { table } from "../../model/table";
import samples from "./complaints.samples.json";
import { sampleItems } from "./sample-items";

const SEVERITIES = ["P1", "P2", "P3"];
const STATES = ["waiting", "assigned", "investigating", "resolved"];

export const complaints = table({
  name: "complaints",
  purpose: "Complaints of customers and the communications about each of them.",
  owner: "customer-care",
  // Free text that customers write about themselves.
  dataClassification: "confidential",
  sensitiveAttributes: ["complaint_description", "comm_text", "attachments"],
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  globalSecondaryIndexes: [
    {
      name: "Customer_Complaint_GSI",
      partitionKey: Key.string("customer_id"),
      sortKey: Key.string("complaint_id"),
      projection: "access-patterns",
    },
    {
      name: "Escalations_GSI",
      partitionKey: Key.string("escalated_to"),
      sortKey: Key.string("escalation_time"),
      projection: "access-patterns",
    },
    {
      name: "Agents_Comments_GSI",
      partitionKey: Key.string("agentID"),
      sortKey: Key.string("comm_date"),
      projection: "access-patterns",
    },
    {
      name: "Severity_State_GSI",
      partitionKey: Key.string("severity_state", { distinctValues: SEVERITIES.length * STATES.length }),
      sortKey: Key.string("creation_time"),
      projection: "access-patterns",
    },
  ],
  accessPatterns: [
    {
      name: "complaint metadata",
      operation: "GetItem",
      key: [equals("PK", "{complaint}"), equals("SK", "metadata")],
      peakPerSecond: 100,
      itemSizeBytes: 1_500,
      example: {
        given: { complaint: "Complaint1444" },
        expect: [["Complaint1444", "metadata"]],
      },
    },
    {
      name: "communications of a complaint",
      operation: "Query",
      key: [equals("PK", "{complaint}"), beginsWith("SK", "comm#")],
      peakPerSecond: 60,
      itemSizeBytes: 2_000,
      itemsPerRequest: 12,
      example: {
        given: { complaint: "Complaint1444" },
        expect: [
          ["Complaint1444", "comm#2022-12-31T19:32:00#comm4"],
          ["Complaint1444", "comm#2022-12-31T19:40:00#comm5"],
        ],
      },
    },
    {
      name: "complaints of a customer",
      operation: "Query",
      index: "Customer_Complaint_GSI",
      key: [equals("customer_id", "{customer}")],
      returns: ["severity", "current_state", "creation_time"],
      peakPerSecond: 40,
      itemSizeBytes: 200,
      itemsPerRequest: 3,
      example: {
        given: { customer: "custXYZ" },
        expect: [
          ["Complaint0987", "metadata"],
          ["Complaint1321", "metadata"],
        ],
      },
    },
    {
      name: "complaints escalated to an agent",
      operation: "Query",
      index: "Escalations_GSI",
      key: [equals("escalated_to", "{agent}")],
      returns: ["customer_id", "severity", "current_state"],
      peakPerSecond: 10,
      itemSizeBytes: 220,
      itemsPerRequest: 8,
      example: {
        given: { agent: "AgentB" },
        expect: [
          ["Complaint1444", "metadata"],
          ["Complaint1321", "metadata"],
        ],
      },
    },
    {
      name: "communications of an agent",
      operation: "Query",
      index: "Agents_Comments_GSI",
      key: [equals("agentID", "{agent}")],
      returns: ["comm_id", "complaint_state", "comm_text"],
      peakPerSecond: 10,
      itemSizeBytes: 1_800,
      itemsPerRequest: 50,
      example: {
        given: { agent: "AgentA" },
        expect: [
          ["Complaint123", "comm#2023-04-30T12:00:24#comm1"],
          ["Complaint123", "comm#2023-04-30T12:35:54#comm2"],
        ],
      },
    },
    {
      name: "complaints by severity and state",
      operation: "Query",
      index: "Severity_State_GSI",
      key: [equals("severity_state", "{severity}#{state}")],
      returns: ["severity", "current_state", "customer_id"],
      peakPerSecond: 5,
      itemSizeBytes: 220,
      itemsPerRequest: 100,
      example: {
        given: { severity: "P2", state: "investigating" },
        expect: [
          ["Complaint1321", "metadata"],
          ["Complaint1507", "metadata"],
        ],
      },
    },
    {
      name: "state changes of a complaint",
      operation: "Query",
      key: [equals("PK", "{complaint}"), beginsWith("SK", "comm#")],
      filter: [equals("complaint_state", "{state}")],
      returns: ["comm_date", "complaint_state", "agentID"],
      peakPerSecond: 10,
      itemSizeBytes: 2_000,
      itemsPerRequest: 12,
      example: {
        given: { complaint: "Complaint123", state: "resolved" },
        expect: [["Complaint123", "comm#2023-04-30T12:35:54#comm2"]],
      },
    },
    {
      name: "create complaint",
      operation: "PutItem",
      key: [equals("PK", "{complaint}"), equals("SK", "metadata")],
      filter: [absent("PK")],
      writes: [
        "customer_id",
        "complaint_id",
        "current_state",
        "creation_time",
        "severity",
        "severity_state",
        "complaint_description",
      ],
      peakPerSecond: 10,
      itemSizeBytes: 1_500,
      example: {
        given: { complaint: "Complaint1630" },
        item: {
          customer_id: { S: "custABC" },
          complaint_id: { S: "Complaint1630" },
          current_state: { S: "waiting" },
          creation_time: { S: "2023-06-14T16:20:05" },
          severity: { S: "P3" },
          severity_state: { S: "P3#waiting" },
          complaint_description: { S: "<description text>" },
        },
      },
    },
    {
      name: "record communication",
      operation: "PutItem",
      key: [equals("PK", "{complaint}"), equals("SK", "comm#{time}#{communication}")],
      filter: [absent("PK")],
      writes: ["comm_id", "comm_date", "complaint_state", "comm_text", "attachments", "agentID"],
      peakPerSecond: 30,
      itemSizeBytes: 2_000,
      example: {
        given: { complaint: "Complaint1507", time: "2023-05-22T09:31:12", communication: "comm6" },
        item: {
          comm_id: { S: "comm6" },
          comm_date: { S: "2023-05-22T09:31:12" },
          complaint_state: { S: "investigating" },
          comm_text: { S: "<comm text>" },
          attachments: { SS: ["s3://URL_for_attachment1"] },
          agentID: { S: "AgentC" },
        },
      },
    },
    {
      name: "change state of a complaint",
      operation: "UpdateItem",
      key: [equals("PK", "{complaint}"), equals("SK", "metadata")],
      // The severity that the new `severity_state` is composed of; refused also where there is no such complaint.
      filter: [equals("severity", "{severity}")],
      writes: ["current_state", "severity_state"],
      peakPerSecond: 20,
      itemSizeBytes: 1_500,
      example: {
        given: { complaint: "Complaint1321", severity: "P2" },
        item: { current_state: { S: "resolved" }, severity_state: { S: "P2#resolved" } },
      },
    },
    {
      name: "change severity of a complaint",
      operation: "UpdateItem",
      key: [equals("PK", "{complaint}"), equals("SK", "metadata")],
      filter: [equals("current_state", "{state}")],
      writes: ["severity", "severity_state"],
      peakPerSecond: 5,
      itemSizeBytes: 1_500,
      example: {
        given: { complaint: "Complaint0987", state: "assigned" },
        item: { severity: { S: "P1" }, severity_state: { S: "P1#assigned" } },
      },
    },
    {
      name: "escalate complaint to an agent",
      operation: "UpdateItem",
      key: [equals("PK", "{complaint}"), equals("SK", "metadata")],
      // UpdateItem would otherwise create a complaint of nobody about nothing.
      filter: [exists("PK")],
      writes: ["escalated_to", "escalation_time"],
      peakPerSecond: 5,
      itemSizeBytes: 1_500,
      example: {
        given: { complaint: "Complaint1507" },
        item: { escalated_to: { S: "AgentC" }, escalation_time: { S: "2023-05-29T10:00:00" } },
      },
    },
  ],
  sampleItems: sampleItems(samples),
});
