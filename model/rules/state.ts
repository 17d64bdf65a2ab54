import { MAX_BUCKET_NAME_LENGTH, MIN_BUCKET_NAME_LENGTH, SOURCES } from "../limits";
import { checkForm } from "./checks";
import { checkRegion } from "./environment-identity";
import { checkKeyArn } from "./key-arn";
import { EnvironmentRule } from "./rule";

const LENGTH = `{${MIN_BUCKET_NAME_LENGTH},${MAX_BUCKET_NAME_LENGTH}}`;
const RESERVED_START = "(?!xn--|sthree-|amzn-s3-demo-)";
const RESERVED_END = "(?<!-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)";
const ADDRESS = "(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)";

/** What the name of a bucket has to look like. */
export const BUCKET_NAME = {
  pattern: new RegExp(
    `^(?=.${LENGTH}$)(?!.*\\.\\.)${ADDRESS}${RESERVED_START}[a-z0-9][a-z0-9.-]*[a-z0-9]${RESERVED_END}$`,
  ),
  form:
    `${MIN_BUCKET_NAME_LENGTH} to ${MAX_BUCKET_NAME_LENGTH} lower-case letters, digits, hyphens and single dots, ` +
    "a letter or digit at both ends, none of AWS's reserved prefixes and suffixes, not an IP address",
  source: SOURCES.bucketNames,
};

/** The bucket exists already: a name that cannot exist, or a key that it cannot use, shows only at `terraform init`. */
export const s3State: EnvironmentRule = ({ state, account }, path, report) => {
  if (state?.kind !== "s3") return;
  const place = path.at("state");
  checkForm(state.bucket, place.at("bucket"), { what: "The name of the bucket", ...BUCKET_NAME }, report);
  checkRegion(state.region, place.at("region"), report);
  if (state.kmsKeyArn === undefined) return;
  // A central account may keep the state of all environments; S3 takes its key, but it has to be meant.
  checkKeyArn(state.kmsKeyArn, place.at("kmsKeyArn"), { account, region: state.region }, "warning", report);
};
