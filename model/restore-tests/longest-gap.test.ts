import { longestGapDays } from "./longest-gap";

test.each([
  ["cron(0 4 * * ? *)", 1],
  ["cron(0 4 ? * * *)", 1],
  ["cron(0 4 ? * TUE *)", 7],
  ["cron(0 4 ? * 3 *)", 7],
  ["cron(0 4 ? * MON,THU *)", 4],
  ["cron(0 4 ? * MON-FRI *)", 3],
  ["cron(0 4 ? * 2/2 *)", 3],
  ["cron(0 4 ? * L *)", 7],
  ["cron(0 4 */7 * ? *)", 7],
  ["cron(0 4 1,15 * ? *)", 17],
  ["cron(0 4 1 * ? *)", 31],
  ["cron(0 4 31 * ? *)", 61],
  ["cron(0 4 L * ? *)", 31],
  ["cron(0 4 LW * ? *)", 33],
  ["cron(0 4 15W * ? *)", 32],
  ["cron(0 4 1W * ? *)", 33],
  ["cron(0 4 ? * MON#1 *)", 35],
  ["cron(0 4 ? * MON#5 *)", 119],
  ["cron(0 4 ? * FRIL *)", 35],
  ["cron(0 4 ? * 6L *)", 35],
  ["cron(0 4 1 1 ? *)", 366],
  ["cron(0 4 29 2 ? *)", 1461],
  ["cron(0 4 1 JAN,JUL ? *)", 184],
  ["cron(0 4 ? 6 MON *)", 343],
])("%s is at most %d days from one run to the next", (schedule, days) => {
  expect(longestGapDays(schedule)).toBe(days);
});

test.each(["cron(0 4 * * ? 2027)", "cron(0 4 31 2 ? *)"])("%s ends, or never begins", (schedule) => {
  expect(longestGapDays(schedule)).toBe(Infinity);
});
