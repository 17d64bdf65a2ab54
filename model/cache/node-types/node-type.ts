/** What the name of a node type says, after the naming of EC2: `dax.r7i.2xlarge`. */
export interface NodeType {
  /** `r7i` */
  readonly family: string;
  /** `r` holds much memory, `t` is burstable. */
  readonly series: string;
  readonly generation: number;
  /** `i`: Intel, `a`: AMD, `g`: AWS Graviton. */
  readonly options: string;
  /** `2xlarge` */
  readonly size: string;
}

const NODE_TYPE = /^dax\.((?<series>[a-z]+)(?<generation>\d+)(?<options>[a-z-]*))\.(?<size>[a-z0-9-]+)$/;

/** Reads the name of a node type; nothing where it is none. */
export function readNodeType(name: string): NodeType | undefined {
  const { series = "", generation, options = "", size = "" } = NODE_TYPE.exec(name)?.groups ?? {};
  if (generation === undefined) return undefined;
  return { family: `${series}${generation}${options}`, series, generation: Number(generation), options, size };
}

export function nodeTypeName(family: string, size: string): string {
  return `dax.${family}.${size}`;
}

/** `g` among the options stands for Graviton in every family that AWS has named since 2019. */
export function isGraviton({ options }: NodeType): boolean {
  return options.includes("g");
}

/** Has a share of a processor, and credits for more: for development. */
export function isBurstable({ series }: NodeType): boolean {
  return series === "t";
}

/** Every family but the first one encrypts what it writes to its disks. Source: the guide, "DAX encryption at rest". */
export function encryptsAtRest({ family }: NodeType): boolean {
  return family !== "r3";
}

/** Families that AWS sells, and has a newer one of. */
export function isSuperseded({ family }: NodeType): boolean {
  return ["r3", "r4", "t2"].includes(family);
}

/** How many times an `xlarge` a size is; nothing where the size is not one of those. */
function timesXlarge(size: string): number | undefined {
  if (size === "large") return 0.5;
  const multiple = /^(?<multiple>\d*)xlarge$/.exec(size)?.groups?.["multiple"];
  return multiple === undefined ? undefined : Number(multiple === "" ? 1 : multiple);
}

const BURSTABLE_SIZES = ["nano", "micro", "small", "medium"];

/** Puts sizes in order, the smallest first. */
export function sizeRank(size: string): number {
  return timesXlarge(size) ?? (BURSTABLE_SIZES.indexOf(size) + 1) / 100;
}

const REQUESTS_PER_XLARGE = 150_000;
const MAX_REQUESTS_PER_NODE = 1_000_000;

/**
 * Normalized requests per second that one node serves at full load. Source: the guide, "Sizing your DAX cluster", whose
 * table has the r5 family; newer families are taken to do no less. It has no figures for burstable nodes, nor is there
 * one here.
 */
export function requestsPerNode(nodeType: NodeType): number | undefined {
  const times = isBurstable(nodeType) ? undefined : timesXlarge(nodeType.size);
  return times === undefined ? undefined : Math.min(times * REQUESTS_PER_XLARGE, MAX_REQUESTS_PER_NODE);
}

const GIB_PER_XLARGE = 32;
/** The third and fourth generation had a little less. */
const EARLY_GIB_PER_XLARGE = 30.5;
const BURSTABLE_GIB: Readonly<Record<string, number | undefined>> = { small: 2, medium: 4 };

/** Memory of one node in GiB, most of which caches. Source: as above, and EC2's instance types of the same names. */
export function memoryGib(nodeType: NodeType): number | undefined {
  const { series, generation, size } = nodeType;
  if (isBurstable(nodeType)) return BURSTABLE_GIB[size];
  const times = timesXlarge(size);
  if (series !== "r" || times === undefined) return undefined;
  return times * (generation < 5 ? EARLY_GIB_PER_XLARGE : GIB_PER_XLARGE);
}
