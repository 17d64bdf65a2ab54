import { z } from "zod";

/** Who may take a role: named roles or users of the environment's account, never the account as a whole. */
const TrustedPrincipals = {
  /** ARNs of IAM roles, such as those of IAM Identity Center, or of users. At least one. */
  trustedPrincipals: z.array(z.string()).readonly(),
  /**
   * Longest session in hours, 1 to 12. The break-glass role's is always 1, the shortest that IAM has.
   * @default 1
   */
  maximumSessionHours: z.number().optional(),
};

/**
 * Roles for people, ready to be taken. Each exists where somebody is trusted with it.
 */
export const ReadyRoles = z.strictObject({
  /**
   * Reads items without their sensitive attributes, key by key: no Scan. Tables classified as restricted are left out
   * unless they are named.
   * @default - no such role
   */
  analyst: z
    .strictObject({
      ...TrustedPrincipals,
      /**
       * Names of tables classified as restricted that the analyst reads all the same, without the sensitive attributes.
       * @default - none
       */
      restrictedTables: z.array(z.string()).readonly().optional(),
    })
    .optional(),
  /**
   * Backs up, restores into tables called `<environment>-restored-…` and into those that are `restoring`, changes
   * capacity, and reads what the environment's trail recorded, which holds the keys of items. Reads no items of live tables.
   * @default - no such role
   */
  operator: z.strictObject(TrustedPrincipals).optional(),
  /**
   * Reads and mends any item when nothing else helps: by MFA, for an hour. Only IAM users can be trusted, since the
   * session of a role carries no MFA.
   * @default - no such role
   */
  breakGlass: z.strictObject({ trustedPrincipals: TrustedPrincipals.trustedPrincipals }).optional(),
  /**
   * Reads everything, streams, the account's event history and what the environment's trail recorded included, and
   * changes nothing.
   * @default - no such role
   */
  forensicReader: z.strictObject(TrustedPrincipals).optional(),
});
export type ReadyRoles = z.infer<typeof ReadyRoles>;

/** The names of the ready roles, without the environment. No consumer may have one of them. */
export const READY_ROLE_NAMES = {
  analyst: "analyst",
  operator: "operator",
  breakGlass: "break-glass",
  forensicReader: "forensic-reader",
} as const satisfies Record<keyof ReadyRoles, string>;

/** What a restored table's name begins with, after the environment: the operator may fill such tables. */
export const RESTORED_PREFIX = "restored-";
