/** An analyzer of IAM Access Analyzer. */
export interface ResolvedAnalyzer {
  /** Name in Terraform: `aws_accessanalyzer_analyzer.<terraformName>`. */
  readonly terraformName: string;
  readonly analyzerName: string;
  readonly type: "ACCOUNT" | "ACCOUNT_UNUSED_ACCESS";
  /** Days without use after which access is reported. */
  readonly unusedAccessDays?: number;
}

/** The recorder of AWS Config, with its delivery channel. */
export interface ResolvedRecorder {
  /** Name of the recorder and of the channel. */
  readonly recorderName: string;
  /** ARN of the service-linked role. */
  readonly roleArn: string;
  readonly createsServiceLinkedRole: boolean;
  /** What is recorded, sorted. */
  readonly resourceTypes: readonly string[];
  readonly bucketName: string;
  /** Alias of the key that encrypts the history, without `alias/`. */
  readonly keyAlias: string;
  readonly retentionDays: number;
  /** Where S3 writes who read the history; left out where the environment names no bucket for it. */
  readonly accessLogBucket?: string;
  /** Whether Terraform refuses every plan that would delete the history. */
  readonly preventDestroy: boolean;
}

/** What exists once in an account and Region: there is at least one part, or no stack at all. */
export interface ResolvedAccount {
  readonly analyzers: readonly ResolvedAnalyzer[];
  readonly recorder?: ResolvedRecorder;
  readonly encryptedVolumes: boolean;
  readonly noPublicBuckets: boolean;
}
