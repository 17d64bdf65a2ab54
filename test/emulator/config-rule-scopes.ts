import type { Exchange } from "./endpoint-proxy";

interface Rule {
  readonly ConfigRuleName?: string;
  readonly Scope?: Readonly<Record<string, unknown>>;
}

/**
 * moto takes the tag in the scope of an AWS Config rule, checks it, and gives it back to nobody. This remembers it, as
 * AWS does.
 */
export class ConfigRuleScopes {
  private readonly scopes = new Map<string, Rule["Scope"]>();

  /** The answer to a request, with what the emulator left out. */
  mend(target: string, body: Buffer, answer: Exchange): Exchange {
    if (answer.status !== 200) return answer;
    if (target === "StarlingDoveService.PutConfigRule") {
      const { ConfigRule } = JSON.parse(body.toString()) as { readonly ConfigRule: Rule };
      this.scopes.set(ConfigRule.ConfigRuleName ?? "", ConfigRule.Scope);
    }
    if (target !== "StarlingDoveService.DescribeConfigRules") return answer;
    const said = JSON.parse(answer.body.toString()) as { readonly ConfigRules?: readonly Rule[] };
    const ConfigRules = (said.ConfigRules ?? []).map((rule) => this.withScope(rule));
    const text = Buffer.from(JSON.stringify({ ...said, ConfigRules }));
    return { ...answer, headers: { ...answer.headers, "content-length": String(text.length) }, body: text };
  }

  private withScope(rule: Rule): Rule {
    const scope = this.scopes.get(rule.ConfigRuleName ?? "");
    return scope?.["TagKey"] === undefined ? rule : { ...rule, Scope: scope };
  }
}
