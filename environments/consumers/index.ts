import { billingRun } from "./billing-run";
import { complaintDesk } from "./complaint-desk";
import { customerPortal } from "./customer-portal";
import { sessionService } from "./session-service";

/** Everybody who uses the tables. Only the identity pool and the caches differ from environment to environment. */
export const consumersWith = (options: {
  readonly identityPoolId: string;
  /** Names of caches in front of the complaints. */
  readonly complaintCaches?: readonly string[];
}) => [
  sessionService,
  customerPortal(options.identityPoolId),
  billingRun,
  complaintDesk(options.complaintCaches ?? []),
];
