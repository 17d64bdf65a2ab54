import { MAX_CACHE_NAME_LENGTH, SOURCES } from "../../limits";
import { checkForm, checkUnique } from "../checks";
import { EnvironmentRule } from "../rule";
import { CacheRule, cachesOf } from "./cache-rule";

const NAME = {
  what: "The name of the cache",
  pattern: new RegExp(`^(?!.*--)(?!.*-$)[a-z][a-z0-9-]{0,${MAX_CACHE_NAME_LENGTH - 1}}$`),
  form:
    `1 to ${MAX_CACHE_NAME_LENGTH} characters: lower-case letters, digits and single hyphens, a letter first and ` +
    "no hyphen last",
  source: SOURCES.createClusterApi,
};

export const cacheName: CacheRule = ({ value: { name }, path }, report) => {
  checkForm(name, path.at("name"), NAME, report);
};

export const distinctCacheNames: EnvironmentRule = (environment, path, report) => {
  checkUnique(cachesOf(environment, path), "cache", report);
};
