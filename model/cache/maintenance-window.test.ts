import { windowMinutes } from "./maintenance-window";

test.each([
  ["sun:03:00-sun:04:00", 60],
  ["mon:00:00-mon:23:59", 1439],
  ["sun:23:30-mon:01:00", 90],
  ["fri:22:15-sat:22:15", 1440],
  ["mon:01:00-sun:23:00", 9960],
  ["sun:03:00-sun:03:00", 0],
])("%s lasts %d minutes", (window, minutes) => {
  expect(windowMinutes(window)).toBe(minutes);
});

test.each([
  "",
  "sun:03:00",
  "sun:3:00-sun:4:00",
  "Sun:03:00-Sun:04:00",
  "sun:24:00-mon:01:00",
  "sun:03:60-sun:04:00",
  "sonntag",
])("%s is no window", (window) => {
  expect(windowMinutes(window)).toBeUndefined();
});
