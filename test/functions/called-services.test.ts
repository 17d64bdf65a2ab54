import { buildSync } from "esbuild";
import { existsSync, readdirSync } from "node:fs";
import { Environment } from "../../model/environment";
import { CALLED_SERVICES } from "../../model/functions/called-services";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { BUNDLING } from "../../synthesis/functions/bundle";
import { summaryOf } from "../../synthesis/summary";
import { archived } from "../support/archived";
import { cleanedUp } from "../support/cleaned-up";
import { synthesizeIntoFolder } from "../support/synthesized";

/** Clients of the SDK whose VPC endpoints have other names. */
const ENDPOINTS: Readonly<Record<string, string>> = { cloudwatch: "monitoring", "config-service": "config" };

/** The services whose clients are in a function's bundle. */
function servicesOf(name: string): string[] {
  const { metafile } = buildSync({
    ...BUNDLING,
    entryPoints: [`functions/${name}/handler.ts`],
    outfile: "index.js",
    metafile: true,
    write: false,
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: used }) => Object.keys(used));
  const clients = inputs.flatMap(
    (path) => /node_modules\/@aws-sdk\/client-([\w-]+)\/.*Client\.js$/.exec(path)?.[1] ?? [],
  );
  return [...new Set(clients.map((client) => ENDPOINTS[client] ?? client))].sort();
}

const folders = readdirSync("functions").filter((name) => existsSync(`functions/${name}/handler.ts`));

test("what each function has to reach is known", () => {
  expect(Object.keys(CALLED_SERVICES).sort()).toEqual(folders.sort());
});

test.each(folders)("%s calls what is said of it, and nothing else", (name) => {
  expect(servicesOf(name)).toEqual(CALLED_SERVICES[name]);
});

test("synth says once what the subnets have to reach", () => {
  const { stacks } = synthesizeIntoFolder({ environments: [archived, cleanedUp] });
  const lines = summaryOf(stacks, [], "out").split("\n");
  expect(lines.filter((line) => line.startsWith("the functions of"))).toEqual([
    "the functions of archived run in subnet-0a1b2c3d and subnet-0a1b2c3e, and have to reach dynamodb, monitoring, s3, " +
      "scheduler and sns from there by VPC endpoints or NAT (docs/functions.md)",
    "the functions of tidy run in subnet-0a1b2c3d and subnet-0a1b2c3e, and have to reach backup, config, dynamodb, " +
      "monitoring and sns from there by VPC endpoints or NAT, and CloudWatch in us-west-2, over NAT alone (docs/functions.md)",
  ]);
});

test("synth says that what is left of a VPC can go, and nothing where there never was one", () => {
  const notesOf = (functions: Environment["functions"]) =>
    resolveEnvironment({ ...archived, functions }).functions?.notes ?? [];
  expect(notesOf({})).toEqual([
    "the functions of archived are in no VPC any more: take `functions: {}` away once this is deployed",
  ]);
  expect(notesOf(undefined)).toEqual([]);
});
