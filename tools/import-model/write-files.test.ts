import * as fs from "node:fs/promises";
import { join } from "node:path";
import { temporaryDirectory } from "./testing/temporary-directory";
import { obstacles, writeFiles } from "./write-files";

jest.mock("node:fs/promises", () => {
  const actual = jest.requireActual<typeof fs>("node:fs/promises");
  return { ...actual, rename: jest.fn(actual.rename) };
});

describe("writing several files", () => {
  const directory = temporaryDirectory();
  let number = 0;
  const here = () => join(directory, `case-${number++}`, "tables");

  async function contents(of: string): Promise<Record<string, string>> {
    const names = await fs.readdir(of);
    const texts = await Promise.all(names.map((name) => fs.readFile(join(of, name), "utf8")));
    return Object.fromEntries(names.map((name, position) => [name, texts[position] ?? ""]));
  }

  const filesIn = (out: string) => [
    { path: join(out, "a.ts"), text: "new a" },
    { path: join(out, "b.ts"), text: "new b" },
  ];

  it("makes the directory, and leaves nothing beside the files", async () => {
    const out = here();
    await writeFiles(filesIn(out));
    expect(await contents(out)).toEqual({ "a.ts": "new a", "b.ts": "new b" });
  });

  it("overwrites, and leaves no backups", async () => {
    const out = here();
    await fs.mkdir(out, { recursive: true });
    await fs.writeFile(join(out, "b.ts"), "old b");
    await writeFiles(filesIn(out));
    expect(await contents(out)).toEqual({ "a.ts": "new a", "b.ts": "new b" });
  });

  it.each([1, 2, 3])("puts everything back where the renaming fails at number %i", async (failing) => {
    const out = here();
    await fs.mkdir(out, { recursive: true });
    await fs.writeFile(join(out, "b.ts"), "old b");
    const actual = jest.requireActual<typeof fs>("node:fs/promises");
    let calls = 0;
    jest.mocked(fs.rename).mockImplementation((from, to) => {
      return ++calls === failing ? Promise.reject(new Error("no")) : actual.rename(from, to);
    });
    await expect(writeFiles(filesIn(out))).rejects.toThrow("no");
    jest.mocked(fs.rename).mockImplementation(actual.rename);
    expect(await contents(out)).toEqual({ "b.ts": "old b" });
  });

  it("removes the directory again that it made for files that could not be written", async () => {
    const out = here();
    const files = [...filesIn(out), { path: join(out, "x".repeat(300)), text: "" }];
    await expect(writeFiles(files)).rejects.toThrow(/ENAMETOOLONG/);
    await expect(fs.readdir(join(out, ".."))).rejects.toThrow(/ENOENT/);
  });

  it("finds every file that is in the way", async () => {
    const out = here();
    await fs.mkdir(join(out, "a.ts"), { recursive: true });
    await fs.writeFile(join(out, "b.ts"), "old b");
    const [a, b] = filesIn(out).map(({ path }) => path);
    expect(await obstacles(filesIn(out), false)).toEqual([
      `${a} exists and is no file.`,
      `${b} exists. Use --force to overwrite it.`,
    ]);
    expect(await obstacles(filesIn(out), true)).toEqual([`${a} exists and is no file.`]);
    expect(await obstacles(filesIn(join(out, "new")), false)).toEqual([]);
  });
});
