import { App } from "cdktf";
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
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.history === undefined ? [] : [withoutAccessLogs(this.history)];
  }

  override get content() {
    return { count: this.account.analyzers.length + (this.account.recorder ? 1 : 0), noun: "part" };
  }
}
