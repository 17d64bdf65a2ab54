import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { estate } from "../../environments";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Table } from "../../model/table";
import { validate } from "../../model/validate";
import { importModel } from "./command";
import { USAGE } from "./options";
import { prettier } from "./testing/prettier";
import { temporaryDirectory } from "./testing/temporary-directory";

const PROJECT = join(__dirname, "..", "..");
const FIXTURES = join(__dirname, "fixtures");

const SOUND = [
  "ComplaintManagementSchema.json",
  "RecurringPaymentsSchema.json",
  "SessionManagementSchema.json",
  "several-tables.json",
  "every-setting.json",
  "loose-samples.json",
  "awkward-names.json",
];

describe("npm run import-model", () => {
  const workingDirectory = temporaryDirectory();
  let directories = 0;
  const newDirectory = () => `out-${directories++}`;

  async function runIn(surroundings: { workingDirectory: string; projectDirectory: string }, args: readonly string[]) {
    let [printed, printedError] = ["", ""];
    const exitCode = await importModel(args, {
      ...surroundings,
      print: (text) => (printed += text),
      printError: (text) => (printedError += text),
    });
    return { exitCode, printed, printedError };
  }

  function run(...args: string[]) {
    return runIn({ workingDirectory, projectDirectory: PROJECT }, args);
  }

  async function imported(fixture: string): Promise<string> {
    const out = newDirectory();
    expect(await run(join(FIXTURES, fixture), "--out", out)).toMatchObject({ exitCode: 0, printedError: "" });
    return join(workingDirectory, out);
  }

  it("writes a catalogue file for the table, with facets as a hint and without inventing anything", async () => {
    const out = await imported("RecurringPaymentsSchema.json");
    expect(readdirSync(out).sort()).toEqual(["reoccuring-payments.samples.json", "reoccuring-payments.ts"]);
    const text = readFileSync(join(out, "reoccuring-payments.ts"), "utf8");
    expect(text.slice(text.indexOf("export const"))).toBe(`export const reoccuringPayments = table({
  name: "ReoccuringPayments",
  purpose: "",
  owner: "",
  dataClassification: "" as never,
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  globalSecondaryIndexes: [
    {
      name: "GSI-1",
      partitionKey: Key.string("NextReminderDate"),
      sortKey: Key.string("LastReminderDate"),
      projection: { include: ["SKU", "Email", "NextPaymentDate"] },
    },
    {
      name: "GSI-2",
      partitionKey: Key.string("NextPaymentDate"),
      sortKey: Key.string("LastPaymentDate"),
      projection: { include: ["Email", "PaymentDay", "PaymentAmount", "SKU", "PaymentDetails"] },
    },
  ],
  accessPatterns: [],
  sampleItems: sampleItems(samples),
});
`);
    expect(text).toContain(
      " * - Receipts: PK is AccountId, SK is ProcessedDate#SKU; with Email, SKU, ProcessedDate, ProcessedAmount, TTL\n",
    );
  });

  it("writes into the catalogue by default, with imports as its other files have them", async () => {
    const project = join(workingDirectory, "project");
    mkdirSync(join(project, "environments", "tables"), { recursive: true });
    const surroundings = { workingDirectory: project, projectDirectory: project };
    const { printed } = await runIn(surroundings, [join(FIXTURES, "several-tables.json")]);
    expect(printed).toContain(
      "  environments/tables/book.ts\n  environments/tables/book.samples.json (1 sample item)\n",
    );
    expect(printed).toContain("Then name the tables in environments/tables/index.ts.");
    const text = readFileSync(join(project, "environments", "tables", "book.ts"), "utf8");
    expect(text.match(/^import .*$/gm)).toEqual([
      'import { Key } from "../../model/attribute";',
      'import { table } from "../../model/table";',
      'import samples from "./book.samples.json";',
      'import { sampleItems } from "./sample-items";',
    ]);
  });

  it.each(SOUND)("writes %s as Prettier would", async (fixture) => {
    const out = await imported(fixture);
    for (const name of readdirSync(out)) {
      const text = readFileSync(join(out, name), "utf8");
      expect(text).toBe(await prettier(text, name.endsWith(".ts") ? "typescript" : "json"));
    }
  });

  it("writes files that the compiler accepts", async () => {
    const out = newDirectory();
    for (const fixture of SOUND) {
      expect(await run(join(FIXTURES, fixture), "--out", out)).toMatchObject({ exitCode: 0 });
    }
    const files = readdirSync(join(workingDirectory, out)).filter((name) => name.endsWith(".ts"));
    const configuration = ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => readFileSync(path, "utf8"))
      .config as object;
    const { options } = ts.parseJsonConfigFileContent({ ...configuration, files: [] }, ts.sys, PROJECT);
    const roots = files.map((name) => join(workingDirectory, out, name));
    const program = ts.createProgram(roots, { ...options, types: [] });
    const diagnostics = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    expect({ files: files.length, diagnostics }).toEqual({ files: 14, diagnostics: [] });
  }, 60_000);

  it("leaves it to the validation to refuse what nobody has filled in", async () => {
    const out = await imported("several-tables.json");
    const { book } = (await import(join(out, "book.ts"))) as { book: Table };
    const [environment] = estate.environments;
    const deployment = deploy(book, { capacity: Capacity.onDemand() });
    const deployed = { ...environment, tables: [deployment], consumers: [], roles: {} };
    const errors = validate({ environments: [deployed] }).problems.filter(({ severity }) => severity === "error");
    const refused = errors.map(({ path }) => path.replace(/^.*\./, ""));
    expect(refused.sort()).toEqual(["accessPatterns", "dataClassification", "owner", "purpose"]);
  });

  it("says what it wrote, what it noticed, what it suggests and what is left to do", async () => {
    const out = newDirectory();
    const { printed } = await run(join(FIXTURES, "RecurringPaymentsSchema.json"), "--out", out);
    expect(printed).toBe(
      `Imported 1 table from ${join(FIXTURES, "RecurringPaymentsSchema.json")}.

Written:

  ${out}/reoccuring-payments.ts
  ${out}/reoccuring-payments.samples.json (2 sample items)

Changed, assumed or left out:

  DataModel[0]: if items expire by their "TTL", set timeToLive.

Suggested capacity, from the model's settings, to be copied into the environments:

  deploy(reoccuringPayments, {
    capacity: Capacity.autoScaled({
      read: { minimum: 1, maximum: 10, targetUtilization: 70 },
      write: { minimum: 1, maximum: 10, targetUtilization: 70 },
    }),
    // Or "accept-capacity-resets": see TableDeployment in model/deployment.ts.
    autoScaledIndexes: "ignore-index-changes",
  }),

What the model does not say, and the validation refuses until it is written:

  purpose: one sentence on what the table is for
  owner: the team that answers for the data
  dataClassification: "public", "internal", "confidential" or "restricted", in the place of \`"" as never\`
  accessPatterns: every way in which applications use the table, each with its expected peak

  ${out}/reoccuring-payments.ts, lines 25, 26, 27, 44

Then name the table in ${out}/index.ts.
`,
    );
    const lines = readFileSync(join(workingDirectory, out, "reoccuring-payments.ts"), "utf8").split("\n");
    expect(lines[24]).toBe('  purpose: "",');
    expect(lines[43]).toBe("  accessPatterns: [],");
  });

  it("overwrites nothing without --force, and then everything", async () => {
    const out = newDirectory();
    mkdirSync(join(workingDirectory, out));
    const file = join(workingDirectory, out, "loan.ts");
    writeFileSync(file, "mine");
    const source = join(FIXTURES, "several-tables.json");
    expect(await run(source, "--out", out)).toEqual({
      exitCode: 1,
      printed: "",
      printedError: `${source} was not imported, and nothing was written:\n\n  ${file} exists. Use --force to overwrite it.\n`,
    });
    expect(readdirSync(join(workingDirectory, out))).toEqual(["loan.ts"]);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(await run(source, "--out", out, "--force")).toMatchObject({ exitCode: 0 });
    expect(readFileSync(file, "utf8")).toContain("export const loan = table({");
  });

  it.each([
    ["not.json.txt", 'It is not JSON: line 4, column 25: expected a name in double quotes, but there is "}".'],
    ["no-model.json", "This is no NoSQL Workbench model: `DataModel` is missing; "],
    ["many-problems.json", "DataModel[0].TableName is missing."],
    ["absent.json", "It cannot be read: there is no such file."],
    ["", "It cannot be read: it is a directory."],
  ])("refuses %s, and writes nothing", async (fixture, problem) => {
    const out = newDirectory();
    const { exitCode, printed, printedError } = await run(join(FIXTURES, fixture), "--out", out);
    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: "" });
    expect(printedError).toContain(`was not imported, and nothing was written:\n\n  ${problem}`);
    expect(existsSync(join(workingDirectory, out))).toBe(false);
  });

  it("says so where it cannot write", async () => {
    const out = newDirectory();
    copyFileSync(join(FIXTURES, "no-model.json"), join(workingDirectory, out));
    const { exitCode, printedError } = await run(join(FIXTURES, "several-tables.json"), "--out", join(out, "deeper"));
    expect(exitCode).toBe(1);
    expect(printedError).toContain(`${out}/deeper cannot be written to: a part of its path is no directory.`);
  });

  it.each([
    [[], "Which model? Name its file."],
    [["a.json", "b.json"], "One model at a time: a.json, b.json."],
    [["a.json", "--out"], "--out"],
    [["a.json", "--froce"], "--froce"],
  ])("explains itself when it is called with %j", async (args, sentence) => {
    const { exitCode, printedError } = await run(...args);
    expect(exitCode).toBe(1);
    expect(printedError.split("\n\n")[0]).toContain(sentence);
    expect(printedError.endsWith(USAGE)).toBe(true);
  });

  it("explains itself when it is asked to", async () => {
    expect(await run("--help")).toEqual({ exitCode: 0, printed: USAGE, printedError: "" });
  });

  it("runs as a command, with an exit code and without a stack trace", async () => {
    const command = (...args: string[]) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", join(PROJECT, "tools", "import-model.ts"), ...args], {
        cwd: PROJECT,
      });
    await expect(command("--help")).resolves.toMatchObject({ stdout: USAGE });
    await expect(command("tools/import-model/fixtures/no-model.json")).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.not.stringMatching(/^\s+at /m) as unknown,
    });
  }, 30_000);
});
