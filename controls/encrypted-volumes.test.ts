import { encryptedVolumes } from "./encrypted-volumes";
import { reasonOf, record, verdictOn } from "./fixtures";

test.each([
  [{ encrypted: true }, "compliant"],
  [{ encrypted: false }, "encrypted is not true"],
  [{}, "encrypted is not true"],
])("%j: %s", (values, expected) => {
  expect(reasonOf(verdictOn(encryptedVolumes, record("aws_ebs_volume", values)))).toBe(expected);
});
