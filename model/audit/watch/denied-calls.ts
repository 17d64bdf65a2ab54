import { all, any, is, pattern } from "./filter-pattern";

/** What somebody tries who looks for a way in: tables, caches, their keys and their backups. */
const SOURCES = ["backup", "dax", "dynamodb", "kms"].map((service) => is("eventSource", `${service}.amazonaws.com`));

/** `AccessDenied`, `AccessDeniedException`. */
export const DENIED_CALLS = pattern(all(is("errorCode", "AccessDenied*"), any(...SOURCES)));
