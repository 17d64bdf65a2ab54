import { places, problemsOfEnvironment } from "./fixtures";

const network = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
  routeTableIds: ["rtb-0a1b2c3d"],
};

test("an environment may have a network", () => {
  expect(problemsOfEnvironment({ network })).toEqual([]);
});

test.each([
  [{ vpcId: "my-vpc" }, "vpcId"],
  [{ vpcId: "vpc-0A1B2C3D" }, "vpcId"],
  [{ subnetIds: ["subnet-0a1b2c3d", "rtb-0a1b2c3e"] }, "subnetIds[1]"],
  [{ subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3d"] }, "subnetIds[1]"],
  [{ subnetIds: ["subnet-0a1b2c3d"] }, "subnetIds"],
  [{ routeTableIds: ["rtb-1"] }, "routeTableIds[0]"],
  [{ routeTableIds: [] }, "routeTableIds"],
])("with %j the network is refused at %s", (overrides, place) => {
  expect(places(problemsOfEnvironment({ network: { ...network, ...overrides } }))).toEqual([
    `error test.network.${place}`,
  ]);
});
