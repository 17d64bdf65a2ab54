import type { Exchange } from "./endpoint-proxy";

/** A setting of a bucket that the emulator forgets, by the name that S3 has for it in the URL. */
interface Forgotten {
  readonly setting: string;
  /** The element that is forgotten, in requests. */
  readonly element: RegExp;
  /** Behind which element it belongs in answers. */
  readonly within: string;
}

const FORGOTTEN: readonly Forgotten[] = [
  {
    setting: "notification",
    element: /<EventBridgeConfiguration\b[^>]*(?:\/>|><\/EventBridgeConfiguration>)/,
    within: "NotificationConfiguration",
  },
  {
    setting: "replication",
    element: /<SourceSelectionCriteria>.*?<\/SourceSelectionCriteria>/s,
    within: "Rule",
  },
];

/**
 * The emulator forgets that a bucket's events go to EventBridge, and that encrypted objects are copied, so that every
 * later plan would say it again. AWS keeps both: this remembers what was asked of each bucket and puts it back where it
 * is missing. Once it is asked for without, or gone, it is forgotten here too.
 */
export class BucketSettings {
  private readonly known = new Map<string, string>();

  mend(method: string, url: string, request: Buffer, answer: Exchange): Exchange {
    const { pathname, searchParams } = new URL(url, "http://emulator");
    const forgotten = FORGOTTEN.find(({ setting }) => searchParams.has(setting));
    if (!forgotten || answer.status >= 300) return answer;
    const key = `${pathname} ${forgotten.setting}`;
    if (method === "GET") return this.restored(forgotten, key, answer);
    const element = method === "PUT" ? forgotten.element.exec(request.toString())?.[0] : undefined;
    if (element === undefined) this.known.delete(key);
    else this.known.set(key, element);
    return answer;
  }

  private restored({ element, within }: Forgotten, key: string, { status, headers, body }: Exchange): Exchange {
    const known = this.known.get(key);
    const text = body.toString();
    if (known === undefined || element.test(text)) return { status, headers, body };
    const empty = new RegExp(`<${within}( [^>]*)?/>`);
    const opened = text.replace(empty, `<${within}$1></${within}>`);
    const mended = Buffer.from(opened.replace(`</${within}>`, `${known}</${within}>`));
    return { status, headers: { ...headers, "content-length": String(mended.length) }, body: mended };
  }
}
