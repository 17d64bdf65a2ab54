import { recurringPayments } from "../../environments/tables";
import { InvalidRequestError } from "../../client";
import { ScriptedServer, startScriptedServer, succeeds } from "./scripted-server";
import { clientOf, errorOf } from "./test-client";

describe("what an access pattern is given", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startScriptedServer();
    server.script(succeeds());
  });
  afterAll(() => server.stop());
  afterEach(() => {
    expect(server.seen).toEqual([]);
  });

  const client = () => clientOf(recurringPayments, server.url);
  const paths = (error: Error) =>
    error instanceof InvalidRequestError ? error.problems.map(({ path }) => path) : error;

  it("is refused with everything that is wrong, before anything is sent", async () => {
    const given = { account: "", subscription: Number.NaN, SKU: "1" };
    const item = { Email: "a@example.com", PK: "ACC#1", Mail: "b@example.com" };
    // @ts-expect-error -- a parameter is missing, another one and two attributes are unknown
    const error = await errorOf(client().pattern("create subscription")(given, item));
    expect(paths(error)).toEqual([
      "given.account",
      "given.subscription",
      "given.sku",
      "given.SKU",
      "item.PK",
      "item.Mail",
    ]);
  });

  it("is refused where an empty text would read more than was meant", () => {
    expect(() => client().pattern("receipts of an account")({ account: "" })).toThrow(InvalidRequestError);
  });

  it("changes something", async () => {
    const given = { account: "1", subscription: "2", sku: "3" };
    const update = client().pattern("update subscription")(given, { PaymentDay: undefined });
    expect(paths(await errorOf(update))).toEqual(["changes"]);
  });

  it("has a pattern of this table, or hears of those that there are", () => {
    // @ts-expect-error -- no pattern has this name
    expect(() => client().pattern("receipts")).toThrow(
      /received: "receipts"\n {2}expected: one of .*"receipts of an account"/,
    );
  });
});
