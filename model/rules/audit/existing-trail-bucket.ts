import { ExistingTrailBucket } from "../../audit/trail-bucket";
import { Environment } from "../../environment";
import { SOURCES } from "../../limits";
import { Path } from "../../problem";
import { checkBucketName } from "../bucket-name";
import { checkDistinct, checkForm } from "../checks";
import { checkKeyArn } from "../key-arn";
import { Report } from "../rule";

const READER = {
  what: "The reader",
  pattern: /^(?:\d{12}|arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+)$/,
  form: "the 12 digits of an account, or `arn:<partition>:iam::<account>:role/<name>` with its path and without `*`",
  source: SOURCES.keyForOtherAccounts,
};

/** The audit's key decrypts for readers of other accounts; what is encrypted with somebody else's key, that decrypts. */
function checkReaders({ readers, kmsKeyArn }: ExistingTrailBucket, path: Path, account: string, report: Report): void {
  if (!readers) return;
  const place = path.at("readers");
  readers.forEach((reader, position) => {
    checkForm(reader, place.at(position), READER, report);
    if (reader !== account && reader.split(":")[4] !== account) return;
    report.warning(place.at(position), {
      message: "Principals of the environment's own account decrypt as far as their own policies allow it.",
      received: reader,
      expected: "accounts and roles of other accounts only",
      source: SOURCES.keyForOtherAccounts,
    });
  });
  checkDistinct(readers, place, "reader", report);
  if (kmsKeyArn === undefined) return;
  const finding = {
    message: "The files are encrypted with somebody else's key: its policy says who decrypts them.",
    received: readers,
    expected: "no `readers`, or no `kmsKeyArn`",
    source: SOURCES.keyForOtherAccounts,
  };
  report.error(place, finding, [path.at("kmsKeyArn")]);
}

/** A bucket of somebody else, with who decrypts what is in it. */
export function checkExistingTrailBucket(
  bucket: ExistingTrailBucket,
  path: Path,
  environment: Environment,
  report: Report,
): void {
  checkBucketName(bucket.name, path.at("name"), report);
  checkReaders(bucket, path, environment.account, report);
  // A key belongs to who keeps the archive; like the bucket, it is in the environment's Region.
  if (bucket.kmsKeyArn !== undefined) checkKeyArn(bucket.kmsKeyArn, path.at("kmsKeyArn"), environment, "fine", report);
}
