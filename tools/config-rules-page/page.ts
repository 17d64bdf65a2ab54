import { readFileSync } from "node:fs";
import { CONTROLS } from "../../controls";
import { ConfigRule } from "../../controls/config-rule";
import { ManagedRule, managedRule, pageOf } from "../../model/audit/config-rules/catalogue";
import { controlRules, remediationOf } from "../../model/audit/config-rules/from-controls";

const BEGIN = "<!-- written by npm run docs:config-rules -->";
const END = "<!-- end -->";

const JUDGES: Readonly<Record<ConfigRule["judges"], string>> = {
  tables: "the environment's tables",
  tagged: "what has the environment's tag",
  account: "the whole account",
};

function remediationText(rule: ConfigRule): string {
  const remediation = remediationOf(rule);
  if (!remediation) return "";
  const { document, harmless } = remediation;
  return harmless === undefined ? `\`${document}\`, by approval` : `\`${document}\`, automatic: ${harmless}`;
}

function regionsText({ onlyIn, absentIn = [] }: ManagedRule): string {
  if (onlyIn) return `only ${onlyIn.join(", ")}`;
  return absentIn.length === 0 ? "all" : `not ${absentIn.join(", ")}`;
}

/** The table of the rules, written from the controls and the list of managed rules. */
export function configRulesTable(): string {
  const rows = controlRules().map(({ control, rule }) => {
    const managed = managedRule(rule.identifier);
    if (!managed) throw new Error(`${rule.identifier} is not on the list of managed rules`);
    const cells = [
      `[\`${rule.identifier}\`](${pageOf(rule.identifier)})`,
      `\`${control.id}\``,
      `${rule.title ?? control.title}.`,
      JUDGES[rule.judges],
      managed.trigger === "periodic" ? "in intervals" : "after a change",
      regionsText(managed),
      remediationText(rule),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| rule | control | what must hold | judges | evaluated | Regions | put right by |",
    "|---|---|---|---|---|---|---|",
    ...rows.sort(),
  ].join("\n");
}

/** The rules that ask for the same as a control and are not deployed, each with the reason. */
function notDeployedTable(): string {
  const rows = CONTROLS.flatMap(({ id, notDeployed = [] }) =>
    notDeployed.map(({ rule, reason }) => `| [\`${rule}\`](${pageOf(rule)}) | \`${id}\` | ${reason}. |`),
  );
  return ["| rule | control | why it is not deployed |", "|---|---|---|", ...rows.sort()].join("\n");
}

/** What is written into the page: every rule that the controls answer, deployed or not. */
export function configRulesText(): string {
  return [configRulesTable(), "### Not deployed", notDeployedTable()].join("\n\n");
}

/** The page with the table between its marks, and everything else as it is. */
export function withTable(path: string, table: string): string {
  const page = readFileSync(path, "utf8");
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${path} has no place for the table`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`;
}
