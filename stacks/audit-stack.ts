import { App } from "cdktf";
import { AUDIT_PART, auditLogGroups } from "../model/audit/names";
import { partKeyAlias } from "../model/names";
import { ResolvedAudit } from "../model/resolve/resolved-audit";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { EnvironmentRules } from "../modules/audit/config-rules/environment-rules";
import { CleanUp } from "../modules/audit/clean-up/clean-up";
import { cleanUpLogGroups, keyUseForCleanUp } from "../modules/audit/clean-up/key-use";
import { AuditTrail } from "../modules/audit/trail/audit-trail";
import { acceptedForTrail } from "../modules/audit/trail/trail-exceptions";
import { trailKeyUse, useForTrail } from "../modules/audit/trail/key-use";
import { FunctionCode } from "../modules/function/function-code";
import { ServiceKey } from "../modules/service-key/service-key";
import { useForLogGroups } from "../modules/service-key/use";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

/** Who did what in an environment, and whether what is there is as it should be: one part of the audit beside the other. */
export class AuditStack extends EnvironmentStack {
  private readonly exceptions: AcceptedException[] = [];

  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly audit: ResolvedAudit,
    code: FunctionCode,
  ) {
    super(app, AUDIT_PART, environment);
    const { trail, configRules, cleanUp } = audit;
    const key = trail || cleanUp ? this.key() : undefined;
    if (trail && key) {
      const made = new AuditTrail(this, "trail", { environment, trail, kmsKeyArn: key.arn, kmsKeyId: key.keyId });
      this.exceptions.push(...acceptedForTrail(made, environment, trail));
    }
    if (configRules) new EnvironmentRules(this, "$config-rules", { environment, configRules });
    if (cleanUp && key) new CleanUp(this, "$clean-up", { environment, cleanUp, code, key });
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.exceptions;
  }

  override get content() {
    return { count: Object.values(this.audit).filter((part) => part !== undefined).length, noun: "part" };
  }

  override get notes(): readonly string[] {
    const { trail, configRules, cleanUp } = this.audit;
    return [...[trail, configRules, cleanUp].flatMap((part) => part?.notes ?? []), ...this.functionNotes];
  }

  /** One key for whatever the parts keep. */
  private key(): ServiceKey {
    const { environment } = this;
    const { account, region, name } = environment;
    const { trail, cleanUp } = this.audit;
    const forTrail = trail && useForTrail({ account, region, ...trailKeyUse(trail) });
    const logGroups = [auditLogGroups(name), ...(cleanUp ? cleanUpLogGroups(name) : [])];
    return new ServiceKey(this, AUDIT_PART, {
      account,
      region,
      alias: partKeyAlias(name, AUDIT_PART),
      description: `What the audit of ${name} keeps`,
      use: [
        useForLogGroups(environment, logGroups),
        ...(forTrail ?? []),
        ...(cleanUp ? keyUseForCleanUp(environment) : []),
      ],
      // Without the key, what was recorded cannot be read any more.
      preventDestroy: environment.stage !== "development",
    });
  }
}
