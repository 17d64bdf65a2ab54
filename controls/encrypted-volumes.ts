import { COMPLIANT, Control, nonCompliant } from "./control";

export const encryptedVolumes: Control = {
  id: "encrypted-volumes",
  title: "Every EBS volume of the environment is encrypted",
  why: "This project makes none; whoever puts a machine beside the tables copies items to its disks sooner or later.",
  types: ["aws_ebs_volume"],
  answers: {
    securityHub: ["EC2.3"],
    checkov: ["CKV_AWS_3"],
    kics: ["abdb29d4"],
  },
  configRules: [{ identifier: "ENCRYPTED_VOLUMES", judges: "tagged", isNeeded: () => true }],
  judge({ values }) {
    return values["encrypted"] === true ? COMPLIANT : nonCompliant("encrypted is not true");
  },
};
