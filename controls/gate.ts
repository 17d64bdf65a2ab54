import { Control, ResourceRecord } from "./control";
import { CONTROLS } from "./index";
import { ResourceSet } from "./resource-set";

/** A control that somebody decided to do without, for one resource and with a reason. */
export interface AcceptedException {
  readonly control: string;
  readonly address: string;
  readonly reason: string;
}

/** One control's word on one resource. */
export interface Judgement {
  readonly control: Control;
  readonly address: string;
  readonly status: "compliant" | "non-compliant" | "accepted";
  /** Why it is not compliant, or why that is accepted. */
  readonly reason?: string;
}

/** Judges every resource by every control that is about its type. */
export function judge(
  records: readonly ResourceRecord[],
  accepted: readonly AcceptedException[] = [],
  controls: readonly Control[] = CONTROLS,
): Judgement[] {
  const surroundings = new ResourceSet(records);
  const exceptions = new Map(accepted.map((each) => [`${each.control} ${each.address}`, each.reason]));
  return controls.flatMap((control) =>
    control.types
      .flatMap((type) => surroundings.ofType(type))
      .flatMap((record): Judgement[] => {
        const { address } = record;
        const verdict = control.judge(record, surroundings);
        if (verdict.status === "not-applicable") return [];
        if (verdict.status === "compliant") return [{ control, address, status: "compliant" }];
        const reason = exceptions.get(`${control.id} ${address}`);
        return reason === undefined
          ? [{ control, address, status: "non-compliant", reason: verdict.reason }]
          : [{ control, address, status: "accepted", reason }];
      }),
  );
}
