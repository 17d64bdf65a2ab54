import { readFile } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { catalogueTables } from "./catalogue-table";
import { parseJson } from "./json-text";
import { Log } from "./log";
import { Options, readOptions, USAGE } from "./options";
import { Part } from "./part";
import { readModel } from "./read-model";
import { Imported, refusal, report } from "./report";
import { samplesFile } from "./samples-file";
import { ImportPaths, tableFile } from "./table-file";
import { NewFile, obstacles, writeFiles } from "./write-files";

/** What the command needs of the world around it. */
export interface Surroundings {
  readonly workingDirectory: string;
  /** The root of this project, which the imported files refer to. */
  readonly projectDirectory: string;
  print(text: string): void;
  printError(text: string): void;
}

/** What the file system answers, as a sentence for the person at the keyboard. */
function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a directory",
    EACCES: "access is denied",
    EPERM: "access is denied",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    ENOTDIR: "a part of its path is no directory",
    EEXIST: "a part of its path is no directory",
  };
  const known = code === undefined ? undefined : sentences[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}

function importPaths(out: string, projectDirectory: string): ImportPaths {
  const from = (...path: string[]) => {
    const steps = relative(out, join(projectDirectory, ...path))
      .split(sep)
      .join("/");
    return steps.startsWith(".") ? steps : `./${steps}`;
  };
  return {
    attribute: from("model", "attribute"),
    table: from("model", "table"),
    sampleItems: from("environments", "tables", "sample-items"),
  };
}

/** A path as a person would type it. */
function shown(path: string, { workingDirectory }: Surroundings): string {
  const near = relative(workingDirectory, path);
  return near.startsWith("..") || isAbsolute(near) ? path : near;
}

async function readSource(path: string, log: Log): Promise<Part | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    log.problem(`It cannot be read: ${reason(error)}.`);
    return undefined;
  }
  const result = parseJson(text);
  if ("value" in result) return new Part(result.value, "", log);
  const { line, column, message } = result.fault;
  log.problem(`It is not JSON: line ${line}, column ${column}: ${message}.`);
  return undefined;
}

function imported(
  { file: sourceFile }: Options,
  out: string,
  source: Part,
  surroundings: Surroundings,
): readonly (Imported & { files: NewFile[] })[] {
  const model = readModel(source);
  if (!model) return [];
  const paths = importPaths(out, surroundings.projectDirectory);
  return catalogueTables(model, source.log).map((table) => {
    const text = tableFile(table, model, basename(sourceFile), paths);
    const files = [
      { path: join(out, `${table.fileName}.ts`), text },
      { path: join(out, `${table.fileName}.samples.json`), text: samplesFile(table.items) },
    ];
    const [file = "", samples = ""] = files.map(({ path }) => shown(path, surroundings));
    return { table, text, file, samplesFile: samples, files };
  });
}

/** Imports a model as the arguments say. Returns the exit code: 0, or 1 where nothing was written. */
export async function importModel(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const asked = readOptions(args);
  if (asked.kind === "help") {
    surroundings.print(USAGE);
    return 0;
  }
  if (asked.kind === "mistake") {
    surroundings.printError(`${asked.message}\n\n${USAGE}`);
    return 1;
  }
  const { options } = asked;
  const { workingDirectory, projectDirectory } = surroundings;
  const out =
    options.out === undefined
      ? join(projectDirectory, "environments", "tables")
      : resolve(workingDirectory, options.out);

  const log = new Log();
  const source = await readSource(resolve(workingDirectory, options.file), log);
  const tables = source ? imported(options, out, source, surroundings) : [];
  const files = tables.flatMap((each) => each.files);
  try {
    for (const obstacle of await obstacles(files, options.force)) log.problem(obstacle);
    if (log.problems.length === 0) await writeFiles(files);
  } catch (error) {
    log.problem(`${shown(out, surroundings)} cannot be written to: ${reason(error)}.`);
  }
  if (log.problems.length > 0) {
    surroundings.printError(refusal(options.file, log.problems));
    return 1;
  }
  surroundings.print(report(options.file, tables, log, shown(join(out, "index.ts"), surroundings)));
  return 0;
}
