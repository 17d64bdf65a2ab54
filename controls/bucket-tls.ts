import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";
import { notDeployed } from "./not-deployed";

/** A Deny for everybody and every action, on the bucket and on its objects, under one condition. */
function deniesAll({ effect, principals, actions, resources, conditions }: PolicyStatement): boolean {
  return (
    effect === "Deny" &&
    (principals["*"] !== undefined || principals["AWS"]?.includes("*") === true) &&
    actions.some((action) => action === "s3:*" || action === "*") &&
    resources.some((resource) => !resource.endsWith("/*")) &&
    resources.some((resource) => resource.endsWith("/*")) &&
    Object.values(conditions).flatMap((keys) => Object.keys(keys)).length === 1
  );
}

const withoutTls = ({ conditions }: PolicyStatement) => conditions["Bool"]?.["aws:SecureTransport"]?.join() === "false";
const withOldTls = ({ conditions }: PolicyStatement) =>
  Number(conditions["NumericLessThan"]?.["s3:TlsVersion"]?.join() ?? 0) >= 1.2;

export const bucketTls: Control = {
  id: "bucket-tls",
  title: "The policy of every bucket denies requests without TLS, and with a version before 1.2",
  why: "The bucket's policy holds for every caller, also for one whose own policy does not ask for TLS.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.5"],
    kics: ["4bc4dd4c"],
    prowler: ["s3_bucket_secure_transport_policy"],
  },
  notDeployed: notDeployed("buckets", "S3_BUCKET_SSL_REQUESTS_ONLY"),
  judge(bucket, surroundings) {
    const denials = partsOf(bucket, "aws_s3_bucket_policy", surroundings)
      .flatMap(({ values }) => statementsOf(values["policy"]) ?? [])
      .filter(deniesAll);
    if (!denials.some(withoutTls)) return nonCompliant("no statement denies requests without TLS");
    return denials.some(withOldTls) ? COMPLIANT : nonCompliant("no statement denies versions of TLS before 1.2");
  },
};
