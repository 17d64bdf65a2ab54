import { Environment } from "../environment";
import { CALLED_SERVICES, functionsOf, PartsWithFunctions } from "../functions/called-services";
import { networkInterfaceStatements } from "../functions/network-interfaces";
import { joined } from "../words";
import { ResolvedFunctions } from "./resolved-functions";

/** What has to be reached from the subnets, for whoever owns the VPC. */
function notesOf({ name, region, functions }: Environment, parts: PartsWithFunctions): string[] {
  const services = [...new Set(functionsOf(parts).flatMap((each) => CALLED_SERVICES[each] ?? []))].sort();
  if (services.length === 0) return [];
  if (functions?.network === undefined) {
    return [`the functions of ${name} are in no VPC any more: take \`functions: {}\` away once this is deployed`];
  }
  const where = joined(functions.network.subnetIds, "and");
  const others = (parts.audit?.cleanUp?.regions ?? []).filter((each) => each !== region);
  const further = others.length === 0 ? "" : `, and CloudWatch in ${joined(others, "and")}, over NAT alone`;
  return [
    `the functions of ${name} run in ${where}, and have to reach ${joined(services, "and")} from there by VPC ` +
      `endpoints or NAT${further} (docs/functions.md)`,
  ];
}

/** What functions have in common, planned; nothing where the environment says nothing of it. */
export function resolveFunctions(environment: Environment, parts: PartsWithFunctions): ResolvedFunctions | undefined {
  const { functions } = environment;
  if (functions === undefined) return undefined;
  return {
    network: functions.network,
    interfaceStatements: networkInterfaceStatements(environment, functions),
    notes: notesOf(environment, parts),
  };
}
