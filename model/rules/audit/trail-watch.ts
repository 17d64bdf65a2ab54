import { roleNameIn } from "../../names";
import { planWatch } from "../../audit/watch/plan-watch";
import { isServiceRole, watchedBy } from "../../audit/watch/watched-by";
import { MAX_METRIC_FILTERS, SEARCHABLE_DAYS, SOURCES } from "../../limits";
import { READY_ROLE_NAMES } from "../../ready-roles";
import { figure, joined } from "../../words";
import { checkDistinct, checkForm, checkNumber } from "../checks";
import { EnvironmentRule } from "../rule";
import { createdTrail } from "./created-trail";

/** CloudWatch Logs takes certain numbers of days only. */
export const searchableDays: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  const days = trail?.value.searchableDays;
  if (!trail || days === undefined || SEARCHABLE_DAYS.includes(days)) return;
  report.error(trail.path.at("searchableDays"), {
    message: "CloudWatch Logs does not keep events for this time, or it is less than a year.",
    received: days,
    expected: joined(SEARCHABLE_DAYS.map(String), "or"),
    source: SOURCES.logRetention,
  });
};

const TRAIL_ARN = {
  what: "The ARN of the trail",
  pattern: /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[A-Za-z0-9._-]{3,128}$/,
  form: "`arn:<partition>:cloudtrail:<region>:<account>:trail/<name>`",
  source: SOURCES.trailArn,
};

export const managementEvents: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  const events = trail?.value.managementEvents;
  if (!trail || typeof events !== "object") return;
  checkForm(events.recordedBy, trail.path.at("managementEvents").at("recordedBy"), TRAIL_ARN, report);
};

const PRINCIPAL = {
  what: "The ARN of the principal",
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/,
  form: "`arn:<partition>:iam::<account>:role/<name>`, or of a user; with its path and without `*`",
  source: SOURCES.iamPrincipals,
};

export const knownPrincipals: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  const principals = trail?.value.knownPrincipals;
  if (!trail || !principals) return;
  const place = trail.path.at("knownPrincipals");
  principals.forEach((arn, position) => {
    checkForm(arn, place.at(position), PRINCIPAL, report);
    if (!isServiceRole(arn, environment)) return;
    const finding = {
      message: "Roles that AWS services take for the environment are known already.",
      received: arn,
      expected: "principals of somebody else only",
    };
    report.warning(place.at(position), finding, [path.at("name"), path.at("account"), path.at("region")]);
  });
  checkDistinct(principals, place, "principal", report);
};

export const deniedCalls: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  if (trail?.value.deniedCalls === undefined) return;
  const allowed = { what: "The number of denied calls", minimum: 1, unit: "calls within five minutes" };
  checkNumber(trail.value.deniedCalls, trail.path.at("deniedCalls"), allowed, report);
};

/** A log group takes a hundred metric filters, and a filter three tables and as many principals as fit. */
export const metricFilters: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  if (!trail) return;
  const { name, consumers = [], roles = {} } = environment;
  const people = Object.entries(READY_ROLE_NAMES).flatMap(([role, called]) => (role in roles ? [called] : []));
  const roleNames = [...consumers.map((consumer) => consumer.name), ...people].map((role) => roleNameIn(name, role));
  const { filters } = planWatch(watchedBy(trail.value, environment, roleNames));
  if (filters.length <= MAX_METRIC_FILTERS) return;
  const finding = {
    message: "There are too many classified tables and known principals to tell strangers from them.",
    received: filters.length,
    expected: `at most ${figure(MAX_METRIC_FILTERS)} metric filters: fewer \`tables\` or \`knownPrincipals\``,
    source: SOURCES.logQuotas,
  };
  const restsOn = [path.at("tables"), path.at("consumers"), path.at("roles"), trail.path.at("knownPrincipals")];
  report.error(trail.path, finding, restsOn);
};
