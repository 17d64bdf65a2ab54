import { Consumer, grant } from "../../model/consumer";
import { recurringPayments } from "../tables";

/** Collects what is due on a day, writes receipts and moves the dates of subscriptions. */
export const billingRun = Consumer.lambda({
  name: "billing-run",
  functionName: "billing-run",
  grants: [
    grant(recurringPayments, {
      patterns: ["payments due on a date", "reminders due on a date", "create receipt", "update subscription"],
    }),
  ],
});
