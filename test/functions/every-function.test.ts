import { estate } from "../../environments";
import { Environment } from "../../model/environment";
import { archived } from "../support/archived";
import { cleanedUp } from "../support/cleaned-up";
import { resourcesOfStack } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const network = { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] };

/** The functions of environments, by their names, from whatever stack they are in. */
function functionsOf(environments: readonly Environment[]): Map<string, Readonly<Record<string, unknown>>> {
  const { stacks } = synthesizeIntoFolder({ environments: [...environments] });
  const resources = stacks.flatMap(({ name, stack }) => {
    const part = name.slice(stack.environment.name.length + 1);
    return [...resourcesOfStack(stacks, stack.environment.name, part).values()];
  });
  return new Map(
    resources
      .filter(({ type }) => type === "aws_lambda_function")
      .map(({ values }) => [String(values["function_name"]), values]),
  );
}

const everyPart = [...estate.environments, archived, cleanedUp];

test("every function of every stack runs in the VPC that its environment names", () => {
  const found = functionsOf(everyPart.map((each) => ({ ...each, functions: { network } })));
  expect([...found.keys()].map((name) => name.replace(/^[a-z]+-/, "")).sort()).toEqual(
    expect.arrayContaining(["archive", "expired-backups", "restore-validation", "unused-resources"]),
  );
  for (const [name, { vpc_config }] of found) {
    expect({ [name]: vpc_config }).toEqual({
      [name]: [{ subnet_ids: network.subnetIds, security_group_ids: network.securityGroupIds }],
    });
  }
});

test("no function runs in one where none is named", () => {
  const found = functionsOf(everyPart.map((each) => ({ ...each, functions: undefined })));
  expect(found.size).toBeGreaterThan(3);
  for (const [name, values] of found) expect([name, values["vpc_config"]]).toEqual([name, undefined]);
});
