import { App } from "cdktf";
import { Environment } from "../../model/environment";
import { partKeyAlias } from "../../model/names";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { FunctionCode } from "../../modules/function/function-code";
import { LambdaFunction, LambdaFunctionProps } from "../../modules/function/lambda-function";
import { ServiceKey } from "../../modules/service-key/service-key";
import { useForFunctions, useForLogGroups, useThrough } from "../../modules/service-key/use";
import { EnvironmentStack } from "../../stacks/environment-stack";

/** Code that was bundled already. */
export const READY_CODE: FunctionCode = {
  packageOf: (name) => ({ fileName: `${name}.zip`, sha256: "c2hhMjU2", zip: new Uint8Array([1, 2, 3]) }),
};

/** A stack with nothing but functions and their key. */
export class FunctionsStack extends EnvironmentStack {
  constructor(
    environment: Environment,
    make: (stack: FunctionsStack, props: Pick<LambdaFunctionProps, "environment" | "key">) => void,
    outdir = "unused",
  ) {
    const resolved = resolveEnvironment(environment);
    super(new App({ outdir, stackTraces: false }), "functions", resolved);
    const key = new ServiceKey(this, "functions", {
      account: resolved.account,
      region: resolved.region,
      alias: partKeyAlias(resolved.name, "functions"),
      description: "What the functions keep",
      use: [
        useForLogGroups(resolved, [`/${resolved.name}/functions/*`]),
        useThrough(resolved, ["lambda", "sqs"]),
        useForFunctions(resolved),
      ],
    });
    make(this, { environment: resolved, key });
  }
}

/** A stack with one function, `example`. */
export function aFunctionStack(
  environment: Environment,
  props: Partial<LambdaFunctionProps> = {},
  invokers: Parameters<LambdaFunction["invokedBy"]>[1][] = [],
): FunctionsStack {
  return new FunctionsStack(environment, (stack, given) => {
    const made = new LambdaFunction(stack, "example", {
      ...given,
      name: "example",
      code: READY_CODE,
      description: "An example",
      statements: [],
      timeoutSeconds: 60,
      reservedConcurrency: 2,
      deadLetters: "Something could not be done.",
      ...props,
    });
    invokers.forEach((invoker, position) => {
      made.invokedBy(`invoker_${position}`, invoker);
    });
  });
}
