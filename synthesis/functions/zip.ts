import { zipSync } from "fflate";

/**
 * The earliest day that the format knows, at noon. It keeps local times and no zone, and noon exists in every zone on
 * every day: the bytes are the same everywhere.
 */
const TIME = new Date(1980, 0, 1, 12);

/** Read by everybody, written by nobody: what Lambda asks of files. In the upper half, where Unix keeps its mode. */
const MODE = 0o100_444 * 0x1_0000;
const UNIX = 3;

/**
 * An archive with these files, in the order of their names. Compressed in JavaScript: the result does not depend on the
 * zlib of a version of Node.
 */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(files).sort();
  return zipSync(
    Object.fromEntries(
      names.map((name) => [name, [files[name] ?? new Uint8Array(), { level: 9, mtime: TIME, os: UNIX, attrs: MODE }]]),
    ),
  );
}
