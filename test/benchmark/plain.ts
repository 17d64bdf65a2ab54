/**
 * The estate of `ours.ts` as a plain CDKTF program: the same resources, written with the provider's own classes and
 * synthesized by CDKTF as its users do. Prints the peak memory in megabytes.
 */
import { DynamodbResourcePolicy } from "@cdktf/provider-aws/lib/dynamodb-resource-policy";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";

class PlainTables extends TerraformStack {
  constructor(app: App, environment: string, account: string, tables: number) {
    super(app, `${environment}-tables`);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AwsProvider(this, "aws", {
      region: "eu-west-1",
      allowedAccountIds: [account],
      defaultTags: [{ tags: { environment, stage: "test", "managed-by": "terraform", "cost-center": "bench" } }],
    });
    const key = new KmsKey(this, "data", {
      description: `Table data of ${environment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: Fn.jsonencode({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AdministerKey",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: ["kms:DescribeKey", "kms:PutKeyPolicy"],
            Resource: "*",
          },
        ],
      }),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, "alias", { name: `alias/${environment}-data`, targetKeyId: key.keyId });
    new TerraformOutput(this, "data_key_arn", { value: key.arn });
    for (let position = 0; position < tables; position++) this.addTable(environment, account, key, position);
  }

  private addTable(environment: string, account: string, key: KmsKey, position: number): void {
    const name = `${environment}-table-${position}`;
    const table = new DynamodbTable(this, `table-${position}`, {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "PK",
      rangeKey: "SK",
      attribute: ["PK", "SK", "customer"].map((attribute) => ({ name: attribute, type: "S" })),
      globalSecondaryIndex: [
        {
          name: "by-customer",
          hashKey: "customer",
          rangeKey: "SK",
          projectionType: "INCLUDE",
          nonKeyAttributes: ["state", "total"],
        },
      ],
      tableClass: "STANDARD",
      deletionProtectionEnabled: true,
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      streamEnabled: false,
      ttl: { attributeName: "expires", enabled: true },
      tags: { owner: "bench", "data-classification": "internal" },
      timeouts: { create: "30m", update: "3h", delete: "30m" },
      lifecycle: { preventDestroy: true },
    });
    const arn = `arn:aws:dynamodb:eu-west-1:${account}:table/${name}`;
    new DynamodbResourcePolicy(this, `policy-${position}`, {
      resourceArn: table.arn,
      policy: Fn.jsonencode({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "DenyRequestsWithoutTls",
            Effect: "Deny",
            Principal: "*",
            Action: "dynamodb:*",
            Resource: [arn, `${arn}/index/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    });
  }
}

const app = new App();
["one", "two", "three"].forEach((environment, position) => {
  new PlainTables(app, environment, String(position + 1).repeat(12), Number(process.argv[2]));
});
app.synth();
process.stderr.write(String(process.resourceUsage().maxRSS / 1024));
