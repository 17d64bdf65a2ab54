import { configAnswersOf } from "../../controls/config-answers";
import { Control, PublicRules } from "../../controls/control";
import { CONTROLS } from "../../controls";

const NAMES: Readonly<Record<keyof PublicRules | "config", string>> = {
  securityHub: "Security Hub",
  config: "AWS Config",
  checkov: "Checkov",
  trivy: "Trivy",
  kics: "KICS",
  prowler: "Prowler",
  lens: "DynamoDB Well-Architected Lens",
};

function answersOf(control: Control): string {
  const answers = { ...control.answers, config: configAnswersOf(control) };
  const listed = Object.entries(NAMES).flatMap(([key, name]) => {
    const ids = answers[key as keyof typeof answers] ?? [];
    return ids.length === 0 ? [] : [`${name}: ${ids.join(", ")}`];
  });
  return listed.join("; ");
}

/** The page about the controls, written from the controls themselves. */
export function controlsPage(): string {
  const rows = CONTROLS.map(
    (control) => `| \`${control.id}\` | ${control.title}. | ${control.why} | ${answersOf(control)} |`,
  );
  return [
    "# Controls",
    "",
    "What must hold on the synthesized resources. A control that does not hold stops the synthesis, unless the environment",
    "accepts that by name and with a reason. Written by `npm run docs:controls` from `controls/`.",
    "",
    "| control | what must hold | why | public rules that it answers |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
