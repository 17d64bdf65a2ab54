import { MAX_TAG_KEY_LENGTH, MAX_TAG_VALUE_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { Report } from "./rule";

/** The tags that the project sets itself; they count among the 50. */
export const OWNED_TAGS: readonly string[] = [
  "environment",
  "stage",
  "managed-by",
  "cost-center",
  "owner",
  "data-classification",
];

export type Tags = Readonly<Record<string, string>>;

const SYMBOLS = "letters, digits, spaces and `+ - = . _ : /`";
const CHARACTERS = /^[\p{L}\p{N}\p{Z}\t+\-=._:/]*$/u;
const source = SOURCES.tagging;

function tagTextFault(text: string, maximum: number): string | undefined {
  if (Array.from(text).length > maximum) return "is too long";
  if (!CHARACTERS.test(text)) return "has characters that AWS does not take";
  return text.toLowerCase().startsWith("aws:") ? "starts with `aws:`, which is reserved" : undefined;
}

function checkTagValue(value: string, path: Path, what: string, report: Report): void {
  const fault = tagTextFault(value, MAX_TAG_VALUE_LENGTH);
  if (fault === undefined) return;
  const expected = `at most ${MAX_TAG_VALUE_LENGTH} characters: ${SYMBOLS}; not starting with \`aws:\``;
  report.error(path, { message: `${what} ${fault}.`, received: value, expected, source });
}

/** A property that becomes a tag by which people search and pay: it may not be blank. */
export function checkTagProperty(value: string | undefined, path: Path, what: string, report: Report): void {
  if (value === undefined) return;
  checkTagValue(value, path, `${what}, which becomes a tag,`, report);
  if (value.trim() === "") report.error(path, { message: `${what} is blank.`, received: value, expected: "a text" });
}

/** Tags as they are said in one place. */
export function checkTags(tags: Tags | undefined, path: Path, report: Report): void {
  for (const [key, value] of Object.entries(tags ?? {})) {
    const place = path.at(key);
    const fault = key === "" ? "is empty" : tagTextFault(key, MAX_TAG_KEY_LENGTH);
    if (fault !== undefined) {
      const expected = `1 to ${MAX_TAG_KEY_LENGTH} characters: ${SYMBOLS}; not starting with \`aws:\``;
      report.error(place, { message: `The key of the tag ${fault}.`, received: key, expected, source });
    }
    if (OWNED_TAGS.includes(key)) {
      const message = "The project sets this tag itself.";
      report.error(place, {
        message,
        received: value,
        expected: "another key, or the property that the tag comes from",
      });
    }
    checkTagValue(value, place, "The value of the tag", report);
  }
}
