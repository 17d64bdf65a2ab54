import { PricingClient } from "@aws-sdk/client-pricing";
import { readFile, writeFile } from "node:fs/promises";
import { NodeTypeCatalogue } from "../../model/cache/node-types/catalogue";
import { changesBetween } from "./changes";
import { readPriceList } from "./price-list";
import { readCatalogue } from "./read-products";
import { renderCatalogue } from "./render-catalogue";

/** The price list of all Regions is served in a few of them. */
const PRICE_LIST_REGION = "us-east-1";

const USAGE = `Usage: npm run refresh:dax-node-types

Reads which node types AWS has for DAX, by Region, from the AWS Price List API, and writes
model/cache/node-types/catalogue.json. Needs credentials that allow pricing:GetProducts. Review what it prints: where
"automatic" becomes another type, Terraform refuses to replace the clusters that exist (docs/dax.md).
`;

/** What the command needs of the world around it. */
export interface Surroundings {
  /** The file of the catalogue. */
  readonly file: string;
  print(text: string): void;
  printError(text: string): void;
  /**
   * Where the price list is served.
   * @default - AWS, or what AWS_ENDPOINT_URL names
   */
  readonly endpoint?: string;
}

/**
 * `npm run refresh:dax-node-types`
 * @returns the exit code: 0 written or up to date, 1 failed (and the file left as it was)
 */
export async function refreshNodeTypes(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { file, endpoint } = surroundings;
  if (args.length > 0) {
    const isHelp = args.some((argument) => argument === "--help" || argument === "-h");
    if (isHelp) surroundings.print(USAGE);
    else surroundings.printError(USAGE);
    return isHelp ? 0 : 1;
  }
  const client = new PricingClient({ region: PRICE_LIST_REGION, endpoint });
  try {
    const before = JSON.parse(await readFile(file, "utf8")) as NodeTypeCatalogue;
    const after = readCatalogue(await readPriceList(client));
    const changes = changesBetween(before, after);
    await writeFile(file, renderCatalogue(after));
    const count = Object.keys(after.regions).length;
    const summary = `${file}: ${count} Regions, price list of ${after.date} (was ${before.date})`;
    const lines = changes.length === 0 ? ["no node type has come or gone"] : changes;
    surroundings.print(`${[...lines, summary].join("\n")}\n`);
    return 0;
  } catch (error) {
    surroundings.printError(
      `the node types were not refreshed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  } finally {
    client.destroy();
  }
}
