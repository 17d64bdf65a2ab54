import { z } from "zod";

/** What the partition key of a global secondary index holds, for a consumer that may see some rows only. */
const IndexRows = z.strictObject({
  /** What stands before the identity, or the whole beginning for a fixed prefix. */
  prefix: z.string(),
});

const Common = {
  /**
   * Partition key values that every consumer of the table may read beside its own rows, each in full: `["SHARED"]`.
   * Writes go to own rows only.
   * @default - own rows only
   */
  shared: z.array(z.string()).readonly().optional(),
  /**
   * The global secondary indexes whose partition key holds the same identity, by name, and what it begins with there:
   * IAM compares the partition key of what is read, not the table's. An index that is not named here is refused,
   * unless its access pattern shows the same prefix and parameter as the table's do.
   * @default - none
   */
  indexes: z.record(z.string(), IndexRows).optional(),
};

/** What stands in the partition key before the identity: `ACC#`. Empty where the key is the identity alone. */
const Prefix = { prefix: z.string() };

const PrincipalTagRows = z.strictObject({
  by: z.literal("principal-tag"),
  /** Key of the session tag that the identity provider sets: `tenant`. */
  tag: z.string(),
  ...Prefix,
  ...Common,
});

const CognitoIdentityRows = z.strictObject({ by: z.literal("cognito-identity"), ...Prefix, ...Common });

const WebIdentityRows = z.strictObject({
  by: z.literal("web-identity"),
  /** The issuer without `https://`, as in the ARN of the provider: `login.example.com`. */
  provider: z.string(),
  ...Prefix,
  ...Common,
});

const FixedPrefixRows = z.strictObject({
  by: z.literal("fixed-prefix"),
  /** How the partition keys of this consumer begin, its own value included: `TENANT#42#`. */
  prefix: z.string(),
  ...Common,
});

type Options<T extends { by: string }> = Omit<T, "by">;

/**
 * Which rows of a table a consumer sees, told by the partition key (`dynamodb:LeadingKeys`). Write it with the
 * factories of `Rows`.
 *
 * DAX does not enforce it: a table with such a consumer cannot be served by a cluster.
 */
export const Rows = Object.assign(
  z.discriminatedUnion("by", [PrincipalTagRows, CognitoIdentityRows, WebIdentityRows, FixedPrefixRows]),
  {
    /** The rows of the session tag's value: `Rows.principalTag("tenant", { prefix: "ACC#" })`. */
    principalTag: (tag: string, options: Omit<Options<z.infer<typeof PrincipalTagRows>>, "tag">): RowAccess => ({
      by: "principal-tag",
      tag,
      ...options,
    }),
    /** The rows of the caller's Cognito identity id: `Rows.cognitoIdentity({ prefix: "USER#" })`. */
    cognitoIdentity: (options: Options<z.infer<typeof CognitoIdentityRows>>): RowAccess => ({
      by: "cognito-identity",
      ...options,
    }),
    /** The rows of the subject of an OpenID Connect token: `Rows.webIdentity({ provider: "login.example.com", ... })`. */
    webIdentity: (options: Options<z.infer<typeof WebIdentityRows>>): RowAccess => ({ by: "web-identity", ...options }),
    /** The rows of one tenant, the same for every caller: `Rows.fixedPrefix("TENANT#42#")`. */
    fixedPrefix: (
      prefix: string,
      options: Omit<Options<z.infer<typeof FixedPrefixRows>>, "prefix"> = {},
    ): RowAccess => ({
      by: "fixed-prefix",
      prefix,
      ...options,
    }),
  },
);
export type RowAccess =
  | z.infer<typeof PrincipalTagRows>
  | z.infer<typeof CognitoIdentityRows>
  | z.infer<typeof WebIdentityRows>
  | z.infer<typeof FixedPrefixRows>;
