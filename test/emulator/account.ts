import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Clients of one account and Region, with the credentials of its deploy role. */
export interface Account {
  readonly credentials: Credentials;
  readonly dynamodb: DynamoDBClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly kms: KMSClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
}

/** Looks into an account of the emulator as its deploy role does. */
export async function lookInto(endpoint: string, account: string, region: string): Promise<Account> {
  const sts = new STSClient({ endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/dynamodb-deploy`, RoleSessionName: "read-back" }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken,
  };
  const common = { endpoint, region, credentials };
  return {
    credentials,
    dynamodb: new DynamoDBClient(common),
    scaling: new ApplicationAutoScalingClient(common),
    kms: new KMSClient(common),
    ec2: new EC2Client(common),
    iam: new IAMClient(common),
  };
}
