import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run archive:replay -- --environment NAME [--table NAME] [--dry-run] [--discard-unrecoverable]
       npm run archive:replay -- --queue-url URL --function NAME --bucket NAME [--region REGION] [...]

Archives the expired items that the archive function could not archive. Its dead-letter queue says where in which
stream they are; they are read from there, which works for 24 hours after their deletion, and handed to the function
again. A message is deleted when everything it stands for is in the archive.

  --environment NAME       the environment, which says queue, function and Region
  --queue-url URL          the dead-letter queue, where no environment is named
  --function NAME          the archive function, where no environment is named
  --bucket NAME            the archive's bucket, where no environment is named
  --region REGION          their Region (default: that of the queue's URL)
  --table NAME             only messages about this table; its deployed name
  --dry-run                read and report, archive and delete nothing
  --discard-unrecoverable  delete also the messages about items that no stream has any more, after reporting them
  --help                   show this text

What is in the archive already is not written again.

Needs credentials that may receive and delete the queue's messages, read the streams and the archive, and invoke the
function.
`;

/** Where dead letters are, and what archives them. */
export type Place =
  | { readonly kind: "environment"; readonly name: string }
  | {
      readonly kind: "queue";
      readonly url: string;
      readonly functionName: string;
      readonly bucket: string;
      readonly region: string;
    };

export interface ReplayOptions {
  readonly place: Place;
  /** @default - messages about every table */
  readonly table?: string;
  readonly dryRun: boolean;
  readonly discardUnrecoverable: boolean;
}

/** What the command was asked for. */
export type Asked =
  | { readonly kind: "replay"; readonly options: ReplayOptions }
  | { readonly kind: "help" }
  | { readonly kind: "mistakes"; readonly messages: readonly string[] };

const TEXTS = ["environment", "queue-url", "function", "bucket", "region", "table"] as const;
const SWITCHES = ["dry-run", "discard-unrecoverable", "help"] as const;
type Given = Readonly<Partial<Record<string, string | boolean | readonly (string | boolean)[]>>>;

/** The Region in a queue's URL: `https://sqs.<region>.amazonaws.com/...`. */
function regionOf(url: string): string | undefined {
  return /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//.exec(url)?.[1];
}

function misused(values: Given, positionals: readonly string[]): string[] {
  const known: readonly string[] = [...TEXTS, ...SWITCHES];
  return [
    ...positionals.map((each) => `${each}: this is no option`),
    ...Object.keys(values).flatMap((name) => (known.includes(name) ? [] : [`--${name}: there is no such option`])),
    ...TEXTS.flatMap((name) => {
      const value = values[name];
      const isMissing = value !== undefined && (typeof value !== "string" || /^$|^--/.test(value));
      return isMissing ? [`--${name}: its value is missing`] : [];
    }),
    ...SWITCHES.flatMap((name) => (typeof values[name] === "string" ? [`--${name}: it takes no value`] : [])),
  ];
}

function placeOf(values: Given, mistakes: string[]): Place | undefined {
  const text = (name: (typeof TEXTS)[number]) => {
    const value = values[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [environment, url, functionName] = [text("environment"), text("queue-url"), text("function")];
  const bucket = text("bucket");
  if (environment !== undefined) {
    for (const name of ["queue-url", "function", "bucket", "region"] as const) {
      if (text(name) !== undefined) mistakes.push(`--${name}: the environment says it; give one or the other`);
    }
    return { kind: "environment", name: environment };
  }
  if (url === undefined && functionName === undefined) {
    mistakes.push("--environment, or --queue-url and --function: say which dead letters");
    return undefined;
  }
  if (url === undefined) mistakes.push("--queue-url: say which queue, beside --function");
  if (functionName === undefined) mistakes.push("--function: say what archives, beside --queue-url");
  if (bucket === undefined) mistakes.push("--bucket: say where the archive is, beside --queue-url");
  if (url !== undefined && !/^https?:\/\/[^/]+\/.+/.test(url))
    mistakes.push(`--queue-url: ${url} is no URL of a queue`);
  const region = text("region") ?? (url === undefined ? undefined : regionOf(url));
  if (region === undefined && url !== undefined) mistakes.push("--region: the queue's URL does not say it");
  if (url === undefined || functionName === undefined || region === undefined || bucket === undefined) return undefined;
  return { kind: "queue", url, functionName, bucket, region };
}

/** Reads the arguments, and says everything that is wrong with them at once. */
export function readOptions(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(TEXTS.map((name) => [name, { type: "string" as const }])),
      ...Object.fromEntries(SWITCHES.map((name) => [name, { type: "boolean" as const }])),
    },
  });
  const given: Given = values;
  if (given["help"] === true) return { kind: "help" };
  const mistakes = misused(given, positionals);
  const place = placeOf(given, mistakes);
  if (mistakes.length > 0 || !place) return { kind: "mistakes", messages: mistakes };
  const table = given["table"];
  return {
    kind: "replay",
    options: {
      place,
      table: typeof table === "string" ? table : undefined,
      dryRun: given["dry-run"] === true,
      discardUnrecoverable: given["discard-unrecoverable"] === true,
    },
  };
}
