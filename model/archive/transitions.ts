import { BucketTransition, TransitionClass } from "../bucket";

/** From this retention on, a move to GLACIER_IR pays off: its objects are paid for 90 days at least. */
const INSTANT_FROM_DAYS = 120;
const INSTANT_AFTER_DAYS = 30;
/** And one to DEEP_ARCHIVE, whose objects are paid for 180 days at least. */
const DEEP_FROM_DAYS = 365;
const DEEP_AFTER_DAYS = 180;

/**
 * Days for which an object of the class is paid, however early it goes.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const MINIMUM_DAYS: Readonly<Record<TransitionClass, number>> = {
  STANDARD_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

/** The transitions of objects that stay so long, where nobody says otherwise. */
export function defaultTransitions(retentionDays: number): BucketTransition[] {
  return [
    ...(retentionDays >= INSTANT_FROM_DAYS
      ? [{ afterDays: INSTANT_AFTER_DAYS, storageClass: "GLACIER_IR" as const }]
      : []),
    ...(retentionDays >= DEEP_FROM_DAYS ? [{ afterDays: DEEP_AFTER_DAYS, storageClass: "DEEP_ARCHIVE" as const }] : []),
  ];
}
