import { Consumer, grant } from "../../model/consumer";
import { complaints } from "../tables";

/** The application with which agents work on complaints, through a cache where there is one. */
export const complaintDesk = (caches: readonly string[]) =>
  Consumer.ecsTask({
    name: "complaint-desk",
    caches,
    grants: [
      grant(complaints, {
        patterns: [
          "complaint metadata",
          "communications of a complaint",
          "complaints escalated to an agent",
          "communications of an agent",
          "complaints by severity and state",
          "create complaint",
          "record communication",
          "change state of a complaint",
          "escalate complaint to an agent",
        ],
      }),
    ],
  });
