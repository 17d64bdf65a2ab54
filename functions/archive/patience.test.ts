import { patiently } from "./patience";

const failure = (httpStatusCode?: number) =>
  Object.assign(new Error(`HTTP ${httpStatusCode}`), { $metadata: { httpStatusCode } });

async function attempts(errors: readonly Error[], timeLeft: () => number) {
  let count = 0;
  await patiently(() => {
    const error = errors[count++];
    return error ? Promise.reject(error) : Promise.resolve();
  }, timeLeft);
  return count;
}

test("trouble of the service is waited for", async () => {
  expect(await attempts([failure(503), failure(429), failure()], () => 60_000)).toBe(4);
});

test("an error that another attempt does not mend is thrown at once", async () => {
  let asked = 0;
  await expect(attempts([failure(403)], () => (asked++, 60_000))).rejects.toThrow("HTTP 403");
  expect(asked).toBe(0);
});

test("no attempt begins when it is too late", async () => {
  const left = [1_000, 100];
  await expect(attempts([failure(503), failure(500), failure(503)], () => left.shift() ?? 0)).rejects.toThrow(
    "HTTP 500",
  );
});
