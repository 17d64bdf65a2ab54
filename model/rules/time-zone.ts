import { nearest } from "../nearest";
import { quoted } from "../words";
import { suggestion } from "./checks";

/** Asking for a zone is slow, and an estate names few. */
const known = new Map<string, string | undefined>();
const MOST_REMEMBERED = 1000;

function canonical(zone: string): string | undefined {
  // Node also takes offsets such as `+01:00`, which are no zones.
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function fault(zone: string): string | undefined {
  const found = canonical(zone);
  const expected = "the IANA name of a time zone such as `Europe/Berlin`";
  if (found === undefined) return expected + suggestion(nearest(zone, Intl.supportedValuesOf("timeZone")));
  // An alias such as `US/Pacific` is right; the same name in other letters is not, since AWS compares them.
  return found !== zone && found.toLowerCase() === zone.toLowerCase() ? quoted(found) : undefined;
}

/** What would be right instead of a name that is no time zone; nothing where it is one. */
export function timeZoneFault(zone: string): string | undefined {
  if (!known.has(zone)) {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(zone, fault(zone));
  }
  return known.get(zone);
}
