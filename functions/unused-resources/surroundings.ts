import { BackupClient } from "@aws-sdk/client-backup";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SettingsReader } from "../clean-up/settings";
import { sdkClient } from "../sdk-client";

/** What the function works with. */
export interface Surroundings {
  readonly environment: string;
  readonly region: string;
  /** Regions whose CloudWatch may be asked; the first is the function's own. */
  readonly regions: readonly string[];
  readonly dynamodb: DynamoDBClient;
  readonly config: ConfigServiceClient;
  readonly backup: BackupClient;
  readonly cloudwatch: (region: string) => CloudWatchClient;
  readonly now: () => Date;
}

/** The surroundings that Lambda gives. @throws Error with everything that is wrong with the variables */
export function surroundings(variables: NodeJS.ProcessEnv): Surroundings {
  const reader = new SettingsReader("variable", variables);
  const environment = reader.text("ENVIRONMENT");
  const region = reader.text("AWS_REGION");
  const regions = reader.text("REGIONS").split(",");
  reader.done();
  const clients = new Map<string, CloudWatchClient>();
  return {
    environment,
    region,
    regions: [region, ...regions.filter((each) => each !== region)],
    dynamodb: sdkClient(DynamoDBClient, { region }),
    config: sdkClient(ConfigServiceClient, { region }),
    backup: sdkClient(BackupClient, { region }),
    cloudwatch: (of) => {
      const client = clients.get(of) ?? sdkClient(CloudWatchClient, { region: of });
      clients.set(of, client);
      return client;
    },
    now: () => new Date(),
  };
}
