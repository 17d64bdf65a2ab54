import { MAX_BUCKET_NAME_LENGTH, MIN_BUCKET_NAME_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkForm } from "./checks";
import { EnvironmentRule, Report } from "./rule";

const LENGTH = `{${MIN_BUCKET_NAME_LENGTH},${MAX_BUCKET_NAME_LENGTH}}`;
const RESERVED_START = "(?!xn--|sthree-|amzn-s3-demo-)";
const RESERVED_END = "(?<!-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)";
const ADDRESS = "(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)";
const BUCKET_NAME = new RegExp(
  `^(?=.${LENGTH}$)(?!.*\\.\\.)${ADDRESS}${RESERVED_START}[a-z0-9][a-z0-9.-]*[a-z0-9]${RESERVED_END}$`,
);

const FORM =
  `${MIN_BUCKET_NAME_LENGTH} to ${MAX_BUCKET_NAME_LENGTH} lower-case letters, digits, hyphens and single dots, ` +
  "a letter or digit at both ends, none of AWS's reserved prefixes and suffixes, not an IP address";

/** A bucket that exists already: a name that cannot exist shows only when Terraform or S3 looks for it. */
export function checkBucketName(name: string, path: Path, report: Report): void {
  const what = "The name of the bucket";
  checkForm(name, path, { what, pattern: BUCKET_NAME, form: FORM, source: SOURCES.bucketNames }, report);
}

export const accessLogBucket: EnvironmentRule = ({ accessLogBucket: name }, path, report) => {
  if (name !== undefined) checkBucketName(name, path.at("accessLogBucket"), report);
};
