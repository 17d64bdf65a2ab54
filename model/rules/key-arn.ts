import { Locality, partitionOf } from "../arn";
import { SOURCES } from "../limits";
import { Path } from "../problem";
import { Report } from "./rule";

const KEY_ARN =
  /^arn:(?<partition>aws[a-z-]*):kms:(?<region>[a-z0-9-]+):(?<account>\d{12}):key\/(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * How bad it is that a key belongs to another account: some services take one, the tables of this project do not, and
 * sometimes it is what is meant.
 */
export type ForeignAccount = "error" | "warning" | "fine";

/** An ARN of a key itself: an alias can be pointed at another key, which nobody reviews. */
export function checkKeyArn(arn: string, path: Path, home: Locality, foreign: ForeignAccount, report: Report): void {
  const { partition, region, account } = KEY_ARN.exec(arn)?.groups ?? {};
  if (partition === undefined) {
    const form = "`arn:<partition>:kms:<region>:<account>:key/<key id>`, not an alias";
    report.error(path, {
      message: "The ARN of the key is malformed.",
      received: arn,
      expected: form,
      source: SOURCES.keyArn,
    });
    return;
  }
  const source = SOURCES.keyArn;
  if (region !== home.region || partition !== partitionOf(home.region)) {
    const message = "The key is in another Region than what it encrypts.";
    report.error(path, { message, received: arn, expected: `a key of the Region ${home.region}`, source });
  }
  if (account !== home.account && foreign !== "fine") {
    const message = "The key belongs to another account than what it encrypts.";
    report[foreign](path, { message, received: arn, expected: `a key of the account ${home.account}`, source });
  }
}
