import { TooManyItemsError } from "../errors";
import { Deadline } from "../deadline";
import { inTime } from "./in-time";

/** What `all()` holds in memory unless it is told otherwise. */
const MOST_ITEMS = 10_000;

type StartKey = Readonly<Record<string, unknown>>;

/** One answer of a Query or Scan. It may be empty although others follow. */
export interface Page<I> {
  readonly items: readonly I[];
  /** Where the next page starts; nothing after the last one. */
  readonly next?: StartKey | undefined;
}

export interface PageSource<I> {
  readonly read: (after: StartKey | undefined) => Promise<Page<I>>;
  /** The pattern asks for a limited number of items: there is one page. */
  readonly isSingle: boolean;
  /** One deadline for all pages, or the client's budget for each. */
  readonly deadline: Deadline | undefined;
}

/** The items that a Query or Scan finds, read page by page as they are asked for. */
export class Pages<I> implements AsyncIterable<I> {
  constructor(private readonly source: PageSource<I>) {}

  /** Item by item: `for await (const item of pages)`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<I, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /**
   * Page by page.
   * @param after the `next` of a page that was read earlier, to carry on there
   */
  async *pages(after?: StartKey): AsyncGenerator<Page<I>, void, undefined> {
    let start = after;
    do {
      const page = await this.read(start);
      yield page;
      start = page.next;
    } while (start !== undefined && !this.source.isSingle);
  }

  /**
   * All items at once.
   * @param atMost items to hold. Default 10,000.
   * @throws TooManyItemsError if there are more; nothing is cut off in silence.
   */
  async all({ atMost = MOST_ITEMS }: { readonly atMost?: number } = {}): Promise<readonly I[]> {
    const items: I[] = [];
    for await (const page of this.pages()) {
      items.push(...page.items);
      if (items.length > atMost) throw new TooManyItemsError(atMost);
    }
    return items;
  }

  private read(start: StartKey | undefined): Promise<Page<I>> {
    const { deadline, read } = this.source;
    return deadline === undefined ? read(start) : inTime(deadline, () => read(start));
  }
}
