import { setTimeout as sleep } from "node:timers/promises";
import { forEach, troubles, valuesOf } from "./bounded";

const always = () => true;

test("no more are worked on at once than is said, and each gets its result", async () => {
  let running = 0;
  let most = 0;
  const outcomes = await forEach([...Array(20).keys()], 4, always, async (item) => {
    most = Math.max(most, ++running);
    await sleep(2);
    running--;
    return item * 2;
  });
  expect(most).toBe(4);
  expect(valuesOf(outcomes)).toEqual([...Array(20).keys()].map((item) => item * 2));
});

test("a failure hides no other result, and is told by name", async () => {
  const outcomes = await forEach(["a", "b", "c"], 2, always, (item) =>
    item === "b" ? Promise.reject(new Error("broken")) : Promise.resolve(item),
  );
  expect(valuesOf(outcomes)).toEqual(["a", "c"]);
  expect(troubles(outcomes, (item) => `table ${item}`)).toEqual(["table b: Error: broken"]);
});

test("nothing more is begun when the time is over, and what is left is told", async () => {
  let begun = 0;
  const outcomes = await forEach(
    ["a", "b", "c"],
    1,
    () => begun < 2,
    (item) => {
      begun++;
      return Promise.resolve(item);
    },
  );
  expect(valuesOf(outcomes)).toEqual(["a", "b"]);
  expect(troubles(outcomes, String)).toEqual(["c: no time was left"]);
});
