import { Environment } from "../environment";
import { joined } from "../words";

/**
 * That AWS Config needs a recorder, for whoever runs synth: where no environment of the account and Region owns one, only
 * the account itself knows whether there is one. AWS refuses rules and frameworks without, in the middle of an apply.
 * @param judged what of the environment AWS Config judges: `its Config rules`
 * @returns one note, or none
 */
export function recorderNotes(
  judged: readonly string[],
  { name, account, region }: Environment,
  environments: readonly Environment[],
): string[] {
  const isOwned = environments.some(
    (each) =>
      each.account === account && each.region === region && each.accountBaseline?.configurationRecorder !== undefined,
  );
  if (judged.length === 0 || isOwned) return [];
  return [
    `AWS Config judges ${joined(judged, "and")} of ${name} in ${account}, ${region}: its configuration recorder has to ` +
      "be on there, and no environment owns one (`accountBaseline`)",
  ];
}
