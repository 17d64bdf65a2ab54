import type { Exchange } from "./endpoint-proxy";

const DESCRIPTION = /^IpPermissions\.1\.(?:.+\.)?Description$/;

function withBody({ status, headers }: Exchange, text: string): Exchange {
  const body = Buffer.from(text);
  return { status, headers: { ...headers, "content-length": String(body.length) }, body };
}

/**
 * The emulator forgets what a rule is for where it names a prefix list (and plain moto where it names a group), so that
 * every later plan would say it again. AWS keeps it, and scanners ask for it: this remembers the words of each rule and
 * puts them back where they are missing.
 */
export class RuleDescriptions {
  private readonly known = new Map<string, string>();

  mend(request: Buffer, answer: Exchange): Exchange {
    const asked = new URLSearchParams(request.toString());
    const action = asked.get("Action") ?? "";
    if (action === "DescribeSecurityGroupRules") return withBody(answer, this.restored(answer.body.toString()));
    if (action.startsWith("AuthorizeSecurityGroup")) this.remember(asked, answer.body.toString());
    return answer;
  }

  private remember(asked: URLSearchParams, answered: string): void {
    const description = [...asked].find(([name]) => DESCRIPTION.test(name))?.[1];
    const ids = [...answered.matchAll(/<securityGroupRuleId>([^<]+)</g)].map(([, id]) => id ?? "");
    // The provider asks for one rule at a time.
    if (description !== undefined && ids[0] !== undefined && ids.length === 1) this.known.set(ids[0], description);
  }

  private restored(answered: string): string {
    return answered.replaceAll(
      /(<securityGroupRuleId>([^<]+)<\/securityGroupRuleId>)((?:(?!<\/?item>|<tagSet).)*)/gs,
      (all: string, rule: string, id: string, rest: string) => {
        const description = this.known.get(id);
        return description === undefined || rest.includes("<description>")
          ? all
          : `${rule}<description>${description}</description>${rest}`;
      },
    );
  }
}
