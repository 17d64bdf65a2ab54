import { COMPLIANT, Control, nonCompliant } from "./control";

const DAYS = 30;

export const keyDeletionWindow: Control = {
  id: "key-deletion-window",
  title: "A key waits 30 days, the longest there is, before it is deleted",
  why: "What a deleted key has encrypted, backups included, is lost for good. The waiting period is the way back.",
  types: ["aws_kms_key", "aws_kms_replica_key"],
  answers: { kics: ["0b530315"] },
  // The waiting period is of use to whoever hears that it runs.
  configRules: [
    {
      identifier: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
      title: "No customer-managed key is about to be deleted",
      judges: "account",
      isNeeded: () => true,
    },
  ],
  judge({ values }) {
    return values["deletion_window_in_days"] === DAYS
      ? COMPLIANT
      : nonCompliant(`deletion_window_in_days is ${JSON.stringify(values["deletion_window_in_days"])}, not ${DAYS}`);
  },
};
