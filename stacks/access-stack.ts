import { App, TerraformOutput } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { addComment } from "../modules/element-comment";
import { AccessRole } from "../modules/role/access-role";
import { managedPolicy } from "../modules/role/managed-policy";
import { EnvironmentStack } from "./environment-stack";

/** Who may do what with the tables of an environment: roles, their policies, and the ceiling of them all. */
export class AccessStack extends EnvironmentStack {
  constructor(app: App, environment: ResolvedEnvironment) {
    super(app, "access", environment);
    const { boundary, boundaryArn, roles, serviceBoundaries } = environment.access;
    const ceiling = managedPolicy(this, boundary);
    addComment(ceiling, "The ceiling of every role here: it grants nothing by itself.");
    for (const each of serviceBoundaries) {
      const serviceCeiling = managedPolicy(this, each);
      addComment(serviceCeiling, "The ceiling of the roles that AWS services take, in the environment's other stacks.");
    }
    for (const role of roles) {
      // What follows a `$` is not part of the address, which is the role's own name.
      const made = new AccessRole(this, `$${role.terraformName}`, { role, boundaryArn, boundary: ceiling });
      new TerraformOutput(this, `${role.terraformName}_role_arn`, { value: made.arn });
    }
  }

  override get content() {
    return { count: this.environment.access.roles.length, noun: "role" };
  }
}
