import { COMPLIANT, Control, nonCompliant } from "./control";

export const encryptedVolumesByDefault: Control = {
  id: "encrypted-volumes-by-default",
  title: "New volumes are encrypted where nobody thought of it",
  why: "Whoever exports or restores data to a machine leaves a copy on its volume.",
  types: ["aws_ebs_encryption_by_default"],
  answers: {
    securityHub: ["EC2.7"],
    checkov: ["CKV_AWS_106"],
    kics: ["3d3f6270"],
  },
  notDeployed: [
    {
      rule: "EC2_EBS_ENCRYPTION_BY_DEFAULT",
      reason: "The setting is the account's: whoever owns it here has it in Terraform's next plan",
    },
  ],
  judge({ values }) {
    return values["enabled"] === false ? nonCompliant("enabled is false") : COMPLIANT;
  },
};

const SWITCHES = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const noPublicBuckets: Control = {
  id: "no-public-buckets",
  title: "No bucket of the account can be made public",
  why: "Exports and archives of tables lie in buckets. One policy that is wrong must not publish them.",
  types: ["aws_s3_account_public_access_block"],
  answers: {
    securityHub: ["S3.1"],
    prowler: ["s3_account_level_public_access_blocks"],
  },
  notDeployed: [
    {
      rule: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC",
      reason: "The setting is the account's: whoever owns it here has it in Terraform's next plan",
    },
  ],
  judge({ values }) {
    const open = SWITCHES.find((name) => values[name] !== true);
    return open === undefined ? COMPLIANT : nonCompliant(`${open} is not true`);
  },
};
