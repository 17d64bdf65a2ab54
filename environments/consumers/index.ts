import { billingRun } from "./billing-run";
import { complaintDesk } from "./complaint-desk";
import { customerPortal } from "./customer-portal";
import { sessionService } from "./session-service";

/** Everybody who uses the tables. Only the identity pool differs from environment to environment. */
export const consumersWith = (options: { readonly identityPoolId: string }) => [
  sessionService,
  customerPortal(options.identityPoolId),
  billingRun,
  complaintDesk,
];
