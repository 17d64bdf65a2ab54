import { Control, ResourceRecord, Verdict } from "./control";
import { ResourceSet } from "./resource-set";

/** A resource for a test, at `<type>.orders`. */
export function record(type: string, values: Record<string, unknown>, name = "orders"): ResourceRecord {
  return { address: `${type}.${name}`, type, name, values };
}

/** A key policy or resource policy with one statement. */
export function policyOf(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** What the control says of the first record, with the others around it. */
export function verdictOn(control: Control, resource: ResourceRecord, ...others: readonly ResourceRecord[]): Verdict {
  return control.judge(resource, new ResourceSet([resource, ...others]));
}

/** The verdict in one line: `compliant`, or why not. */
export function reasonOf(verdict: Verdict): string {
  return verdict.status === "non-compliant" ? verdict.reason : verdict.status;
}
