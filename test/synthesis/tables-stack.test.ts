import { Alerts } from "../../model/alerts";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { newProvider, oldProvider, orders } from "../support/all-features";
import { policyOf, resourcesIn } from "../support/resources";

const base: Environment = {
  name: "unit",
  stage: "test",
  account: "555555555555",
  region: "eu-west-1",
  costCenter: "tests",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  tables: [deploy(orders, { capacity: Capacity.onDemand() })],
};

const TABLE = "aws_dynamodb_table.orders_v2";

describe("a table", () => {
  const table = resourcesIn(base, "tables").get(TABLE);

  test("has every attribute of its keys and no other", () => {
    const attributes = table?.values["attribute"] as { name: string; type: string }[];
    expect(attributes.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "blob B",
      "customer S",
      "placed N",
      "status S",
      "total N",
    ]);
  });

  test("says encryption, recovery, protection and stream explicitly", () => {
    expect(table?.values).toMatchObject({
      server_side_encryption: [{ enabled: true, kms_key_arn: "${aws_kms_key.data.arn}" }],
      point_in_time_recovery: [{ enabled: true, recovery_period_in_days: 35 }],
      deletion_protection_enabled: true,
      stream_enabled: true,
      stream_view_type: "NEW_IMAGE",
      ttl: [{ attribute_name: "expires", enabled: false }],
    });
    expect(table?.lifecycle).toEqual({ prevent_destroy: true });
  });

  test("has its indexes with the projections that were declared", () => {
    expect(table?.values).toMatchObject({
      global_secondary_index: [
        { name: "by.status", hash_key: "status", range_key: "placed", projection_type: "KEYS_ONLY" },
        { name: "by-blob", hash_key: "blob", projection_type: "INCLUDE", non_key_attributes: ["status", "total"] },
      ],
      local_secondary_index: [{ name: "by-total", range_key: "total", projection_type: "ALL" }],
    });
  });

  test("denies every request without TLS, to itself and its indexes", () => {
    const arn = "arn:aws:dynamodb:eu-west-1:555555555555:table/unit-orders.v2";
    const policy = resourcesIn(base, "tables").get("aws_dynamodb_resource_policy.orders_v2");
    expect(policyOf(policy).Statement).toEqual([
      {
        Sid: "DenyRequestsWithoutTls",
        Effect: "Deny",
        Principal: "*",
        Action: "dynamodb:*",
        Resource: [arn, `${arn}/index/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});

describe("one address, whatever the capacity mode", () => {
  const RANGE = { read: { minimum: 1, maximum: 5 }, write: { minimum: 1, maximum: 5 } };
  const deployed = (capacity: Capacity, rest: object = {}) =>
    resourcesIn({ ...base, tables: [deploy(orders, { capacity, ...rest })] }, "tables").get(TABLE);

  test("on-demand sends no capacity", () => {
    const values = deployed(Capacity.onDemand())?.values ?? {};
    expect(values["billing_mode"]).toBe("PAY_PER_REQUEST");
    expect(values).not.toHaveProperty("read_capacity");
    expect(JSON.stringify(values["global_secondary_index"])).not.toContain("capacity");
  });

  test("fixed capacity is Terraform's own", () => {
    const loosened = [{ control: "auto-scaling" as const, reason: "a fixed load of a test" }];
    const table = deployed(Capacity.provisioned({ read: 2, write: 3 }), { loosened });
    expect(table?.values).toMatchObject({
      read_capacity: 2,
      write_capacity: 3,
      global_secondary_index: [{ read_capacity: 2, write_capacity: 3 }, { read_capacity: 2 }],
    });
    expect(table?.lifecycle).toEqual({ prevent_destroy: true });
  });

  test("auto scaling's capacity is left alone; of the indexes only where that was chosen", () => {
    const accepting = deployed(Capacity.autoScaled(RANGE), { autoScaledIndexes: "accept-capacity-resets" });
    expect(accepting?.lifecycle?.["ignore_changes"]).toEqual(["read_capacity", "write_capacity"]);
    const ignoring = deployed(Capacity.autoScaled(RANGE), { autoScaledIndexes: "ignore-index-changes" });
    expect(ignoring?.lifecycle?.["ignore_changes"]).toEqual([
      "read_capacity",
      "write_capacity",
      "global_secondary_index",
    ]);
  });
});

describe("keys", () => {
  test("a key of its own for global tables; the environment's key stays a single-Region key", () => {
    const resources = resourcesIn(oldProvider, "tables");
    expect(resources.get("aws_kms_key.data")?.values["multi_region"]).toBe(false);
    expect(resources.get("aws_kms_key.global_data")?.values["multi_region"]).toBe(true);
    expect(resources.get("aws_kms_replica_key.global_data_us_west_2")).toMatchObject({ provider: "aws.us_west_2" });
    expect(resourcesIn(base, "tables").has("aws_kms_key.global_data")).toBe(false);
  });

  test("are used through DynamoDB in their Regions only, and administered without kms:*", () => {
    const { Statement } = policyOf(resourcesIn(oldProvider, "tables").get("aws_kms_key.global_data"));
    expect(Statement).toMatchObject([
      { Sid: "AdministerKey", Principal: { AWS: "arn:aws:iam::555555555555:root" } },
      {
        Sid: "UseThroughDynamoDb",
        Condition: {
          StringEquals: {
            "kms:CallerAccount": "555555555555",
            "kms:ViaService": ["dynamodb.us-east-1.amazonaws.com", "dynamodb.us-west-2.amazonaws.com"],
          },
        },
      },
    ]);
    expect(JSON.stringify(Statement)).not.toContain('"kms:*"');
    expect(Statement[0]?.["Action"]).toContain("kms:ReplicateKey");
    expect(policyOf(resourcesIn(base, "tables").get("aws_kms_key.data")).Statement[0]?.["Action"]).not.toContain(
      "kms:ReplicateKey",
    );
  });

  test("cannot be destroyed by a plan while they protect a table that cannot be either", () => {
    const retired = {
      ...base,
      tables: [deploy(orders, { capacity: Capacity.onDemand(), retiring: "no longer used" })],
    };
    expect(resourcesIn(base, "tables").get("aws_kms_key.data")?.lifecycle).toEqual({ prevent_destroy: true });
    expect(resourcesIn(retired, "tables").get("aws_kms_key.data")?.lifecycle).toBeUndefined();
  });
});

describe("replicas", () => {
  test("with eventual consistency have everything that AWS does not synchronise, in their Region", () => {
    const resources = resourcesIn(oldProvider, "tables");
    expect(resources.get("aws_dynamodb_table_replica.orders_v2_us_west_2")).toMatchObject({
      provider: "aws.us_west_2",
      lifecycle: { prevent_destroy: true },
      values: {
        global_table_arn: "${aws_dynamodb_table.orders_v2.arn}",
        kms_key_arn: "${aws_kms_replica_key.global_data_us_west_2.arn}",
        point_in_time_recovery: true,
        deletion_protection_enabled: true,
        tags: { owner: "tests", role: "standby" },
      },
    });
    expect(resources.get(TABLE)).toMatchObject({
      values: { stream_view_type: "NEW_AND_OLD_IMAGES" },
      lifecycle: { ignore_changes: expect.arrayContaining(["replica"]) as unknown },
    });
    expect(resources.get("aws_appautoscaling_target.orders_v2_us_west_2_write")?.provider).toBe("aws.us_west_2");
  });

  test("with strong consistency are part of the table", () => {
    const ledger = resourcesIn(newProvider, "tables").get("aws_dynamodb_table.ledger");
    expect(ledger?.values).toMatchObject({
      replica: [{ region_name: "us-east-2", consistency_mode: "STRONG", deletion_protection_enabled: true }],
      global_table_witness: [{ region_name: "us-west-2" }],
    });
    expect(ledger?.lifecycle).toEqual({ prevent_destroy: true });
  });
});
