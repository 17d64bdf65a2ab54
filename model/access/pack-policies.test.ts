import fc from "fast-check";
import { MAX_POLICY_SIZE } from "../limits";
import { policySize, Statement } from "../policy-statement";
import { DENY_WITHOUT_TLS } from "./guards";
import { packPolicies } from "./pack-policies";

const NAMED = { terraformName: "shop_orders", policyName: "test-shop-orders", description: "Orders" };
const statement = (sid: string, length: number): Statement => ({
  Sid: sid,
  Effect: "Allow",
  Action: "dynamodb:GetItem",
  Resource: "x".repeat(length),
});

test("nothing needs no policy", () => {
  expect(packPolicies(NAMED, [])).toEqual([]);
});

test("statements keep their order, fit, and come with the denial of requests without TLS", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lengths, (each) => {
      const statements = each.map((length, position) => statement(`S${position}`, length));
      const policies = packPolicies(NAMED, statements);
      const packed = policies.flatMap((policy) => policy.statements.filter((one) => one !== DENY_WITHOUT_TLS));
      expect(packed).toEqual(statements);
      for (const policy of policies) {
        expect(policySize(policy.statements)).toBeLessThanOrEqual(MAX_POLICY_SIZE);
        expect(policy.statements.at(-1)).toBe(DENY_WITHOUT_TLS);
      }
      const next = policies.slice(1).map((policy) => policy.statements[0]);
      next.forEach((first, position) => {
        const before = policies[position]?.statements ?? [];
        expect(first && policySize([...before, first])).toBeGreaterThan(MAX_POLICY_SIZE);
      });
    }),
  );
});

test("the first policy has the plain name, the others are numbered", () => {
  const policies = packPolicies(NAMED, [statement("A", 5000), statement("B", 5000)]);
  expect(policies.map(({ terraformName, policyName }) => [terraformName, policyName])).toEqual([
    ["shop_orders", "test-shop-orders"],
    ["shop_orders_part_2", "test-shop-orders-2"],
  ]);
});

test("a statement about more resources than a policy can name is shared out, and nothing is lost", () => {
  const arns = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(arns, fc.integer({ min: 1, max: 3000 }), (resources, before) => {
      const about: Statement = { ...statement("Tables", 1), Resource: resources };
      const policies = packPolicies(NAMED, [statement("Before", before), about]);
      const parts = policies.flatMap(({ statements }) => statements).filter(({ Sid }) => Sid.startsWith("Tables"));
      expect(parts.flatMap(({ Resource }) => Resource)).toEqual(resources);
      expect(new Set(parts.map(({ Sid }) => Sid)).size).toBe(parts.length);
      for (const part of parts) expect(part).toMatchObject({ Effect: "Allow", Action: "dynamodb:GetItem" });
      for (const { statements } of policies) expect(policySize(statements)).toBeLessThanOrEqual(MAX_POLICY_SIZE);
    }),
  );
});

test("what is too large about a single resource stays whole, for validation to refuse", () => {
  const large: Statement = { ...statement("Large", 1), Resource: ["x".repeat(7000)] };
  expect(packPolicies(NAMED, [large]).map(({ statements }) => statements)).toEqual([[large, DENY_WITHOUT_TLS]]);
});
