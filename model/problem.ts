/** How bad a problem is: an error stops the synthesis, a warning is printed and counted. */
export type Severity = "error" | "warning";

/** One thing that is wrong with the estate, in the words that the person who mends it needs. */
export interface Problem {
  readonly severity: Severity;
  /** Where: a path into the environment or the catalogue, such as `prod.tables["orders"].capacity.read.minimum`. */
  readonly path: string;
  /** What is wrong, as a sentence without the value. */
  readonly message: string;
  /** The value found at the path. Left out where the problem is that something is missing. */
  readonly received?: unknown;
  /** What would be right. */
  readonly expected: string;
  /** Where AWS (or Terraform) says so: a public address or the name of a public page. */
  readonly source?: string;
}

/** A place in the estate, written as TypeScript would reach it. */
export class Path {
  private constructor(private readonly text: string) {}

  static of(root: string): Path {
    return new Path(root);
  }

  /** The place one step further in: a property, a position in a list, or an element named by its own name. */
  at(step: string | number): Path {
    if (typeof step === "number") return new Path(`${this.text}[${step}]`);
    return new Path(/^[A-Za-z_$][\w$]*$/.test(step) ? `${this.text}.${step}` : `${this.text}${this.named(step)}`);
  }

  /** The element of a list that carries this name: `tables["orders"]`. */
  element(name: string): Path {
    return new Path(this.text + this.named(name));
  }

  toString(): string {
    return this.text;
  }

  private named(name: string): string {
    return `[${JSON.stringify(name)}]`;
  }
}

/** What a rule says of a problem; the reporter adds severity and path. */
export type Finding = Omit<Problem, "severity" | "path">;

/** Collects the problems of one validation. Rules never throw: a problem never hides another one. */
export class Reporter {
  private readonly found: Problem[] = [];

  error(path: Path, finding: Finding): void {
    this.found.push({ severity: "error", path: path.toString(), ...finding });
  }

  warning(path: Path, finding: Finding): void {
    this.found.push({ severity: "warning", path: path.toString(), ...finding });
  }

  get problems(): readonly Problem[] {
    return this.found;
  }
}
