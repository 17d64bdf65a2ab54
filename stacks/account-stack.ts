import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import { App } from "cdktf";
import { partsOf } from "../model/resolve/resolve-account";
import { ResolvedAccount } from "../model/resolve/resolved-account";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { AccessAnalyzers } from "../modules/account/access-analyzers";
import { ConfigurationRecorder } from "../modules/account/configuration-recorder";
import { withoutAccessLogs } from "../modules/bucket/bucket-exceptions";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

/** What exists once in an account and Region, whatever environments share them. */
export class AccountStack extends EnvironmentStack {
  /** Address of the bucket that AWS Config writes to. */
  private readonly history?: string;

  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly account: ResolvedAccount,
  ) {
    super(app, "account", environment);
    new AccessAnalyzers(this, "$analyzers", account);
    const { recorder } = account;
    if (recorder) {
      const props = { account: environment.account, region: environment.region, recorder };
      this.history = new ConfigurationRecorder(this, "config", props).bucketAddress;
    }
    if (account.encryptedVolumes) new EbsEncryptionByDefault(this, "volumes", { enabled: true });
    if (account.noPublicBuckets) {
      new S3AccountPublicAccessBlock(this, "buckets", {
        accountId: environment.account,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    }
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    const isLogged = this.account.recorder?.accessLogBucket !== undefined;
    return this.history === undefined || isLogged ? [] : [withoutAccessLogs(this.history)];
  }

  override get content() {
    return { count: partsOf(this.account), noun: "part" };
  }
}
