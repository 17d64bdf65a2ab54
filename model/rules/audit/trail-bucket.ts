import { checkBucketName } from "../bucket-name";
import { EnvironmentRule } from "../rule";

export const trailBucket: EnvironmentRule = ({ audit }, path, report) => {
  const trail = audit?.trail;
  if (trail?.kind !== "created") return;
  checkBucketName(trail.bucket, path.at("audit").at("trail").at("bucket"), report);
};
