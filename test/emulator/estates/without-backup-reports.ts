import { synthesizeWith } from "./synthesize";

/** The estate without the reports on backups: the emulator gives the role that delivers them another name than AWS. */
synthesizeWith((environment) =>
  environment.backups?.kind === "plan"
    ? { ...environment, backups: { ...environment.backups, reports: undefined } }
    : environment,
);
