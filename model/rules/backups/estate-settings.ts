import { BACKUP_SOURCES } from "../../backup/limits";
import { Environment } from "../../environment";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

interface Shared {
  readonly property: "regionSettings" | "crossAccountBackup" | "reports";
  /** What there is one of. */
  readonly keyOf: (environment: Environment) => string;
  readonly scope: string;
  readonly source: string;
}

const SHARED: readonly Shared[] = [
  {
    property: "regionSettings",
    keyOf: ({ account, region }) => `${account} ${region}`,
    scope: "in an account and Region",
    source: BACKUP_SOURCES.regionSettings,
  },
  {
    property: "crossAccountBackup",
    // It is one setting of the organization, whichever account manages that.
    keyOf: () => "organization",
    scope: "in the organization",
    source: BACKUP_SOURCES.globalSettings,
  },
  {
    property: "reports",
    keyOf: ({ account }) => account,
    scope: "in an account",
    source: BACKUP_SOURCES.reports,
  },
];

function ownedBy({ value }: PlacedEnvironment, { property }: Shared): unknown {
  if (value.backups?.kind !== "plan") return undefined;
  if (property !== "reports") return value.backups[property];
  return value.backups.reports?.createsServiceLinkedRole ? value.backups.reports : undefined;
}

function checkOwners(environments: readonly PlacedEnvironment[], shared: Shared, report: Report): void {
  const { property, keyOf, scope, source } = shared;
  const first = new Map<string, PlacedEnvironment>();
  for (const placed of environments) {
    const received = ownedBy(placed, shared);
    if (received === undefined) continue;
    const earlier = first.get(keyOf(placed.value));
    if (!earlier) {
      first.set(keyOf(placed.value), placed);
      continue;
    }
    const finding = {
      message: `What there is one of ${scope} belongs to ${earlier.path.toString()} already: two owners would take turns.`,
      received,
      expected: "one environment that owns them",
      source,
    };
    const home = [placed.path.at("account"), placed.path.at("region")];
    report.error(placed.path.at("backups").at(property), finding, home);
  }
}

/** Settings that environments share have one owner. */
export const settingsHaveOneOwner: EstateRule = ({ environments }, report) => {
  for (const shared of SHARED) checkOwners(environments, shared, report);
};
