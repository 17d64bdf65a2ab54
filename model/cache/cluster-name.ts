import { createHash } from "node:crypto";
import { MAX_CLUSTER_NAME_LENGTH } from "../limits";

/** Words that AWS takes in no cluster name. Source: the guide, "Creating a DAX cluster". */
export const RESERVED_WORDS = ["sudo", "grep"];

const DIGEST_LENGTH = 6;
/** What the digest and its hyphen leave for words. */
const ROOM = MAX_CLUSTER_NAME_LENGTH - DIGEST_LENGTH - 1;
/** Letters of the cache's own name that stay, however long the environment's is. */
const ROOM_FOR_NAME = 6;

function withoutReservedWords(text: string): string {
  const shorter = RESERVED_WORDS.reduce((left, word) => left.replaceAll(word, ""), text);
  return shorter === text ? text : withoutReservedWords(shorter);
}

/** Cut to what fits: the name of the cache counts more than that of the environment, which is the same for all. */
function readable(environmentName: string, cacheName: string): string {
  const name = withoutReservedWords(cacheName);
  const prefix = withoutReservedWords(environmentName);
  const forName = Math.min(name.length, Math.max(ROOM - 1 - prefix.length, ROOM_FOR_NAME));
  return `${prefix.slice(0, ROOM - 1 - forName)}-${name.slice(0, forName)}`
    .replaceAll(/-+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "");
}

/**
 * The name of a cluster: `<environment>-<name>`. Where AWS does not take that, it is shortened to something readable
 * with a digest of the whole, so that different caches never share a cluster.
 *
 * Never change what this gives for a cluster that exists: another name is another cluster.
 */
export function clusterName(environmentName: string, cacheName: string): string {
  const whole = `${environmentName}-${cacheName}`;
  const fits = whole.length <= MAX_CLUSTER_NAME_LENGTH && !RESERVED_WORDS.some((word) => whole.includes(word));
  if (fits) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, DIGEST_LENGTH);
  return `${readable(environmentName, cacheName) || "dax"}-${digest}`;
}
