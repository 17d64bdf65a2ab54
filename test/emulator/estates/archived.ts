import { runSynth } from "../../../synthesis/command";
import { archived } from "../../support/archived";

/** What the test has made for the copies, in `ARCHIVE_TEST`: a bucket of the account. */
const copies = process.env["ARCHIVE_TEST"] ?? "";

/** An archive with everything, which may come and go: the emulator tells accounts apart by the role that is assumed. */
const environment = {
  ...archived,
  stage: "development" as const,
  deployRole: "dynamodb-deploy",
  // Replicas are other tests' part, and would be the slowest of this one.
  tables: archived.tables.map((deployment) => ({ ...deployment, replication: undefined })),
  archive: {
    ...archived.archive,
    replication: {
      bucket: copies,
      region: archived.region,
      kmsKeyArn: `arn:aws:kms:${archived.region}:${archived.account}:key/0a1b2c3d-0000-0000-0000-000000000000`,
    },
  },
};

void runSynth([], () => Promise.resolve({ estate: { environments: [environment] } })).then((exitCode) => {
  process.exitCode = exitCode;
});
