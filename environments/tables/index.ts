import { complaints } from "./complaints";
import { recurringPayments } from "./recurring-payments";
import { sessions } from "./session-store";

export { complaints, recurringPayments, sessions };

/** Every table of the catalogue. A new table is added here, and deployed where an environment names it. */
export const CATALOGUE = [sessions, recurringPayments, complaints] as const;
