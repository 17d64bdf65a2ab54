import { Locality } from "../model/arn";
import { Statement } from "../model/policy-statement";
import { AutomationDocument } from "./document";

/** Where a document is at home. */
export interface RunbookContext extends Locality {
  /** Name of the environment. */
  readonly environmentName: string;
  /** What the names of its tables begin with. */
  readonly tablePrefix: string;
}

/** A document that puts right what an AWS Config rule finds, with what its role has to be allowed. */
export interface Runbook {
  /** Name, without the environment's. */
  readonly name: string;
  readonly document: (context: RunbookContext) => AutomationDocument;
  /** What its steps call, and on what. */
  readonly permissions: (context: RunbookContext) => readonly Statement[];
}
