import { synthesizeWith } from "./synthesize";

/** The last cache is gone: an empty list for one deploy, which destroys it; and nobody calls it any more. */
synthesizeWith((environment) => ({
  ...environment,
  caches: environment.caches && [],
  consumers: environment.consumers?.map((consumer) => ({ ...consumer, caches: [] })),
}));
