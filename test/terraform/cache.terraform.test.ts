import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cache } from "../../model/cache";
import { cached, CACHES } from "../support/cached";
import { mustRun, run } from "../support/command";
import { planOf } from "../support/plan";
import { describeWhere } from "../support/requirement";
import { synthesizeIntoFolder } from "../support/synthesized";
import { missingTerraform, providerVersion } from "../support/terraform";

jest.setTimeout(300_000);

const missing = missingTerraform();
const isNew = missing === undefined && Number(providerVersion().split(".")[0]) >= 6;

describeWhere("the stack of the caches, when the last one is gone", missing, () => {
  test("is valid with nothing in it", async () => {
    const { folders } = synthesizeIntoFolder({ environments: [{ ...cached, caches: [] }] });
    const at = folders["cached-cache"] ?? "";
    await mustRun("terraform", [`-chdir=${at}`, "init", "-backend=false", "-input=false"]);
    expect(await mustRun("terraform", [`-chdir=${at}`, "validate", "-no-color"])).toContain("Success!");
  });
});

/** A provider that asks the account before it plans is the emulator tests' part. */
const plans = isNew ? describeWhere : () => undefined;

/** A folder whose configuration changes while its state stays, as that of a team does. */
class Deployment {
  readonly folder = this.configure([CACHES.reads]);

  /** Writes the configuration of these caches; into the first folder, once there is one. */
  configure(caches: readonly Cache[]): string {
    const { folders } = synthesizeIntoFolder({ environments: [{ ...cached, caches }] });
    const written = folders["cached-cache"] ?? "";
    // State beside the configuration, so that every test has its own.
    const hcl = readFileSync(join(written, "cdk.tf"), "utf8").replace(/path = ".*"/, 'path = "test.tfstate"');
    const at = (this.folder as string | undefined) ?? written;
    writeFileSync(join(at, "cdk.tf"), hcl);
    return at;
  }

  terraform(...args: readonly string[]) {
    return run("terraform", [`-chdir=${this.folder}`, ...args]);
  }

  /** What a plan would do, as `create aws_dax_cluster.reads`, without what stays as it is. */
  async plan(): Promise<string[]> {
    const { resource_changes: changes } = await planOf(this.folder);
    return changes
      .filter(({ change }) => change.actions.join() !== "no-op" && change.actions.join() !== "read")
      .map(({ address, change }) => `${change.actions.join(" and ")} ${address}`)
      .sort();
  }
}

plans("a cluster that exists", missing, () => {
  const deployment = new Deployment();
  const ofCache = (verb: string, name: string, clients: readonly string[]) =>
    [
      `aws_dax_cluster.${name}`,
      `aws_dax_parameter_group.${name}`,
      `aws_dax_subnet_group.${name}`,
      `aws_iam_policy.${name}`,
      `aws_iam_role.${name}`,
      `aws_iam_role_policy_attachment.${name}`,
      `aws_security_group.${name}`,
      `aws_security_group.${name}_clients`,
      `aws_ssm_parameter.${name}`,
      `aws_vpc_security_group_egress_rule.${name}_clients_to_nodes`,
      `aws_vpc_security_group_egress_rule.${name}_to_dynamodb`,
      ...["clients", ...clients].map((client) => `aws_vpc_security_group_ingress_rule.${name}_from_${client}`),
    ].map((address) => `${verb} ${address}`);

  beforeAll(async () => {
    await mustRun("terraform", [`-chdir=${deployment.folder}`, "init", "-input=false"]);
    await mustRun("terraform", [`-chdir=${deployment.folder}`, "apply", "-auto-approve", "-input=false"]);
  });

  test("is as it was asked for", async () => {
    expect(await deployment.plan()).toEqual([]);
  });

  test("is not given another node type in place: the plan is refused", async () => {
    deployment.configure([{ ...CACHES.reads, nodeType: "dax.r7i.xlarge" }]);
    const { exitCode, output } = await deployment.terraform("plan", "-input=false", "-no-color");
    expect(exitCode).toBe(1);
    expect(output).toContain("Instance cannot be destroyed");
    expect(output).toContain("aws_dax_cluster.reads");
  });

  test.each([
    ["TLS", 'cluster_endpoint_encryption_type = "TLS"', 'cluster_endpoint_encryption_type = "NONE"'],
    ["encryption at rest", "enabled = true", "enabled = false"],
  ])("does not lose %s in place, not even by hand", async (_, held, changed) => {
    deployment.configure([CACHES.reads]);
    const file = join(deployment.folder, "cdk.tf");
    const hcl = readFileSync(file, "utf8");
    expect(hcl).toContain(held);
    writeFileSync(file, hcl.replace(held, changed));
    const { exitCode, output } = await deployment.terraform("plan", "-input=false", "-no-color");
    expect({ exitCode, refused: output.includes("Instance cannot be destroyed") }).toEqual({
      exitCode: 1,
      refused: true,
    });
  });

  test("gets more nodes, other times to live and another window in place", async () => {
    deployment.configure([{ ...CACHES.reads, nodes: 5, itemTtlSeconds: 60, maintenanceWindow: "sun:04:00-sun:05:00" }]);
    expect(await deployment.plan()).toEqual(["update aws_dax_cluster.reads", "update aws_dax_parameter_group.reads"]);
  });

  test("gets a second one beside it, and goes when clients have moved, without touching the other", async () => {
    const name = "larger-nodes-for-prices";
    deployment.configure([CACHES.reads, CACHES.larger]);
    expect(await deployment.plan()).toEqual(ofCache("create", name, []).sort());
    await mustRun("terraform", [`-chdir=${deployment.folder}`, "apply", "-auto-approve", "-input=false"]);

    deployment.configure([CACHES.larger]);
    expect(await deployment.plan()).toEqual(
      ofCache("delete", "reads", ["sg-0a1b2c3d4e5f60718", "10_20_0_0_16"]).sort(),
    );
    await mustRun("terraform", [`-chdir=${deployment.folder}`, "apply", "-auto-approve", "-input=false"]);

    deployment.configure([]);
    await mustRun("terraform", [`-chdir=${deployment.folder}`, "apply", "-auto-approve", "-input=false"]);
    expect(await deployment.terraform("state", "list")).toEqual({ exitCode: 0, output: "" });
  });
});
