import { SOURCES } from "../../limits";
import { checkReason } from "../reasons";
import { EnvironmentRule } from "../rule";

/** Without a trail nobody can say afterwards who read or deleted what: in production that is somebody's decision. */
export const productionIsAudited: EnvironmentRule = ({ stage, audit }, path, report) => {
  if (stage !== "production" || audit?.trail) return;
  const finding = {
    message: "Nothing records who does what with the tables of production.",
    expected: "`audit: { trail: Trail.created(...) }`, or `Trail.none(...)` with the reason",
    source: SOURCES.dynamoDbTrail,
  };
  report.error(path.at("audit").at("trail"), finding, [path.at("stage"), path.at("audit")]);
};

export const trailReason: EnvironmentRule = ({ audit }, path, report) => {
  const trail = audit?.trail;
  if (trail?.kind !== "none") return;
  checkReason(trail.reason, path.at("audit").at("trail").at("reason"), "doing without a trail", report);
};
