import { SQSClient } from "@aws-sdk/client-sqs";
import { setTimeout as sleep } from "node:timers/promises";
import { eachMessage } from "../../tools/archive-replay/queue";
import { QueueServer, startQueue } from "./queue-server";

jest.setTimeout(30_000);

let queue: QueueServer;
let sqs: SQSClient;

async function start(...bodies: readonly string[]) {
  queue = await startQueue(bodies);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  sqs = new SQSClient({ endpoint: queue.url, region: "eu-west-1", credentials, maxAttempts: 1 });
}

afterEach(async () => {
  sqs.destroy();
  await queue.stop();
});

/** Works on every message for so long. @returns what was worked on, and what could not be handed back */
async function workOn(milliseconds: number, fate: (body: string) => "delete" | "keep", visibilitySeconds = 1) {
  const used: string[] = [];
  const held: [number, number, string][] = [];
  const work = eachMessage(sqs, `${queue.url}/queue`, {
    visibilitySeconds,
    use: async ({ Body: body = "" }) => {
      used.push(body);
      await sleep(milliseconds);
      return fate(body);
    },
    onHeld: (count, seconds, reason) => held.push([count, seconds, (reason as Error).name]),
  });
  const failure = await work.then(
    () => undefined,
    (error: unknown) => (error as Error).name,
  );
  return { used, held, failure };
}

const names = Array.from({ length: 12 }, (_, at) => `letter ${at}`);
const areVisible = () => [...queue.stored.values()].every(({ visibleAt }) => visibleAt <= Date.now());

test("messages that are kept and come back are not worked on again, and are there for everybody at the end", async () => {
  await start(...names);
  // Three seconds altogether: the first ones are back when it is the last one's turn.
  expect(await workOn(250, () => "keep", 2)).toEqual({ used: names, held: [], failure: undefined });
  expect(Math.max(...[...queue.stored.values()].map(({ receptions }) => receptions))).toBeGreaterThan(1);
  expect(areVisible()).toBe(true);
});

test("what is done is deleted, and what comes back meanwhile hides nothing new", async () => {
  await start(...names);
  const { used } = await workOn(250, (body) => (body.endsWith("1") ? "delete" : "keep"), 2);
  expect(used).toEqual(names);
  expect([...queue.stored.values()].map(({ body }) => body).sort()).toEqual(
    names.filter((name) => !name.endsWith("1")).sort(),
  );
});

test("nobody else gets a message while it is worked on, however long that takes", async () => {
  await start("a long one");
  const seen: boolean[] = [];
  const watch = setInterval(() => seen.push(areVisible()), 100);
  await workOn(6_000, () => "delete", 4);
  clearInterval(watch);
  expect(seen).not.toContain(true);
  expect(queue.stored.size).toBe(0);
});

test("a message that cannot be handed back is told, and does not take the place of the result", async () => {
  await start("kept", "kept too");
  queue.refused.add("ChangeMessageVisibility");
  expect(await workOn(1, () => "keep")).toEqual({
    used: ["kept", "kept too"],
    held: [[2, 1, "AccessDenied"]],
    failure: undefined,
  });
});

test("what goes wrong is thrown as it is, and the message is handed back", async () => {
  await start("done");
  queue.refused.add("DeleteMessage");
  expect(await workOn(1, () => "delete", 900)).toEqual({ used: ["done"], held: [], failure: "AccessDenied" });
  expect(areVisible()).toBe(true);
});

test("a message that is not ours any more when it is done is left to whoever has it", async () => {
  await start("lost on the way", "another");
  queue.refused.add("ChangeMessageVisibility");
  const { used, failure } = await workOn(1_200, () => "delete");
  expect([used, failure]).toEqual([["lost on the way", "another"], undefined]);
});
