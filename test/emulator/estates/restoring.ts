import { synthesizeWith } from "./synthesize";

/** Restores may fill the table that is to take the place of dev's sessions. */
synthesizeWith((environment) =>
  environment.name === "dev" ? { ...environment, restoring: ["sessions-2"] } : environment,
);
