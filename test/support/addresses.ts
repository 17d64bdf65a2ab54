import { Estate } from "../../model/estate";
import { synthesizeIntoFolder } from "./synthesized";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The addresses of an estate's resources by stack, read from the written configurations. */
export function addressesOf(estate: Estate): Record<string, string[]> {
  const { folders } = synthesizeIntoFolder(estate);
  return Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => {
      const hcl = readFileSync(join(folder, "cdk.tf"), "utf8");
      const resources = [...hcl.matchAll(/^resource "([^"]+)" "([^"]+)" \{$/gm)];
      return [name, resources.map(([, type, id]) => `${type}.${id}`).sort()];
    }),
  );
}
