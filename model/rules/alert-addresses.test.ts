import { places, problemsIn, problemsOfEnvironment, production } from "./fixtures";

test.each(["a@example.com", "team+alerts@ops.example.co.uk"])("%s is an address", (address) => {
  expect(problemsOfEnvironment({ alertAddresses: [address] })).toEqual([]);
});

test.each(["team", "team@", "@example.com", "a b@example.com", "a@example", "a@b@example.com"])(
  "%s is no address",
  (address) => {
    expect(places(problemsOfEnvironment({ alertAddresses: [address] }))).toEqual(["error test.alertAddresses[0]"]);
  },
);

test("an address is listed once", () => {
  const alertAddresses = ["a@example.com", "a@example.com"];
  expect(places(problemsOfEnvironment({ alertAddresses }))).toEqual(["error test.alertAddresses[1]"]);
});

test("production without addresses is warned of, other stages are not", () => {
  expect(places(problemsIn(production({ alertAddresses: [] })))).toEqual(["warning prod.alertAddresses"]);
  expect(problemsOfEnvironment({ alertAddresses: [] })).toEqual([]);
});
