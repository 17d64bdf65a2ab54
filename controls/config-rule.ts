/**
 * AWS Config rules as controls ask for them. A control carries its rules, so that what is judged before an apply and
 * what AWS judges afterwards are written in one place.
 */

/** Input parameters of a rule or of a remediation, as AWS Config takes them: texts. */
export type RuleParameters = Readonly<Record<string, string>>;

/** A deployed table, as far as rules about it depend on it. */
export interface TableFacts {
  readonly tableName: string;
  /** All of its tags, those of the environment included. */
  readonly tags: Readonly<Record<string, string>>;
  /** Alias of the key that encrypts it: `alias/prod-data`. */
  readonly keyAlias: string;
  readonly deletionProtection: boolean;
  /** Days back; left out where it cannot be restored to any second. */
  readonly pointInTimeRecoveryDays?: number;
  /** Left out where it is not backed up, by decision. */
  readonly backup?: {
    /** Whether every day, and kept for 35 days. */
    readonly daily: boolean;
    /** Whether nobody can delete the backups before their time. */
    readonly locked: boolean;
  };
  /** Minutes that a restore may take; left out where the environment says nothing of it. */
  readonly restoreMinutes?: number;
  /** Controls that do not hold for it by decision. */
  readonly exceptions: readonly string[];
}

/** An environment, as far as its rules depend on it. */
export interface EnvironmentFacts {
  readonly name: string;
  readonly tables: readonly TableFacts[];
  readonly hasCaches: boolean;
  /** The VPC of its endpoints; left out where there is none. */
  readonly vpc?: "created" | "existing";
  /** Whether the alert topic is its own. */
  readonly ownsAlertTopic: boolean;
  /** Its own trail; left out where it makes none. */
  readonly trail?: {
    readonly bucketName: string;
    /** Whether it records what changes resources; another trail may do that. */
    readonly managementEvents: boolean;
  };
  /** Its vault; left out where it has none. */
  readonly vault?: {
    /** ARNs of the roles that may delete backups before their time. */
    readonly deletionRoleArns: readonly string[];
    /** Days that the plan keeps its shortest backups; left out where there is no plan. */
    readonly shortestDays?: number;
    /** Whether the plan backs up every day, and keeps that for 35 days. */
    readonly daily: boolean;
  };
}

/** How what a rule finds is put right: an SSM Automation document of this project. */
export interface Remediation {
  /** Name of the document in `runbooks/`. */
  readonly document: string;
  /** Its parameter that names the resource. */
  readonly resourceParameter: string;
  /**
   * Why it cannot hurt that it runs by itself. Where left out, somebody starts it and somebody approves.
   */
  readonly harmless?: string;
}

interface ManagedRule {
  /** Identifier of the managed rule. */
  readonly identifier: string;
  /**
   * What must hold, as one sentence.
   * @default - what the control says
   */
  readonly title?: string;
}

/**
 * A rule about tables. It is deployed for those that it covers: one rule for the tag of the environment where that is
 * every table alike, else one for each. A rule that is evaluated in intervals takes the tag, or the table, in its
 * parameters `resourceTags` and `resourceId`.
 */
export interface TableRule extends ManagedRule {
  readonly judges: "tables";
  /** Whether it must hold for the table: not where the environment decided otherwise. */
  readonly covers: (table: TableFacts) => boolean;
  readonly parameters?: (table: TableFacts) => RuleParameters;
  readonly remediation?: Remediation & { readonly parameters?: (table: TableFacts) => RuleParameters };
}

/** A rule about whatever carries the environment's tag. */
export interface TaggedRule extends ManagedRule {
  readonly judges: "tagged";
  readonly isNeeded: (environment: EnvironmentFacts) => boolean;
  readonly parameters?: (environment: EnvironmentFacts) => RuleParameters;
}

/**
 * A rule about everything in the account and Region: AWS offers no way to narrow it down. An environment that shares
 * its account can do without such rules.
 */
export interface AccountRule extends ManagedRule {
  readonly judges: "account";
  readonly isNeeded: (environment: EnvironmentFacts) => boolean;
  readonly parameters?: (environment: EnvironmentFacts) => RuleParameters;
}

export type ConfigRule = TableRule | TaggedRule | AccountRule;
