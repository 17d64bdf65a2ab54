import { sessions } from "../../../environments/tables";
import { Capacity } from "../../../model/capacity";
import { deploy } from "../../../model/deployment";
import { synthesizeWith } from "./synthesize";

/** The restored table is deployed beside the one whose place it takes. */
synthesizeWith((environment) =>
  environment.name === "dev"
    ? {
        ...environment,
        tables: [...environment.tables, deploy({ ...sessions, name: "sessions-2" }, { capacity: Capacity.onDemand() })],
      }
    : environment,
);
