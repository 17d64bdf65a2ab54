import { Alerts } from "../model/alerts";
import { Environment } from "../model/environment";

/** The account in which restores are tested. It holds no tables of its own. */
export const sandbox: Environment = {
  name: "sandbox",
  stage: "sandbox",
  account: "444444444444",
  region: "eu-west-1",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alerts: Alerts.created({ emails: ["dynamodb-sandbox@example.com"] }),
  tables: [],
  // The account is ours alone, and whatever is restored here may hold what production holds.
  accountBaseline: { accessAnalyzer: {} },
};
