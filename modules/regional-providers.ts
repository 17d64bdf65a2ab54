import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

/** The providers of a stack by Region. */
export interface RegionalProviders {
  /** The provider of another Region than the environment's; none for the environment's own, which is the default. */
  in(region: string): AwsProvider | undefined;
}
