import { FunctionNetwork } from "../functions";
import { Statement } from "../policy-statement";

/** What all functions of an environment have in common. */
export interface ResolvedFunctions {
  /** Where they run; left out where that is outside of every VPC of the account. */
  readonly network?: FunctionNetwork;
  /** What Lambda does with network interfaces by the role of each. */
  readonly interfaceStatements: readonly Statement[];
  /** What has to be there beside this project, for whoever runs synth. */
  readonly notes: readonly string[];
}
