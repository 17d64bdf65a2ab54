import type { Exchange } from "./endpoint-proxy";

const SETTING = "SignatureVersion";

/** What a request says of the setting, if it does: when a topic is made, or later. */
function askedFor(parameters: URLSearchParams): string | undefined {
  if (parameters.get("AttributeName") === SETTING) return parameters.get("AttributeValue") ?? undefined;
  const [key] =
    [...parameters].find(([name, value]) => /^Attributes\.entry\.\d+\.key$/.test(name) && value === SETTING) ?? [];
  return key === undefined ? undefined : (parameters.get(key.replace(/key$/, "value")) ?? undefined);
}

/**
 * The emulator forgets which signature a topic has, so that every later plan would say it again. AWS keeps it: this
 * remembers what was asked for and says it when somebody wants to know.
 */
export class TopicSettings {
  private readonly known = new Map<string, string>();

  mend(request: Buffer, answer: Exchange): Exchange {
    const parameters = new URLSearchParams(request.toString());
    const action = parameters.get("Action");
    if (answer.status >= 300 || action === null || (!action.endsWith("Topic") && !action.endsWith("TopicAttributes"))) {
      return answer;
    }
    const text = answer.body.toString();
    const topic = parameters.get("TopicArn") ?? /<TopicArn>([^<]+)<\/TopicArn>/.exec(text)?.[1] ?? "";
    const asked = askedFor(parameters);
    if (asked !== undefined) this.known.set(topic, asked);
    if (action === "DeleteTopic") this.known.delete(topic);
    const known = this.known.get(topic);
    if (action !== "GetTopicAttributes" || known === undefined || text.includes(SETTING)) return answer;
    const entry = `<entry><key>${SETTING}</key><value>${known}</value></entry>`;
    const mended = Buffer.from(text.replace("</Attributes>", `${entry}</Attributes>`));
    const headers = { ...answer.headers, "content-length": String(mended.length) };
    return { status: answer.status, headers, body: mended };
  }
}
