import { RuleParameters } from "./config-rule";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { isValues } from "./values";

/** Who answers for the data, how sensitive it is, where it belongs and who pays. */
export const REQUIRED_TAGS = ["environment", "owner", "data-classification", "cost-center"] as const;

type Tags = Readonly<Record<string, string>>;

/** The tags with their values, numbered as the rule wants them: `tag1Key`, `tag1Value`. */
function numberedTags(tags: Tags): RuleParameters {
  const numbered = REQUIRED_TAGS.map((tag, position) => [
    [`tag${position + 1}Key`, tag],
    [`tag${position + 1}Value`, tags[tag] ?? ""],
  ]);
  return Object.fromEntries(numbered.flat()) as RuleParameters;
}

/** What the parameter of a document is called that a tag is given in: `DataClassification`. */
export function tagParameter(tag: string): string {
  return tag.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function tagParameters(tags: Tags): RuleParameters {
  return Object.fromEntries(REQUIRED_TAGS.map((tag) => [tagParameter(tag), tags[tag] ?? ""]));
}

export const requiredTags: Control = {
  id: "required-tags",
  title: "Every table says its environment, owner, data classification and cost center in tags",
  why: "Cost reports, incident calls and clean-up find the owner by tags; an untagged table belongs to nobody.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica"],
  answers: {
    securityHub: ["DynamoDB.5"],
    kics: ["e38a8e0a"],
    lens: ["DDBOPS4_1", "DDBSEC6_1", "DDBCOST5_1"],
  },
  configRules: [
    {
      identifier: "REQUIRED_TAGS",
      judges: "tables",
      covers: () => true,
      parameters: ({ tags }) => numberedTags(tags),
      remediation: {
        document: "restore-tags",
        resourceParameter: "TableName",
        harmless: "Tags of the code come back; others stay as they are.",
        parameters: ({ tags }) => tagParameters(tags),
      },
    },
  ],
  judge({ values }) {
    // tags_all holds the provider's default tags too; a configuration without defaults has tags alone.
    const all = [values["tags_all"], values["tags"]].filter(isValues);
    const missing = REQUIRED_TAGS.filter(
      (tag) => !all.some((tags) => typeof tags[tag] === "string" && tags[tag] !== ""),
    );
    return missing.length === 0 ? COMPLIANT : nonCompliant(`missing tags: ${missing.join(", ")}`);
  },
};
