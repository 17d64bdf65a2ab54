import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { Construct } from "constructs";
import { ResolvedAnalyzer } from "../../model/resolve/resolved-account";

export interface AccessAnalyzersProps {
  readonly analyzers: readonly ResolvedAnalyzer[];
}

/** The analyzers of IAM Access Analyzer that the environment owns. */
export class AccessAnalyzers extends Construct {
  constructor(scope: Construct, id: string, { analyzers }: AccessAnalyzersProps) {
    super(scope, id);
    for (const { terraformName, analyzerName, type, unusedAccessDays } of analyzers) {
      new AccessanalyzerAnalyzer(this, terraformName, {
        analyzerName,
        type,
        configuration:
          unusedAccessDays === undefined ? undefined : { unusedAccess: { unusedAccessAge: unusedAccessDays } },
      });
    }
  }
}
