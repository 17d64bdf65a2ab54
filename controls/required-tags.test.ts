import { reasonOf, record, verdictOn } from "./fixtures";
import { requiredTags } from "./required-tags";

const ALL = { environment: "prod", owner: "billing", "data-classification": "restricted", "cost-center": "platform" };
const judge = (values: Record<string, unknown>) =>
  reasonOf(verdictOn(requiredTags, record("aws_dynamodb_table", values)));

test("tags of the table and of the provider count together", () => {
  const { owner, ...defaults } = ALL;
  expect(judge({ tags: ALL })).toBe("compliant");
  expect(judge({ tags: { owner }, tags_all: { ...defaults, owner } })).toBe("compliant");
});

test("missing and empty tags are named", () => {
  expect(judge({})).toBe("missing tags: environment, owner, data-classification, cost-center");
  expect(judge({ tags: { ...ALL, owner: "" } })).toBe("missing tags: owner");
});
