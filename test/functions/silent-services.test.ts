import { createServer } from "node:http";
import { aRuleEvent } from "../../functions/unused-resources/testing";
import { close, listen } from "../client/http-server";
import { errorOf } from "../client/test-client";

/** The functions as Lambda runs them, with services that take every connection and never answer. */

const VARIABLES = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  ENVIRONMENT: "prod",
  REGIONS: "eu-west-1",
  ALERT_TOPIC_ARN: "arn:aws:sns:eu-west-1:111122223333:prod-alerts",
  MODE: "delete",
  RETENTION_DAYS: "35",
  LAST_OF_DELETED_TABLES: "keep",
  MAXIMUM_PER_RUN: "10",
  FINAL_BACKUP_DAYS: "365",
  BUCKET: "prod-archive",
  PREFIX: "expired-items",
  UNREADABLE_PREFIX: "unreadable",
  METRIC_NAMESPACE: "prod-archive",
};

const EXPIRED = {
  Records: [
    {
      eventID: "1",
      eventName: "REMOVE",
      eventSourceARN: "arn:aws:dynamodb:eu-west-1:111122223333:table/prod-orders/stream/2026-01-01T00:00:00.000",
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
      dynamodb: {
        ApproximateCreationDateTime: 1_700_000_000,
        Keys: { PK: { S: "1" } },
        OldImage: { PK: { S: "1" } },
        SequenceNumber: "1",
      },
    },
  ],
};

type Handler = (event: unknown, context: object) => Promise<unknown>;

const silent = createServer(() => undefined);
const before = { ...process.env };
beforeAll(async () => {
  Object.assign(process.env, VARIABLES, { AWS_ENDPOINT_URL: await listen(silent) });
});
afterAll(async () => {
  process.env = before;
  await close(silent);
});

/** Without an end of their own, calls would outlast the test: half a minute each. */
const asLambda = async (name: string, event: unknown) => {
  const { handler } = (await import(`../../functions/${name}/handler`)) as { handler: Handler };
  const end = performance.now() + 2_500;
  const getRemainingTimeInMillis = () => end - performance.now();
  const invokedFunctionArn = `arn:aws:lambda:eu-west-1:111122223333:function:prod-${name}`;
  return handler(event, { getRemainingTimeInMillis, invokedFunctionArn });
};

test.each([
  ["expired-backups", {}],
  ["unused-resources", aRuleEvent()],
])(
  "%s fails before Lambda ends it, and says why",
  async (name, event) => {
    expect(await errorOf(asLambda(name, event))).toMatchObject({
      message: expect.stringMatching(/within its time/) as string,
    });
  },
  15_000,
);

test("archive asks for the batch again before Lambda ends it", async () => {
  const said = jest.spyOn(console, "error").mockReturnValue();
  expect(await asLambda("archive", EXPIRED)).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
  expect(said).toHaveBeenCalledTimes(1);
}, 15_000);
