import { checkBucketName } from "./bucket-name";
import { checkRegion } from "./environment-identity";
import { checkKeyArn } from "./key-arn";
import { EnvironmentRule } from "./rule";

/** The bucket exists already: a name that cannot exist, or a key that it cannot use, shows only at `terraform init`. */
export const s3State: EnvironmentRule = ({ state, account }, path, report) => {
  if (state?.kind !== "s3") return;
  const place = path.at("state");
  checkBucketName(state.bucket, place.at("bucket"), report);
  checkRegion(state.region, place.at("region"), report);
  if (state.kmsKeyArn === undefined) return;
  // A central account may keep the state of all environments; S3 takes its key, but it has to be meant.
  checkKeyArn(state.kmsKeyArn, place.at("kmsKeyArn"), { account, region: state.region }, "warning", report);
};
