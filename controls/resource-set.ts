import { ResourceRecord, Surroundings } from "./control";

function groupBy(
  records: readonly ResourceRecord[],
  keyOf: (record: ResourceRecord) => string,
): Map<string, ResourceRecord[]> {
  const groups = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}

/** The resources of one configuration, with indexes that are built when they are first asked for. */
export class ResourceSet implements Surroundings {
  private readonly byType: Map<string, ResourceRecord[]>;
  private readonly byArgument = new Map<string, Map<string, ResourceRecord[]>>();

  constructor(readonly records: readonly ResourceRecord[]) {
    this.byType = groupBy(records, ({ type }) => type);
  }

  ofType(type: string): readonly ResourceRecord[] {
    return this.byType.get(type) ?? [];
  }

  where(type: string, argument: string, value: string): readonly ResourceRecord[] {
    const key = `${type}.${argument}`;
    let index = this.byArgument.get(key);
    if (!index) {
      index = groupBy(this.ofType(type), ({ values }) => String(values[argument]));
      this.byArgument.set(key, index);
    }
    return index.get(value) ?? [];
  }
}
