import { FunctionNetwork } from "../functions";
import { anEnvironment, places, problemsIn, problemsOfEnvironment } from "./fixtures";

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, position) => `${prefix}-0000000${position.toString(16)}`);
const GIVEN: FunctionNetwork = { subnetIds: ids("subnet", 2), securityGroupIds: ids("sg", 1) };
const problems = (network: Partial<FunctionNetwork>) =>
  problemsOfEnvironment({ functions: { network: { ...GIVEN, ...network } } });
const AT = "error test.functions.network.";

test.each([
  {},
  { subnetIds: ids("subnet", 16), securityGroupIds: ids("sg", 5) },
  { subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"] },
])("functions run in a VPC: %j", (network) => {
  expect(problems(network)).toEqual([]);
});

test("functions need no VPC, and may have left one", () => {
  expect(problemsOfEnvironment({})).toEqual([]);
  expect(problemsOfEnvironment({ functions: {} })).toEqual([]);
});

test.each([
  [{ subnetIds: [] }, ["subnetIds"], "2 to 16"],
  [{ subnetIds: ids("subnet", 1) }, ["subnetIds"], "2 to 16"],
  [{ subnetIds: [...ids("subnet", 16), "subnet-0000000f0"] }, ["subnetIds[16]", "subnetIds"], "8 or 17"],
  [{ subnetIds: [...ids("subnet", 16), "subnet-ffffffff"] }, ["subnetIds"], "2 to 16"],
  [{ subnetIds: ["subnet-00000000", "subnet-00000000"] }, ["subnetIds[1]"], "once"],
  [{ subnetIds: ["subnet-00000000", "sg-00000001"] }, ["subnetIds[1]"], "`subnet-`"],
  [{ securityGroupIds: [] }, ["securityGroupIds"], "1 to 5"],
  [{ securityGroupIds: ids("sg", 6) }, ["securityGroupIds"], "1 to 5"],
  [{ securityGroupIds: ["my-group"] }, ["securityGroupIds[0]"], "`sg-`"],
])("%j is refused", (network, at, expected) => {
  const found = problems(network);
  expect(places(found)).toEqual(at.map((place) => AT + place));
  expect(found[0]?.expected).toContain(expected);
});

test("everything that is wrong is said at once, with what was received and where AWS says so", () => {
  const found = problems({ subnetIds: ["x"], securityGroupIds: [] });
  expect(places(found)).toEqual([`${AT}subnetIds[0]`, `${AT}subnetIds`, `${AT}securityGroupIds`]);
  expect(found[1]).toMatchObject({
    message: "There are too few subnets for functions to outlive an Availability Zone.",
    received: ["x"],
    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  });
});

test("a network of another shape is refused", () => {
  const broken = { ...anEnvironment(), functions: { network: { subnetIds: "subnet-00000000", zones: 2 } } };
  expect(places(problemsIn(broken))).toEqual(expect.arrayContaining([`${AT}subnetIds`, `${AT}securityGroupIds`]));
});
