/** A range of IPv4 addresses. */
export interface Cidr {
  /** The first address, as a number. */
  readonly base: number;
  /** Bits that all addresses share: 0 to 32. */
  readonly prefix: number;
}

const FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Reads `10.0.0.0/16`; nothing where it is none, or where the address is not the first of its range. */
export function parseCidr(text: string): Cidr | undefined {
  const parts = FORM.exec(text)?.slice(1);
  if (parts === undefined || parts.some((part) => part.length > 1 && part.startsWith("0"))) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = parts.map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || prefix > 32) return undefined;
  const base = ((a * 256 + b) * 256 + c) * 256 + d;
  return base % sizeOf(prefix) === 0 ? { base, prefix } : undefined;
}

export function renderCidr({ base, prefix }: Cidr): string {
  const bytes = [24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256);
  return `${bytes.join(".")}/${prefix}`;
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.base <= inner.base && inner.base + sizeOf(inner.prefix) <= outer.base + sizeOf(outer.prefix);
}

/** The first so many of the `2 ** bits` equal parts of a range. */
export function parts(range: Cidr, bits: number, count: number): Cidr[] {
  const prefix = range.prefix + bits;
  return Array.from({ length: count }, (_, position) => ({ base: range.base + position * sizeOf(prefix), prefix }));
}

/** What no host of the internet has: RFC 1918, and the shared range of RFC 6598 that AWS allows in a VPC too. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].flatMap(
  (text) => parseCidr(text) ?? [],
);

export function isPrivate(range: Cidr): boolean {
  return PRIVATE_RANGES.some((outer) => contains(outer, range));
}
