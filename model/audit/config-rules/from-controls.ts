import { CONTROLS } from "../../../controls";
import { ConfigRule, Remediation } from "../../../controls/config-rule";
import { Control } from "../../../controls/control";

/** A rule with the control that it comes from. */
export interface ControlRule {
  readonly control: Control;
  readonly rule: ConfigRule;
}

/** Every rule that the controls carry. */
export function controlRules(controls: readonly Control[] = CONTROLS): ControlRule[] {
  return controls.flatMap((control) => (control.configRules ?? []).map((rule) => ({ control, rule })));
}

/** Why a managed rule that a control answers is not deployed; nothing where it is, or where no control answers it. */
export function notDeployedBecause(identifier: string): string | undefined {
  return CONTROLS.flatMap(({ notDeployed = [] }) => notDeployed).find(({ rule }) => rule === identifier)?.reason;
}

export function remediationOf(rule: ConfigRule): Remediation | undefined {
  return rule.judges === "tables" ? rule.remediation : undefined;
}
