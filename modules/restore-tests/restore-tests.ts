import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ResolvedRestoreTests } from "../../model/resolve/resolved-restore-tests";
import { BackupServiceRole } from "../backup/backup-service-role";
import { DataKey } from "../data-key/data-key";
import { FunctionCode } from "../function/function-code";
import { FunctionEnvironment } from "../function/lambda-function";
import { RegionalProviders } from "../regional-providers";
import { RestoreTestAlarms } from "./restore-test-alarms";
import { RestoreTestPlans } from "./restore-test-plans";
import { RestoreValidation } from "./restore-validation";

/** What the tests have to know of their environment; a ResolvedEnvironment fits. */
export interface TestingEnvironment extends FunctionEnvironment {
  readonly access: { readonly serviceBoundaryArns: { readonly functions: string; readonly backup: string } };
}

export interface RestoreTestsProps {
  readonly tests: ResolvedRestoreTests;
  readonly environment: TestingEnvironment;
  readonly code: FunctionCode;
  readonly providers: RegionalProviders;
  /** The guards of the vault that recovery points are in. */
  readonly vault: readonly ITerraformDependable[];
}

/**
 * Restores of another environment's tables on a schedule, a function that validates each, and alarms on what it finds
 * and on tests that do not happen.
 */
export class RestoreTests extends Construct {
  constructor(scope: Construct, id: string, { tests, environment, code, providers, vault }: RestoreTestsProps) {
    super(scope, id);
    const { account, region, access } = environment;
    // A key for nothing but tables that live for hours: whoever may use it reads no other data.
    const key = new DataKey(this, "restored_tables", {
      account,
      region,
      alias: tests.keyAlias,
      description: `Tables that tests of ${environment.name} restore`,
      replicaRegions: [],
      providers,
      preventDestroy: false,
    });
    const keyArn = key.arnIn(region);
    const role = new BackupServiceRole(this, "restore", {
      account,
      boundaryArn: access.serviceBoundaryArns.backup,
      role: tests.restoreRole,
    });
    const validation = new RestoreValidation(this, "validation", { tests, environment, code, keyArn });
    // Whoever validates has to be listening before the first test begins.
    const ready = [role.ready, ...vault, ...validation.ready];
    new RestoreTestPlans(this, "$plans", { tests, keyArn, role, ready });
    new RestoreTestAlarms(this, "$alarms", { tests, environment });
  }
}
