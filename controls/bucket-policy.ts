import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";
import { notDeployed } from "./not-deployed";

/** For whom a service acts. */
const ON_BEHALF_OF = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];

/** What lets another account change who reaches the bucket. */
const FOR_OWNERS = /^(\*|s3:\*|s3:(Put|Delete)(Bucket(Policy|Acl)|EncryptionConfiguration|ObjectAcl|.*\*))$/i;

function faultOf({ actions, principals, conditions }: PolicyStatement): string | undefined {
  if (Object.values(principals).some((names) => names.includes("*"))) return 'a statement allows the principal "*"';
  if (actions.some((action) => FOR_OWNERS.test(action))) return "a statement allows changing who reaches the bucket";
  const keys = Object.values(conditions).flatMap((each) => Object.keys(each).map((key) => key.toLowerCase()));
  return principals["Service"] && !keys.some((key) => ON_BEHALF_OF.includes(key))
    ? "a statement allows a service to act for any account"
    : undefined;
}

export const bucketPolicy: Control = {
  id: "bucket-policy",
  title: "Every policy of a bucket allows named principals only, and services for this account only",
  why: "A service that acts for anybody writes into your bucket for strangers; who may change the policy may do everything.",
  types: ["aws_s3_bucket_policy"],
  answers: {
    securityHub: ["S3.6"],
    checkov: ["CKV_AWS_70"],
    kics: ["7af43613", "1df37f4b", "66c6f96f", "d24c0755", "ffdf4b37"],
    prowler: ["s3_bucket_policy_public_write_access"],
  },
  notDeployed: notDeployed("buckets", "S3_BUCKET_BLACKLISTED_ACTIONS_PROHIBITED"),
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("there is no policy, or it is not known");
    const faults = statements.filter(({ effect }) => effect === "Allow").flatMap((each) => faultOf(each) ?? []);
    return faults[0] === undefined ? COMPLIANT : nonCompliant(faults[0]);
  },
};
