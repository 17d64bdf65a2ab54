import { deadlineSet, inTime } from "../calls/current-deadline";
import { refuse } from "../problems";
import { batchRead } from "../requests/batch-read";
import { batchWrite } from "../requests/batch-write";
import { CallOptions, deadlineOf } from "../requests/in-time";
import { Page, PageSource, Pages } from "../requests/pages";
import { Requester } from "../requests/requester";
import { transactWrite } from "../requests/transact-write";
import { givenProblems, keyIn, PatternOfTable, writtenProblems } from "./pattern-call";
import { ItemOf } from "./pattern-types";
import { batchGetOptions, getItemInput, queryInput, scanInput } from "./read-request";
import { Put, Runners } from "./runners";
import { runDelete, runPut, runUpdate } from "./run-write";
import { PatternShape, TableShape } from "./table-shape";
import { GivenValues } from "./template";
import { putInput } from "./write-request";

type Attributes = Readonly<Record<string, unknown>>;

interface Found {
  readonly Items?: Attributes[] | undefined;
  readonly LastEvaluatedKey?: Attributes | undefined;
}

/** The table's declaration is all that says what its items hold: it is taken at its word. */
type Declared<I> = (item: Attributes) => I;

function startingAt(after: Attributes | undefined) {
  return after === undefined ? {} : { ExclusiveStartKey: after };
}

function pageOf<I>({ Items: items = [], LastEvaluatedKey: next }: Found, declared: Declared<I>): Page<I> {
  return { items: items.map(declared), next };
}

/** Everything that can be wrong with the items to put. */
function refusePuts<P extends PatternShape>(of: PatternOfTable, puts: readonly Put<P>[]): void {
  refuse(
    puts.flatMap(({ given, item }, position) => [
      ...givenProblems(of, given, `puts[${position}].given`),
      ...writtenProblems(of, item, `puts[${position}].item`),
    ]),
  );
}

/** The ways to run a pattern, of which its operation picks one. */
export function runnersOf<T extends TableShape, P extends PatternShape>(
  requester: Requester,
  of: PatternOfTable<P>,
): Runners<T, P> {
  type Item = ItemOf<T, P>;
  const { sender, options } = requester;
  const declared: Declared<Item> = (item) => item as Item;
  const isSingle = of.pattern.limit !== undefined;

  /** Refused at once, not when the first page is asked for. */
  function refuseGiven(given: GivenValues): void {
    refuse(givenProblems(of, given));
  }

  /** Its deadline is that of where it is made, wherever it is read. */
  function pagesOf(read: PageSource<Item>["read"], callOptions: CallOptions | undefined): Pages<Item> {
    return new Pages({ read, isSingle, deadline: deadlineSet(callOptions?.deadline), budgetMs: options.budgetMs });
  }

  return {
    GetItem: async (given, callOptions) => {
      refuseGiven(given);
      const read = () => sender.send("GetItem", getItemInput(of, given));
      const { Item: item } = await inTime(deadlineOf(callOptions, options.budgetMs), read);
      return item === undefined ? undefined : declared(item);
    },
    BatchGetItem: async (givens, callOptions) => {
      refuse(givens.flatMap((given, position) => givenProblems(of, given, `givens[${position}]`)));
      const keys = givens.map((given) => keyIn(of, given));
      const items = await batchRead(requester, keys, batchGetOptions(of), callOptions);
      return items.map(declared);
    },
    Query: (given, callOptions) => {
      refuseGiven(given);
      const input = queryInput(of, given);
      const read = async (after: Attributes | undefined) =>
        pageOf(await sender.send("Query", { ...input, ...startingAt(after) }), declared);
      return pagesOf(read, callOptions);
    },
    Scan: (given, callOptions) => {
      refuseGiven(given);
      const input = scanInput(of, given);
      const read = async (after: Attributes | undefined) =>
        pageOf(await sender.send("Scan", { ...input, ...startingAt(after) }), declared);
      return pagesOf(read, callOptions);
    },
    PutItem: (given, item, writeOptions) => runPut(requester, of, given, item, writeOptions),
    UpdateItem: (given, changes, writeOptions) => runUpdate(requester, of, given, changes, writeOptions),
    DeleteItem: (given, writeOptions) => runDelete(requester, of, given, writeOptions),
    BatchWriteItem: async (puts, callOptions) => {
      refusePuts(of, puts);
      const writes = puts.map(({ given, item }) => ({ put: putInput(of, given, item).Item }));
      await batchWrite(requester, writes, callOptions);
    },
    TransactWriteItems: async (puts, callOptions) => {
      refusePuts(of, puts);
      const writes = puts.map(({ given, item }) => ({ Put: putInput(of, given, item) }));
      await transactWrite(requester, writes, callOptions);
    },
  };
}
