import { Cache } from "../../cache";
import { Environment } from "../../environment";
import { Network } from "../../network";
import { Problem } from "../../problem";
import { anEnvironment, production, problemsIn } from "../fixtures";

/** A network with a subnet in each of three zones. */
export const NETWORK = Network.existing({
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e", "subnet-0a1b2c3f"],
  routeTableIds: ["rtb-0a1b2c3d"],
});

/** A sound cache, in every stage. */
export function aCache(overrides: Partial<Cache> = {}): Cache {
  return {
    name: "orders",
    tables: ["orders"],
    expectedHitRatio: 0.9,
    maintenanceWindow: "sun:03:00-sun:04:00",
    ...overrides,
  };
}

/** The problems of a cache in an environment of the stage test. */
export function problemsOfCache(overrides: Partial<Cache>, environment: Partial<Environment> = {}): readonly Problem[] {
  return problemsIn(anEnvironment({ network: NETWORK, caches: [aCache(overrides)], ...environment }));
}

/** The problems of a cache in production. */
export function problemsInProduction(
  overrides: Partial<Cache>,
  environment: Partial<Environment> = {},
): readonly Problem[] {
  return problemsIn(production({ network: NETWORK, caches: [aCache(overrides)], ...environment }));
}

export const CACHE = 'test.caches["orders"]';
export const IN_PRODUCTION = 'prod.caches["orders"]';
