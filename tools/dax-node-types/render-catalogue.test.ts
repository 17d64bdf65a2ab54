import { prettier } from "../import-model/testing/prettier";
import { NODE_TYPES } from "../../model/cache/node-types/catalogue";
import { renderCatalogue } from "./render-catalogue";

const MANY = Array.from({ length: 20 }, (_, position) => `${position + 1}xlarge`);

test.each([
  ["the catalogue of the project", NODE_TYPES],
  ["more sizes than fit on a line", { ...NODE_TYPES, regions: { "eu-west-1": { r9g: MANY, r5: ["large"] } } }],
  // Each length from a line that fits to one that does not.
  ...Array.from({ length: 20 }, (_, position) => {
    const sizes = [...MANY.slice(0, 9), "x".repeat(position + 1)];
    return [`a line of ${position} characters more`, { ...NODE_TYPES, regions: { here: { r9g: sizes } } }] as const;
  }),
] as const)("%s is formatted as Prettier leaves it", async (_, catalogue) => {
  const text = renderCatalogue(catalogue);
  expect(text).toBe(await prettier(text, "json"));
  expect(JSON.parse(text)).toEqual(catalogue);
});
