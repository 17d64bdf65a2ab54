import { ConfigRule } from "./config-rule";
import { NotDeployed } from "./not-deployed";

/**
 * A resource as Terraform knows it: from a synthesized configuration, a plan or live state. Nested blocks are lists of
 * objects, policies are JSON text, references are `${...}`.
 */
export interface ResourceRecord {
  /** `aws_dynamodb_table.orders` */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a control says of one resource. */
export type Verdict =
  | { readonly status: "compliant" }
  | { readonly status: "not-applicable" }
  | { readonly status: "non-compliant"; readonly reason: string };

export const COMPLIANT: Verdict = { status: "compliant" };
export const NOT_APPLICABLE: Verdict = { status: "not-applicable" };

export function nonCompliant(reason: string): Verdict {
  return { status: "non-compliant", reason };
}

/**
 * The public rules that a control answers, by the names their authors gave them. The managed rules of AWS Config are not
 * among them: they are said once, see `configAnswersOf`.
 */
export interface PublicRules {
  readonly securityHub?: readonly string[];
  readonly checkov?: readonly string[];
  readonly trivy?: readonly string[];
  readonly kics?: readonly string[];
  readonly prowler?: readonly string[];
  /** Best practices of the DynamoDB Well-Architected Lens. */
  readonly lens?: readonly string[];
}

/** Finds resources beside the one that is judged. */
export interface Surroundings {
  /** Every resource of a type. */
  ofType(type: string): readonly ResourceRecord[];
  /** The resources of a type whose argument has this value; indexed, so that a lookup costs the same in any estate. */
  where(type: string, argument: string, value: string): readonly ResourceRecord[];
}

/** One thing that must hold, why, and how to tell. */
export interface Control {
  /** Name in the words of this project: `point-in-time-recovery`. */
  readonly id: string;
  /** What must hold, as one sentence. */
  readonly title: string;
  /** What happens where it does not hold. */
  readonly why: string;
  /** The types of resources it judges. */
  readonly types: readonly string[];
  readonly answers: PublicRules;
  /**
   * What AWS Config goes on judging once it is deployed.
   * @default - nothing: the control looks at configurations alone
   */
  readonly configRules?: readonly ConfigRule[];
  /**
   * Managed rules that another control carries, and that ask for this one as well.
   * @default - none
   */
  readonly sharedConfigRules?: readonly string[];
  /**
   * Managed rules that ask for the same and are not deployed, each with the reason.
   * @default - none
   */
  readonly notDeployed?: readonly NotDeployed[];
  judge(resource: ResourceRecord, surroundings: Surroundings): Verdict;
}
