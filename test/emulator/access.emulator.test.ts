import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
} from "@aws-sdk/client-iam";
import { estate } from "../../environments";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { everyConsumer } from "../support/all-consumers";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { Emulator, missingEmulator, startEmulator } from "./emulator";
import { DeployedProject } from "./project";

jest.setTimeout(600_000);

const PROD = estate.environments.filter(({ name }) => name === "prod");
/** The project's own estate deploys production; the other one has every kind of consumer and of row limit. */
const DEPLOYED: readonly (readonly [name: string, environment: Environment, estate: string | undefined])[] = [
  ...PROD.map((environment) => [environment.name, environment, undefined] as const),
  [everyConsumer.name, everyConsumer, "every-consumer"],
];

const document = (text: string | undefined) => JSON.parse(decodeURIComponent(text ?? "")) as unknown;
const policyOf = (statements: readonly unknown[]) => ({ Version: "2012-10-17", Statement: statements });

describeWhere("access in the emulator", missingTerraform() ?? missingEmulator(), () => {
  let emulator: Emulator;
  let project: DeployedProject;

  beforeAll(async () => {
    emulator = await startEmulator();
    project = new DeployedProject(emulator.url);
    process.stderr.write(
      "the emulator stores roles, policies and boundaries and enforces none: what they allow is judged in test/access\n",
    );
  });

  afterAll(() => {
    emulator.stop();
    project.remove();
  });

  describe.each(DEPLOYED)("%s", (name, environment, app) => {
    const stack = `${name}-access`;
    const { access } = resolveEnvironment(environment);
    let iam: IAMClient;

    async function attachedTo(roleName: string): Promise<[string, unknown][]> {
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: roleName }));
      return Promise.all(
        AttachedPolicies.map(async ({ PolicyName = "", PolicyArn }) => {
          const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
          const { PolicyVersion } = await iam.send(
            new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
          );
          return [PolicyName, document(PolicyVersion?.Document)] as [string, unknown];
        }),
      );
    }

    test("is deployed alone, before any table", async () => {
      const { exitCode, output } = await project.cdktf("deploy", [stack], app);
      expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
      ({ iam } = await lookInto(emulator.url, environment.account, environment.region));
    });

    test("has each role with its trust, boundary, session and tags, and with nothing inline", async () => {
      for (const role of access.roles) {
        const { Role } = await iam.send(new GetRoleCommand({ RoleName: role.roleName }));
        expect(document(Role?.AssumeRolePolicyDocument)).toEqual(policyOf(role.trust));
        expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(access.boundaryArn);
        expect(Role?.MaxSessionDuration).toBe(role.maximumSessionSeconds);
        const { Tags = [] } = await iam.send(new ListRoleTagsCommand({ RoleName: role.roleName }));
        expect(Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))).toMatchObject(role.tags);
        const inline = await iam.send(new ListRolePoliciesCommand({ RoleName: role.roleName }));
        expect(inline.PolicyNames).toEqual([]);
      }
    });

    test("has the policies as they were planned, IAM variables to the letter", async () => {
      for (const role of access.roles) {
        const planned = role.policies.map(({ policyName, statements }) => [policyName, policyOf(statements)]);
        expect((await attachedTo(role.roleName)).sort()).toEqual(planned.sort());
      }
    });

    test("needs no second apply", async () => {
      expect(await project.plan(stack)).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining("No changes.") as string,
      });
    });

    test("is destroyed, and nothing is left", async () => {
      // The emulator fails where policies are detached from a role at the same time.
      const { exitCode, output } = await project.cdktf("destroy", [stack], app, ["--terraform-parallelism", "1"]);
      expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
      const { Roles = [] } = await iam.send(new ListRolesCommand({}));
      const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
      const ours = [...Roles.map(({ RoleName }) => RoleName), ...Policies.map(({ PolicyName }) => PolicyName)];
      expect(ours.filter((each) => each?.startsWith(`${name}-`))).toEqual([]);
    });
  });
});
