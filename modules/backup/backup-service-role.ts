import { Construct } from "constructs";
import { ResolvedBackupRole } from "../../model/resolve/resolved-backup";
import { ServiceRole } from "../role/service-role";

export interface BackupServiceRoleProps {
  readonly account: string;
  readonly role: ResolvedBackupRole;
  /** ARN of the ceiling of the roles that AWS Backup takes. */
  readonly boundaryArn: string;
}

/** A role that AWS Backup takes for this account: what it may do is planned in the model. */
export class BackupServiceRole extends ServiceRole {
  constructor(scope: Construct, id: string, { account, role, boundaryArn }: BackupServiceRoleProps) {
    super(scope, id, {
      name: role.roleName,
      description: role.description,
      service: "backup.amazonaws.com",
      condition: { StringEquals: { "aws:SourceAccount": account } },
      statements: role.statements,
      boundaryArn,
    });
  }
}
