import { checkForm } from "../checks";
import { BUCKET_NAME } from "../state";
import { EnvironmentRule } from "../rule";

export const trailBucket: EnvironmentRule = ({ audit }, path, report) => {
  const trail = audit?.trail;
  if (trail?.kind !== "created") return;
  const what = "The name of the bucket";
  checkForm(trail.bucket, path.at("audit").at("trail").at("bucket"), { what, ...BUCKET_NAME }, report);
};
