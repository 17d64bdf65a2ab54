import { parse } from "yaml";
import { estate as project } from "../../environments";
import { audited } from "../support/audited";
import { runConformancePack } from "../../tools/conformance-pack/command";

const estate = {
  environments: [
    audited,
    { ...audited, name: "bare", accountBaseline: undefined, audit: { trail: audited.audit?.trail } },
  ],
};

function run(names: readonly string[], given: unknown = estate) {
  const out: string[] = [];
  const err: string[] = [];
  const stream = (texts: string[]) => ({ write: (text: string) => texts.push(text) });
  const exitCode = runConformancePack(names, given, { stdout: stream(out), stderr: stream(err) });
  return { exitCode, out: out.join(""), err: err.join("") };
}

test("an environment's rules are printed as one template", () => {
  const { exitCode, out, err } = run(["audited"]);
  expect([exitCode, err]).toEqual([0, ""]);
  expect(parse(out)).toMatchObject({ Resources: { DynamodbPitrEnabled: { Type: "AWS::Config::ConfigRule" } } });
});

test.each([
  [[], "Usage:"],
  [["audited", "bare"], "Usage:"],
  [["prod"], "no environment is called prod; there are: audited, bare"],
  [["bare"], "bare has no AWS Config rules"],
])("%j is refused, and nothing is printed", (names, message) => {
  const { exitCode, out, err } = run(names);
  expect([exitCode, out]).toEqual([1, ""]);
  expect(err).toContain(message);
});

test("an environment that says something about another one is looked at with the estate", () => {
  expect(run(["sandbox"], project)).toMatchObject({ exitCode: 1, out: "" });
  expect(run(["sandbox"], project).err).toContain("sandbox has no AWS Config rules");
});

test("an unsound estate is refused with its problems", () => {
  const { exitCode, out, err } = run(["audited"], { environments: [{ ...audited, region: "nowhere" }] });
  expect([exitCode, out]).toEqual([1, ""]);
  expect(err).toContain("audited.region");
});

test("help is printed", () => {
  expect(run(["--help"])).toMatchObject({ exitCode: 0, err: "" });
});
