import { deadlineNow, inTime } from "../calls/current-deadline";
import { TooManyItemsError } from "../errors";
import { Deadline } from "../deadline";

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
  /** When the last page has to be there; left out where nobody has set a deadline. */
  readonly deadline: Deadline | undefined;
  /** The client's budget, in milliseconds: for each page that is asked for by itself, and for `all()` as a whole. */
  readonly budgetMs: number;
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
  pages(after?: StartKey): AsyncGenerator<Page<I>, void, undefined> {
    return this.pagesBy(this.source.deadline, after);
  }

  /**
   * All items at once, by the deadline or within the client's budget.
   * @param atMost items to hold. Default 10,000.
   * @throws TooManyItemsError if there are more; nothing is cut off in silence.
   */
  async all({ atMost = MOST_ITEMS }: { readonly atMost?: number } = {}): Promise<readonly I[]> {
    const items: I[] = [];
    for await (const page of this.pagesBy(deadlineNow(this.source.budgetMs, this.source.deadline))) {
      items.push(...page.items);
      if (items.length > atMost) throw new TooManyItemsError(atMost);
    }
    return items;
  }

  private async *pagesBy(deadline: Deadline | undefined, after?: StartKey): AsyncGenerator<Page<I>, void, undefined> {
    const { read, isSingle } = this.source;
    let start = after;
    do {
      const from = start;
      const page = await (deadline === undefined ? read(from) : inTime(deadline, () => read(from)));
      yield page;
      start = page.next;
    } while (start !== undefined && !isSingle);
  }
}
