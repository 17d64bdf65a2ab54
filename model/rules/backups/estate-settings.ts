import { BACKUP_SOURCES } from "../../backup/limits";
import { Environment } from "../../environment";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

interface Shared {
  readonly property: "regionSettings" | "crossAccountBackup";
  /** What there is one of. */
  readonly keyOf: (environment: Environment) => string;
  readonly scope: string;
  readonly source: string;
}

const SHARED: readonly Shared[] = [
  {
    property: "regionSettings",
    keyOf: ({ account, region }) => `${account} ${region}`,
    scope: "in the account and Region",
    source: BACKUP_SOURCES.regionSettings,
  },
  {
    property: "crossAccountBackup",
    // It is one setting of the organization, whichever account manages that.
    keyOf: () => "organization",
    scope: "of the organization",
    source: BACKUP_SOURCES.globalSettings,
  },
];

function ownedBy({ value }: PlacedEnvironment, { property }: Shared): unknown {
  return value.backups?.kind === "plan" ? value.backups[property] : undefined;
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
      message: `The settings ${scope} belong to ${earlier.path.toString()} already: two owners would take turns.`,
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
