import { MINIMUM_DAYS } from "../../archive/transitions";
import { TRANSITION_CLASSES } from "../../bucket";
import { MAX_OBJECT_LOCK_DAYS, MIN_INFREQUENT_ACCESS_DAYS, SOURCES } from "../../limits";
import { figure, quoted } from "../../words";
import { checkNumber } from "../checks";
import { DeploymentRule } from "../rule";
import { keptOf, transitionsOf } from "./archived";

const source = SOURCES.lifecycleTransitions;

/** Days are whole, and an archive keeps something. */
export const retentions: DeploymentRule = (deployment, _environment, path, report) => {
  for (const kept of keptOf(deployment, path)) {
    const days = { minimum: 1, maximum: MAX_OBJECT_LOCK_DAYS, unit: "days" };
    const place = kept.path.at("retentionDays");
    checkNumber(
      kept.value.retentionDays,
      place,
      { what: "The retention", ...days, source: SOURCES.lifecycleExpiry },
      report,
    );
    for (const { value, path: at } of transitionsOf(kept)) {
      const minimum = value.storageClass === "STANDARD_IA" ? MIN_INFREQUENT_ACCESS_DAYS : 0;
      checkNumber(value.afterDays, at.at("afterDays"), { what: "The age", ...days, minimum, source }, report);
    }
  }
};

/** Objects move down, later each time: S3 refuses any other order. */
export const transitionOrder: DeploymentRule = (deployment, _environment, path, report) => {
  for (const kept of keptOf(deployment, path)) {
    const transitions = transitionsOf(kept);
    transitions.slice(1).forEach(({ value, path: at }, position) => {
      const earlier = transitions[position];
      if (!earlier) return;
      const { storageClass, afterDays } = earlier.value;
      const restsOn = [earlier.path.at("storageClass"), earlier.path.at("afterDays")];
      if (TRANSITION_CLASSES.indexOf(value.storageClass) <= TRANSITION_CLASSES.indexOf(storageClass)) {
        const message = `Objects do not move from ${storageClass} to ${value.storageClass}.`;
        const expected = `a class below it; from the top: ${TRANSITION_CLASSES.join(", ")}`;
        report.error(at.at("storageClass"), { message, received: value.storageClass, expected, source }, restsOn);
      }
      const gap = storageClass === "STANDARD_IA" ? MIN_INFREQUENT_ACCESS_DAYS : 1;
      if (value.afterDays >= afterDays + gap) return;
      report.error(
        at.at("afterDays"),
        {
          message: `Objects have come to ${storageClass} only then.`,
          received: value.afterDays,
          expected: `at least ${figure(afterDays + gap)} days`,
          source,
        },
        restsOn,
      );
    });
  }
};

/** What moves on the day on which it is deleted, or later, never moves: S3 refuses the rule. */
export const retentionAfterTransitions: DeploymentRule = (deployment, _environment, path, report) => {
  for (const kept of keptOf(deployment, path)) {
    const { retentionDays } = kept.value;
    for (const { value, path: at } of transitionsOf(kept)) {
      if (!(value.afterDays >= retentionDays)) continue;
      report.error(
        at.at("afterDays"),
        {
          message: "Objects are deleted before they get there.",
          received: value.afterDays,
          expected: `fewer than the ${figure(retentionDays)} days of the retention`,
          source: SOURCES.lifecycleExpiry,
        },
        [kept.path.at("retentionDays")],
      );
    }
  }
};

/** A class that objects leave before their minimum is paid for to the end of it: dearer than to stay. */
export const paidInVain: DeploymentRule = (deployment, _environment, path, report) => {
  for (const kept of keptOf(deployment, path)) {
    const transitions = transitionsOf(kept);
    transitions.forEach(({ value, path: at }, position) => {
      const next = transitions[position + 1];
      const until = next?.value.afterDays ?? kept.value.retentionDays;
      const minimum = MINIMUM_DAYS[value.storageClass];
      const stays = until - value.afterDays;
      if (!(stays >= 1 && stays < minimum)) return;
      const message =
        `Objects leave ${quoted(value.storageClass)} after ${figure(stays)} days and are paid for ` +
        `${figure(minimum)} days there.`;
      const expected = `at least ${figure(minimum)} days in that class, or a move less`;
      const end = next ? next.path.at("afterDays") : kept.path.at("retentionDays");
      report.warning(at, { message, received: value, expected, source }, [end]);
    });
  }
};
