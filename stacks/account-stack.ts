import { App } from "cdktf";
import { ResolvedAccount } from "../model/resolve/resolved-account";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { AccessAnalyzers } from "../modules/account/access-analyzers";
import { EnvironmentStack } from "./environment-stack";

/** What exists once in an account and Region, whatever environments share them. */
export class AccountStack extends EnvironmentStack {
  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly account: ResolvedAccount,
  ) {
    super(app, "account", environment);
    new AccessAnalyzers(this, "$analyzers", account);
  }

  override get content() {
    return { count: this.account.analyzers.length, noun: "analyzer" };
  }
}
