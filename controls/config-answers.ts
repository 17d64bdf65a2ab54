import { Control } from "./control";

/** The managed rules of AWS Config that a control answers: those that it carries, another one carries, or nobody deploys. */
export function configAnswersOf({ configRules = [], sharedConfigRules = [], notDeployed = [] }: Control): string[] {
  return [
    ...configRules.map(({ identifier }) => identifier),
    ...sharedConfigRules,
    ...notDeployed.map(({ rule }) => rule),
  ];
}
