import {
  AmbiguousWriteError,
  createTableClient,
  DaxDocument,
  DaxSettings,
  Deadline,
  DeadlineExceededError,
  Endpoint,
} from "../../client";
import { stormTable } from "./storm-table";
import { errorOf } from "./test-client";

const URL = "daxs://storm.abc.dax-clusters.eu-west-1.amazonaws.com";
const QUICK = { baseMs: 1, capMs: 2 };

/** A method of a DAX client that does one thing after the other. */
function method(...steps: (Error | object | "hangs")[]) {
  const inputs: object[] = [];
  const run = (input: object) => {
    inputs.push(input);
    const step = steps.length > 1 ? steps.shift() : steps[0];
    if (step === "hangs") return new Promise<never>(() => undefined);
    return step instanceof Error ? Promise.reject(step) : Promise.resolve({ $metadata: {}, ...step });
  };
  return { run, inputs };
}

const daxError = (code: string) => Object.assign(new Error(code), { code });

describe("a client of a DAX cluster", () => {
  const made: DaxSettings[] = [];
  const shutdown = jest.fn();

  function clientWith(methods: Partial<DaxDocument>) {
    const missing = () => Promise.reject(new Error("this test has no such method"));
    const create = (settings: DaxSettings): DaxDocument => {
      made.push(settings);
      return {
        get: missing,
        batchGet: missing,
        query: missing,
        scan: missing,
        put: missing,
        update: missing,
        delete: missing,
        batchWrite: missing,
        transactWrite: missing,
        shutdown,
        ...methods,
      };
    };
    return createTableClient(stormTable, {
      tableName: "test-table",
      region: "eu-west-1",
      endpoint: Endpoint.dax(URL, create),
      backoff: { throttling: QUICK, conflict: QUICK, transient: QUICK },
    });
  }

  it("makes the DAX client without retries of its own", () => {
    clientWith({});
    const settings = {
      endpoint: URL,
      region: "eu-west-1",
      requestTimeout: 3_000,
      connectTimeout: 1_000,
      maxRetries: 0,
    };
    expect(made.at(-1)).toEqual(settings);
  });

  it("runs access patterns through it", async () => {
    const get = method({ Item: { id: "1", by: "dax" } });
    expect(await clientWith({ get: get.run }).pattern("read")({ id: "1" })).toEqual({ id: "1", by: "dax" });
    expect(get.inputs).toMatchObject([{ TableName: "test-table", Key: { id: "1" }, ConsistentRead: true }]);
  });

  it("tries again what DAX throttles or loses, and nothing else", async () => {
    const put = method(daxError("ThrottlingException"), daxError("EndOfStreamException"), {});
    await clientWith({ put: put.run }).pattern("create")({ id: "1" }, {});
    expect(put.inputs).toHaveLength(3);
    const invalid = method(
      Object.assign(daxError("ValidationException"), {
        name: "ValidationException",
        $metadata: { httpStatusCode: 400 },
      }),
    );
    expect((await errorOf(clientWith({ put: invalid.run }).pattern("create")({ id: "1" }, {}))).name).toBe(
      "ValidationException",
    );
    expect(invalid.inputs).toHaveLength(1);
  });

  it("hands what a batch leaves open in again", async () => {
    const write = (id: string) => ({ PutRequest: { Item: { id } } });
    const batchWrite = method({ UnprocessedItems: { "test-table": [write("2")] } }, {});
    await clientWith({ batchWrite: batchWrite.run }).batchWrite([{ put: { id: "1" } }, { put: { id: "2" } }]);
    expect(batchWrite.inputs).toMatchObject([
      { RequestItems: { "test-table": [write("1"), write("2")] } },
      { RequestItems: { "test-table": [write("2")] } },
    ]);
  });

  it("ends in time although DAX cannot be stopped, and knows what is uncertain then", async () => {
    const hanging = method("hangs");
    const client = clientWith({ get: hanging.run, put: hanging.run });
    const deadline = () => ({ deadline: Deadline.within(50) });
    expect(await errorOf(client.pattern("read")({ id: "1" }, deadline()))).toBeInstanceOf(DeadlineExceededError);
    expect(await errorOf(client.pattern("create")({ id: "1" }, {}, deadline()))).toBeInstanceOf(AmbiguousWriteError);
  });

  it("has no document client of DynamoDB, and closes the connections of DAX", () => {
    const client = clientWith({});
    expect(() => client.document).toThrow("without DAX");
    client.destroy();
    expect(shutdown).toHaveBeenCalledTimes(1);
  });
});
