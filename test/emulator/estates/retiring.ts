import { synthesizeWith, withDeployments } from "./synthesize";

/** Every table is about to go: the documented way to give up deletion protection. */
synthesizeWith((environment) =>
  withDeployments(environment, (deployment) => ({ ...deployment, retiring: "the test of the emulator ends" })),
);
