import { DEFAULT_KEEP_TAG } from "../../../audit/clean-up/tags";
import { IDLE_DAYS, MAX_TAG_KEY_LENGTH, SOURCES } from "../../../limits";
import { checkNumber } from "../../checks";
import { OWNED_TAGS } from "../../tag-texts";
import { cleanUpRule } from "./clean-up-rule";

export const idleDays = cleanUpRule(({ value, path }, report) => {
  if (value.idleDays === undefined) return;
  const allowed = { what: "The time without use", ...IDLE_DAYS, unit: "days", source: SOURCES.metricRetention };
  checkNumber(value.idleDays, path.at("idleDays"), allowed, report);
});

const TAG_KEY = new RegExp(`^(?!aws:)[\\p{L}\\p{N}\\p{Z}+\\-=._:/]{1,${MAX_TAG_KEY_LENGTH}}$`, "iu");

export const keepTag = cleanUpRule(({ value: { keepTag: key = DEFAULT_KEEP_TAG }, path }, report) => {
  const place = path.at("keepTag");
  if (!TAG_KEY.test(key)) {
    report.error(place, {
      message: "The key of the tag that keeps tables is malformed.",
      received: key,
      expected: `1 to ${MAX_TAG_KEY_LENGTH} characters: letters, digits, spaces and \`+ - = . _ : /\`; not starting with \`aws:\``,
      source: SOURCES.tagging,
    });
  }
  if (OWNED_TAGS.includes(key)) {
    report.error(place, {
      message: "The project sets this tag itself: every table that it deploys would be kept.",
      received: key,
      expected: "a key that is put on a table to keep it",
    });
  }
});
