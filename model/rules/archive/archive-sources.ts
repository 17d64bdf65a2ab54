import { SOURCES } from "../../limits";
import { DeploymentRule } from "../rule";

/** The stream views in which an expired item is still to be read. */
const WITH_OLD_IMAGE = ["OLD_IMAGE", "NEW_AND_OLD_IMAGES"];

/** An archive of nothing is a slip. */
export const somethingToArchive: DeploymentRule = ({ archive }, _environment, path, report) => {
  if (!archive || archive.expiredItems || archive.exports) return;
  report.error(path.at("archive"), {
    message: "Nothing of the table is archived.",
    received: archive,
    expected: "`expiredItems`, `exports` or both; or no `archive`",
  });
};

/** Items expire only where time to live is on. */
export const expiryToArchive: DeploymentRule = ({ table, archive }, _environment, path, report) => {
  if (!archive?.expiredItems) return;
  const place = path.at("archive").at("expiredItems");
  const timeToLive = path.at("table").at("timeToLive");
  const source = SOURCES.timeToLiveStreams;
  if (!table.timeToLive) {
    const message = "The table's items do not expire: it has no time to live.";
    report.error(
      place,
      { message, expected: `the attribute with the expiry time in ${timeToLive.toString()}`, source },
      [timeToLive],
    );
  } else if (table.timeToLive.enabled === false) {
    const message = "The table's items do not expire: its time to live is switched off.";
    report.error(timeToLive.at("enabled"), {
      message,
      received: false,
      expected: "true, or no archive of them",
      source,
    });
  }
};

/** What is gone can be archived only from its old image. */
export const oldImageToArchive: DeploymentRule = ({ table, archive, replication }, _environment, path, report) => {
  const { streamView } = table;
  if (!archive?.expiredItems || replication || streamView === undefined || WITH_OLD_IMAGE.includes(streamView)) return;
  report.error(path.at("table").at("streamView"), {
    message: "The stream does not hold what an expired item was.",
    received: streamView,
    expected: '"OLD_IMAGE" or "NEW_AND_OLD_IMAGES"; another view is another stream, with another ARN for its readers',
    source: SOURCES.timeToLiveStreams,
  });
};

/** In every other Region, and for the archive, the deletion of an expired item is one like any other. */
export const expiryOfReplicas: DeploymentRule = ({ archive, replication }, _environment, path, report) => {
  if (!archive?.expiredItems || !replication) return;
  report.error(
    path.at("archive").at("expiredItems"),
    {
      message:
        "Expired items of a table with replicas would be archived in part: a deletion says that time to live has made " +
        "it only in the Region in which that ran.",
      expected: "`exports` alone, or a table without replicas",
      source: SOURCES.timeToLiveStreams,
    },
    [path.at("replication")],
  );
};

/** DynamoDB exports what point-in-time recovery has kept. */
export const recoveryToExport: DeploymentRule = ({ archive, loosened }, _environment, path, report) => {
  if (!archive?.exports) return;
  const position = loosened?.findIndex(({ control }) => control === "point-in-time-recovery") ?? -1;
  if (position < 0) return;
  report.error(path.at("loosened").at(position), {
    message: "Without point-in-time recovery AWS exports nothing of the table.",
    received: "point-in-time-recovery",
    expected: "point-in-time recovery, or no exports",
    source: SOURCES.exports,
  });
};
