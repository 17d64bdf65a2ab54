import type { Evidence } from "../evidence";
import type { Finding } from "../finding";

const ACTION =
  "Look at the metadata overrides of the restore testing selection: without them AWS Backup takes the default key.";

/** That the restored data is encrypted with the account's own key for it. */
export function checkEncryption({ table, keyArn }: Evidence): Finding[] {
  const { Status: status, SSEType: type, KMSMasterKeyArn: key } = table.SSEDescription ?? {};
  if (type !== "KMS") {
    const message = `It is encrypted with ${type ?? "a key that AWS owns"}; expected is the key ${keyArn}.`;
    return [{ about: "encryption", message, action: ACTION }];
  }
  const findings: Finding[] = [];
  if (status !== "ENABLED") {
    const message = `The status of its encryption is ${status ?? "unknown"}, not ENABLED.`;
    findings.push({ about: "encryption", message, action: "Look at the state of the key in AWS KMS." });
  }
  if (key !== keyArn) {
    const message = `It is encrypted with the key ${key ?? "that AWS does not name"}; expected is ${keyArn}.`;
    findings.push({ about: "encryption", message, action: ACTION });
  }
  return findings;
}
