import { Backups } from "../../model/backup";
import { Environment } from "../../model/environment";
import { audited } from "../support/audited";
import { cleanedUp } from "../support/cleaned-up";
import { synthesizeIntoFolder } from "../support/synthesized";

const configurationRecorder = { serviceLinkedRole: "existing" } as const;
const rules: Environment = { ...audited, accountBaseline: undefined, audit: { ...audited.audit, configRules: {} } };
const owner: Environment = { ...audited, name: "owner", tables: [], consumers: [], audit: undefined };

/** What synth says of the recorder, for the environments that are no owner. */
function notesOn(...environments: readonly Environment[]): string[] {
  const { stacks } = synthesizeIntoFolder({ environments: [...environments] });
  return stacks.flatMap(({ stack }) => stack.notes).filter((note) => note.includes("recorder"));
}

const note = (what: string, name: string) =>
  `AWS Config judges ${what} of ${name} in 555555555555, us-east-1: its configuration recorder has to be on there, and ` +
  "no environment owns one (`accountBaseline`)";

test("rules without a recorder are said at synth, since AWS refuses them in the middle of an apply", () => {
  expect(notesOn(rules)).toEqual([note("the rules", "audited")]);
});

test("it is said once for all that one environment has AWS Config judge", () => {
  const both: Environment = { ...rules, audit: { ...rules.audit, cleanUp: {} } };
  expect(notesOn(both)).toEqual([note("the rules and what nobody uses", "audited")]);
  expect(notesOn(cleanedUp)).toEqual([note("what nobody uses", "tidy")]);
});

test("a framework of AWS Backup needs one as well", () => {
  const framework: Environment = {
    ...rules,
    audit: { trail: rules.audit?.trail },
    backups: Backups.standard({ auditFramework: true }),
  };
  expect(notesOn(framework)).toEqual([note("the framework of the backups", "audited")]);
  expect(notesOn({ ...framework, backups: Backups.standard() })).toEqual([]);
});

test("nothing is said where an environment of the same account and Region owns the recorder, itself or another one", () => {
  expect(notesOn({ ...rules, accountBaseline: { configurationRecorder } })).toEqual([]);
  expect(notesOn({ ...owner, accountBaseline: { configurationRecorder } }, rules, cleanedUp)).toEqual([]);
});

test("a recorder of another account or Region, or a baseline without one, is no help", () => {
  const accountBaseline = { configurationRecorder };
  const elsewhere = [
    { ...owner, region: "eu-west-1", accountBaseline },
    { ...owner, account: "999988887777", deployRole: undefined, roles: undefined, accountBaseline },
    { ...owner, accountBaseline: { accessAnalyzer: {} } },
  ];
  for (const other of elsewhere) expect(notesOn(other, rules)).toEqual([note("the rules", "audited")]);
});
