import { Day, dayOf } from "./days";
import { PRICES } from "./prices";
import { judgeVault, OrphanLimits, VaultJudgement } from "./judge-vault";

/** A recovery point of a table in a vault of AWS Backup. */
export interface RecoveryPoint {
  readonly arn: string;
  readonly vault: string;
  /** ARN of the table that it is of. */
  readonly tableArn: string;
  readonly created: Date;
  readonly bytes: number;
  readonly isCold: boolean;
  /** When its lifecycle deletes it; nothing where it is kept for ever. */
  readonly deleteAt?: Date;
}

/** The recovery points of one table that is gone. */
export interface Orphans {
  readonly tableName: string;
  readonly points: readonly RecoveryPoint[];
  readonly oldestDays: number;
  readonly bytes: number;
  /** In US dollars: an estimate. */
  readonly monthlyCost: number;
  /** How many of them no lifecycle ever deletes. */
  readonly endless: number;
}

function monthlyCost({ bytes, isCold }: RecoveryPoint): number {
  return (bytes / 1e9) * (isCold ? PRICES.backup.cold : PRICES.backup.warm);
}

/** `orders` of `arn:aws:dynamodb:eu-west-1:111122223333:table/orders`, with its place before the last part. */
function placeOf(tableArn: string): { readonly place: string; readonly name: string } {
  const [place = "", name = ""] = tableArn.split(":table/");
  return { place, name };
}

function orphansIn(points: readonly RecoveryPoint[], today: Day): Orphans[] {
  const byTable = new Map<string, RecoveryPoint[]>();
  for (const point of points) byTable.set(point.tableArn, [...(byTable.get(point.tableArn) ?? []), point]);
  return [...byTable].map(([tableArn, of]) => ({
    tableName: placeOf(tableArn).name,
    points: of,
    oldestDays: Math.max(...of.map(({ created }) => today - dayOf(created))),
    bytes: of.reduce((sum, { bytes }) => sum + bytes, 0),
    monthlyCost: of.reduce((sum, point) => sum + monthlyCost(point), 0),
    endless: of.filter(({ deleteAt }) => deleteAt === undefined).length,
  }));
}

/**
 * What each vault holds of tables that are gone. Copies from other Regions and accounts are left out: whether their
 * tables exist is not to be seen from here.
 * `home` is what the ARNs of this account's tables in this Region begin with: `arn:aws:dynamodb:<region>:<account>`.
 */
export function judgeVaults(
  vaults: readonly string[],
  points: readonly RecoveryPoint[],
  existing: ReadonlySet<string>,
  home: string,
  today: Day,
  limits: OrphanLimits,
): VaultJudgement[] {
  const orphaned = points.filter(({ tableArn }) => {
    const { place, name } = placeOf(tableArn);
    return place === home && !existing.has(name);
  });
  return vaults.map((vault) => {
    const own = orphaned.filter((point) => point.vault === vault);
    return judgeVault(vault, orphansIn(own, today), today, limits);
  });
}
