import { Endpoint } from "./endpoint";
import { resolveOptions, TableClientOptions } from "./options";
import { InvalidRequestError, RequestProblem } from "./problems";
import { DaxDocument } from "./sending/dax-sender";

function problemsOf(options: Partial<TableClientOptions>): readonly RequestProblem[] {
  try {
    resolveOptions({ tableName: "prod-orders", ...options });
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.problems;
    throw error;
  }
  return [];
}

const daxClient = (): DaxDocument => {
  throw new Error("not made in this test");
};

describe("the options of a client", () => {
  it("are complete with the table's name", () => {
    expect(resolveOptions({ tableName: "prod-orders" })).toMatchObject({
      endpoint: { kind: "default" },
      budgetMs: 10_000,
      maxAttempts: 8,
      connectionTimeoutMs: 1_000,
      attemptTimeoutMs: 3_000,
      backoff: { throttling: { baseMs: 100, capMs: 5_000 } },
    });
  });

  it("are refused with everything that is wrong", () => {
    const problems = problemsOf({
      tableName: "",
      maxAttempts: 0,
      budgetMs: NaN,
      attemptTimeoutMs: 1.5,
      backoff: { throttling: { baseMs: 100, capMs: 10 } },
      endpoint: Endpoint.vpcEndpoint("http://dynamodb.eu-west-1.amazonaws.com"),
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "options.budgetMs",
      "options.maxAttempts",
      "options.attemptTimeoutMs",
      "options.backoff.throttling",
      "options.endpoint",
      "options.tableName",
    ]);
  });

  it("say what was received and what would be right", () => {
    expect(() => resolveOptions({ tableName: "t", maxAttempts: 0 })).toThrow(
      "options.maxAttempts\n  The number is out of range.\n  received: 0\n  expected: a whole number from 1 to 100",
    );
  });

  it.each([
    "https://vpce-1.dynamodb.eu-west-1.vpce.amazonaws.com",
    "http://localhost:8000",
    "http://127.0.0.1:8000",
    "http://[::1]:8000",
  ])("take the endpoint %s", (url) => {
    expect(problemsOf({ endpoint: Endpoint.vpcEndpoint(url) })).toEqual([]);
  });

  it.each(["http://localhost.example.com", "dynamodb.eu-west-1.amazonaws.com", "ftp://localhost", ""])(
    "refuse the endpoint %p",
    (url) => {
      expect(problemsOf({ endpoint: Endpoint.vpcEndpoint(url) })).toHaveLength(1);
    },
  );

  it("take a DAX cluster with encryption in transit only, and with a client for it", () => {
    expect(
      problemsOf({ endpoint: Endpoint.dax("daxs://orders.abc.dax-clusters.eu-west-1.amazonaws.com", daxClient) }),
    ).toEqual([]);
    expect(
      problemsOf({ endpoint: Endpoint.dax("dax://orders.abc.dax-clusters.eu-west-1.amazonaws.com", daxClient) }),
    ).toHaveLength(1);
    const endpoint = { kind: "dax", url: "daxs://orders.example.com" } as Endpoint;
    expect(problemsOf({ endpoint })).toMatchObject([
      { path: "options.endpoint.create", expected: expect.stringContaining("@amazon-dax-sdk/lib-dax") as string },
    ]);
  });
});
