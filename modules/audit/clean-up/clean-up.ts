import { Construct } from "constructs";
import { CleanUpProps } from "./clean-up-props";
import { ExpiredBackups } from "./expired-backups";
import { RetireTable } from "./retire-table";
import { ReviewRules } from "./review-rules";
import { VerdictAlerts } from "./verdict-alerts";

/** Finds what nobody uses, tells people, and removes what they have agreed to. */
export class CleanUp extends Construct {
  constructor(scope: Construct, id: string, props: CleanUpProps) {
    super(scope, id);
    const { environment, cleanUp, code, key } = props;
    const { expiredBackups, retirement, keepTag } = cleanUp;
    // Whoever listens is there before there is something to hear.
    new VerdictAlerts(this, "$alerts", { environment, cleanUp });
    new ReviewRules(this, "$reviews", props);
    if (expiredBackups) new ExpiredBackups(this, "$backups", { environment, expiredBackups, code, key });
    if (retirement) new RetireTable(this, "$retirement", { environment, retirement, keepTag });
  }
}
