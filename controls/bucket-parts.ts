import { ResourceRecord, Surroundings } from "./control";
import { text } from "./values";

/** The resources of a type that are about this bucket: by reference in a configuration, by its name in a plan. */
export function partsOf({ address, values }: ResourceRecord, type: string, surroundings: Surroundings) {
  const names = [`\${${address}.bucket}`, `\${${address}.id}`, text(values, "bucket") ?? []].flat();
  return names.flatMap((name) => surroundings.where(type, "bucket", name));
}
