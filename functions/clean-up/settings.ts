/** Reads settings that come as texts, and collects everything that is wrong with them. */
export class SettingsReader {
  private readonly problems: string[] = [];

  /** @param what where the settings come from, for messages: `rule parameter` */
  constructor(
    private readonly what: string,
    private readonly settings: Readonly<Record<string, string | undefined>>,
  ) {}

  text(name: string): string {
    const value = this.settings[name];
    if (value === undefined || value === "") this.problems.push(`the ${this.what} ${name} is missing`);
    return value ?? "";
  }

  whole(name: string, minimum: number, maximum: number): number {
    const value = this.settings[name];
    const number = value !== undefined && /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= minimum && number <= maximum)) {
      const expected = `a whole number from ${minimum} to ${maximum}`;
      this.problems.push(`the ${this.what} ${name} is ${JSON.stringify(value)}, and has to be ${expected}`);
    }
    return number;
  }

  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.settings[name];
    const found = allowed.find((each) => each === value);
    if (found === undefined) {
      const expected = allowed.map((each) => JSON.stringify(each)).join(" or ");
      this.problems.push(`the ${this.what} ${name} is ${JSON.stringify(value)}, and has to be ${expected}`);
    }
    return found ?? allowed[0];
  }

  /** @throws Error with every problem, where there is one */
  done(): void {
    if (this.problems.length > 0) throw new Error(`Bad settings: ${this.problems.join("; ")}.`);
  }
}
