import { synthesizeWith } from "./synthesize";

/** The last cache is gone: an empty list for one deploy, which destroys it. */
synthesizeWith((environment) => ({ ...environment, caches: environment.caches && [] }));
