import { ResolvedRemediation } from "../../resolve/resolved-config-rules";

/** A parameter of a remediation: a text, or the id of the resource that was found. */
export interface RemediationParameter {
  readonly name: string;
  /** The text; the id of the resource where left out. */
  readonly value?: string;
}

/** The parameters of a remediation, sorted by name as AWS Config gives them back, so that no plan moves them. */
export function remediationParameters({ parameters, resourceParameter }: ResolvedRemediation): RemediationParameter[] {
  const fixed = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  return [...fixed, { name: resourceParameter }].sort((a, b) => (a.name < b.name ? -1 : 1));
}
