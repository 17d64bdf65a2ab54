import { COMPLIANT, Control, nonCompliant } from "./control";
import { list, text } from "./values";
import { notDeployed } from "./not-deployed";

/**
 * The oldest version of each language that AWS still supports and that has not long been outdated.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
const OLDEST: Readonly<Record<string, readonly [major: number, minor: number] | undefined>> = {
  nodejs: [22, 0],
  python: [3, 12],
};

/** `nodejs22.x`, `python3.13` */
function isCurrent(runtime: string): boolean {
  const [, language = "", major, minor] = /^([a-z]+)(\d+)\.(\d+|x)$/.exec(runtime) ?? [];
  const oldest = OLDEST[language];
  if (!oldest) return false;
  const difference = Number(major) - oldest[0] || (minor === "x" ? 0 : Number(minor)) - oldest[1];
  return difference >= 0;
}

export const functionRuntime: Control = {
  id: "function-runtime",
  title: "Every Lambda function has a runtime that AWS supports",
  why: "A runtime that AWS has given up gets no more patches, and one day functions that use it cannot be changed.",
  types: ["aws_lambda_function"],
  answers: {
    securityHub: ["Lambda.2"],
    checkov: ["CKV_AWS_363"],
  },
  notDeployed: notDeployed("functions", "LAMBDA_FUNCTION_SETTINGS_CHECK"),
  judge({ values }) {
    const runtime = text(values, "runtime");
    if (runtime === undefined) return nonCompliant("there is no runtime");
    return isCurrent(runtime) ? COMPLIANT : nonCompliant(`the runtime ${runtime} is not among the current ones`);
  },
};

export const functionArchitecture: Control = {
  id: "function-architecture",
  title: "Every Lambda function runs on Graviton",
  why: "The same work takes less energy there, and costs a fifth less.",
  types: ["aws_lambda_function"],
  answers: {},
  judge({ values }) {
    const architectures = list(values["architectures"]);
    return architectures.length === 1 && architectures[0] === "arm64"
      ? COMPLIANT
      : nonCompliant("architectures is not arm64");
  },
};
