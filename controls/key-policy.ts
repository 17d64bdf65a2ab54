import { COMPLIANT, Control, nonCompliant } from "./control";
import { statementsOf } from "./policy";

export const keyPolicy: Control = {
  id: "key-policy",
  title: "Every key has a policy of its own that names principals and actions",
  why: "The default policy leaves the key to every administrator; kms:* lets whoever manages a key read the data too.",
  types: ["aws_kms_key", "aws_kms_replica_key"],
  answers: {
    securityHub: ["KMS.5"],
    checkov: ["CKV_AWS_33", "CKV2_AWS_64"],
    kics: ["7ebc9038"],
    prowler: ["kms_key_not_publicly_accessible"],
    lens: ["DDBSEC3_1"],
  },
  configRules: [
    {
      identifier: "KMS_KEY_POLICY_NO_PUBLIC_ACCESS",
      title: "No policy of a key allows everybody",
      judges: "tagged",
      isNeeded: () => true,
    },
  ],
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("there is no policy, or it is not known");
    const allowed = statements.filter(({ effect }) => effect === "Allow");
    const everything = allowed.filter(({ actions }) => actions.some((action) => action === "kms:*" || action === "*"));
    if (everything.length > 0) return nonCompliant("a statement allows kms:*");
    const everybody = allowed.filter(({ principals }) =>
      Object.values(principals).some((names) => names.includes("*")),
    );
    return everybody.length === 0 ? COMPLIANT : nonCompliant('a statement allows the principal "*"');
  },
};
