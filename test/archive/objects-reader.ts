import { ArchiveReader } from "../../tools/archive-replay/held-events";
import { linesOf, Objects } from "./batches";

/** Reads objects that are in memory. */
export function readerOf({ byKey }: Objects): ArchiveReader {
  const objectAt = (key: string) => {
    const object = byKey.get(key);
    if (!object) throw new Error(`${key} is not there`);
    return object;
  };
  return {
    keysBelow: (prefix) => Promise.resolve([...byKey.keys()].filter((key) => key.startsWith(prefix))),
    lastSequenceNumberOf: (key) => Promise.resolve(objectAt(key).metadata["last-sequence-number"]),
    linesOf: (key) => Promise.resolve(linesOf(objectAt(key))),
  };
}
