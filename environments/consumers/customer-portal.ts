import { Consumer, grant } from "../../model/consumer";
import { Rows } from "../../model/row-access";
import { recurringPayments } from "../tables";

/**
 * Customers who look at their own subscriptions and receipts, straight from the browser. Cognito sets the session tag
 * `account` from the claim of the same name ("attributes for access control"), and IAM shows nobody another account.
 */
export const customerPortal = (identityPoolId: string) =>
  Consumer.cognitoIdentityPool({
    name: "customer-portal",
    identityPoolId,
    authenticated: true,
    grants: [
      grant(recurringPayments, {
        patterns: ["subscriptions of an account", "receipts of an account", "one subscription"],
        rows: Rows.principalTag("account", { prefix: "ACC#" }),
      }),
    ],
  });
