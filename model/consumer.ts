import { z } from "zod";
import { Rows, RowAccess } from "./row-access";
import { Table } from "./table";

/** What a consumer may do with one table: the access patterns by name, and with which rows. */
export const Grant = z.strictObject({
  /** Name of the table in the catalogue, without the environment. */
  table: z.string(),
  /** Names of access patterns of the table. Everything else is refused. */
  patterns: z.array(z.string()).readonly(),
  /**
   * Which rows. Not together with a Scan, which reads every row.
   * @default - all rows
   */
  rows: Rows.optional(),
});
export type Grant = z.infer<typeof Grant>;

const Common = {
  /**
   * Name without the environment, unique in it: lower-case letters, digits, `-`. The role is called
   * `<environment>-<name>`, at most 64 characters.
   */
  name: z.string(),
  /** What it may do, table by table. At least one. */
  grants: z.array(Grant).readonly(),
  /**
   * Names of the environment's caches that it calls: there it may do what it is granted of the tables behind them. DAX
   * knows neither rows nor attributes, so that items are read as a whole.
   * @default - none
   */
  caches: z.array(z.string()).readonly().optional(),
  /**
   * Longest time for which somebody may hold the role's credentials, in hours: 1 to 12. Lambda and ECS renew theirs.
   * @default 1
   */
  maximumSessionHours: z.number().optional(),
};

const LambdaConsumer = z.strictObject({
  kind: z.literal("lambda"),
  /** Name of the Lambda function that runs with the role. */
  functionName: z.string(),
  ...Common,
});

const EcsTaskConsumer = z.strictObject({ kind: z.literal("ecs-task"), ...Common });

const OidcConsumer = z.strictObject({
  kind: z.literal("oidc"),
  /** ARN of the OpenID Connect provider in the environment's account: `arn:aws:iam::<account>:oidc-provider/<issuer>`. */
  providerArn: z.string(),
  /** The audience of the tokens: the client that they were issued to. */
  audience: z.string(),
  /** The subjects that may take the role; `*` stands for any characters, but never alone. */
  subject: z.string(),
  ...Common,
});

const SamlConsumer = z.strictObject({
  kind: z.literal("saml"),
  /** ARN of the SAML provider in the environment's account: `arn:aws:iam::<account>:saml-provider/<name>`. */
  providerArn: z.string(),
  ...Common,
});

const CognitoIdentityPoolConsumer = z.strictObject({
  kind: z.literal("cognito-identity-pool"),
  /** Id of the identity pool: `eu-west-1:1b2c3d4e-...`. */
  identityPoolId: z.string(),
  /** Whether these are signed-in users. Guests get a role of their own. */
  authenticated: z.boolean(),
  ...Common,
});

const AccountConsumer = z.strictObject({
  kind: z.literal("account"),
  /** The other account, twelve digits. */
  account: z.string(),
  /** What the other account says when it takes the role, agreed with its owner: 2 to 1,224 characters. */
  externalId: z.string(),
  /**
   * The one role of the other account, with its path, that may take this one.
   * @default - whoever the other account allows
   */
  roleName: z.string().optional(),
  ...Common,
});

type Options<T extends { kind: string }> = Omit<T, "kind">;

/** Who uses the tables of an environment. Each gets a role of its own. Write it with the factories of `Consumer`. */
export const Consumer = Object.assign(
  z.discriminatedUnion("kind", [
    LambdaConsumer,
    EcsTaskConsumer,
    OidcConsumer,
    SamlConsumer,
    CognitoIdentityPoolConsumer,
    AccountConsumer,
  ]),
  {
    /** A Lambda function of the environment's account. */
    lambda: (options: Options<z.infer<typeof LambdaConsumer>>): Consumer => ({ kind: "lambda", ...options }),
    /** The tasks of an ECS service in the environment's account. */
    ecsTask: (options: Options<z.infer<typeof EcsTaskConsumer>>): Consumer => ({ kind: "ecs-task", ...options }),
    /** Whoever comes with a token of an OpenID Connect provider. */
    oidc: (options: Options<z.infer<typeof OidcConsumer>>): Consumer => ({ kind: "oidc", ...options }),
    /** Whoever comes with an assertion of a SAML provider. */
    saml: (options: Options<z.infer<typeof SamlConsumer>>): Consumer => ({ kind: "saml", ...options }),
    /** The users of an application, through a Cognito identity pool. */
    cognitoIdentityPool: (options: Options<z.infer<typeof CognitoIdentityPoolConsumer>>): Consumer => ({
      kind: "cognito-identity-pool",
      ...options,
    }),
    /** Another account, which has to know the external id. */
    account: (options: Options<z.infer<typeof AccountConsumer>>): Consumer => ({ kind: "account", ...options }),
  },
);
export type Consumer =
  | z.infer<typeof LambdaConsumer>
  | z.infer<typeof EcsTaskConsumer>
  | z.infer<typeof OidcConsumer>
  | z.infer<typeof SamlConsumer>
  | z.infer<typeof CognitoIdentityPoolConsumer>
  | z.infer<typeof AccountConsumer>;

/** What is granted on a table; the names of the patterns are checked by the compiler. */
export interface GrantOptions<T extends Table> {
  readonly patterns: readonly T["accessPatterns"][number]["name"][];
  readonly rows?: RowAccess;
}

/** `grant(sessions, { patterns: ["get session by id"] })`: the same as naming the table by its name. */
export function grant<const T extends Table>(granted: T, options: GrantOptions<T>): Grant {
  return { table: granted.name, ...options };
}

/** Names of the tables of which some consumer sees some rows only. DAX cannot serve them. */
export function tablesWithRowAccess(consumers: readonly Consumer[]): Set<string> {
  const limited = consumers.flatMap(({ grants }) => grants.filter(({ rows }) => rows !== undefined));
  return new Set(limited.map(({ table }) => table));
}
