import fc from "fast-check";
import { tableNameIn, terraformName, terraformRegion } from "./names";

test("a table is named after its environment", () => {
  expect(tableNameIn("prod", "orders")).toBe("prod-orders");
});

test("names in Terraform keep what Terraform takes", () => {
  expect(terraformName("recurring-payments")).toBe("recurring-payments");
  expect(terraformName("orders.v2", "read")).toBe("orders_v2_read");
  expect(terraformName("2024-orders")).toBe("_2024-orders");
  expect(terraformRegion("eu-central-1")).toBe("eu_central_1");
});

test("every name that DynamoDB takes is an identifier in Terraform", () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_.-]{1,60}$/);
  fc.assert(
    fc.property(name, (each) => {
      expect(terraformName(each)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
    }),
  );
});
