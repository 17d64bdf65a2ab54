/** An analyzer of IAM Access Analyzer. */
export interface ResolvedAnalyzer {
  /** Name in Terraform: `aws_accessanalyzer_analyzer.<terraformName>`. */
  readonly terraformName: string;
  readonly analyzerName: string;
  readonly type: "ACCOUNT" | "ACCOUNT_UNUSED_ACCESS";
  /** Days without use after which access is reported. */
  readonly unusedAccessDays?: number;
}

/** What exists once in an account and Region: there is at least one part, or no stack at all. */
export interface ResolvedAccount {
  readonly analyzers: readonly ResolvedAnalyzer[];
  readonly encryptedVolumes: boolean;
  readonly noPublicBuckets: boolean;
}
