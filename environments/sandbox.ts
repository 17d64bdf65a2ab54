import { Alerts } from "../model/alerts";
import { Backups } from "../model/backup";
import { Environment } from "../model/environment";
import { PROD, SANDBOX } from "./accounts";

/** The account in which restores are tested. It holds no tables of its own. */
export const sandbox: Environment = {
  ...SANDBOX,
  stage: "sandbox",
  deployRole: "dynamodb-deploy",
  costCenter: "platform",
  alerts: Alerts.created({ emails: ["dynamodb-sandbox@example.com"] }),
  tables: [],
  // Copies of production's backups, which restores are tested with.
  backups: Backups.vault({ acceptsCopiesFrom: [PROD.account] }),
  // Every Tuesday, while somebody is there to look at what a test has found.
  restoreTests: {
    source: PROD.name,
    schedule: "cron(0 6 ? * TUE *)",
    timeZone: "Europe/Berlin",
    restoreTimeObjectiveMinutes: 240,
  },
  // The account is ours alone, and whatever is restored here may hold what production holds.
  accountBaseline: { accessAnalyzer: {}, encryptedVolumes: true, noPublicBuckets: true },
};
