/** One thing that is wrong with what was handed to the client. */
export interface RequestProblem {
  /** Where: `options.endpoint`, `given.account`, `items[3]`. */
  readonly path: string;
  /** What is wrong, as a sentence without the value. */
  readonly message: string;
  /** The value as text; left out where something is missing, or where it could be data of an item. */
  readonly received?: string;
  /** What would be right. */
  readonly expected: string;
}

function rendered({ path, message, received, expected }: RequestProblem): string {
  const lines = [path, `  ${message}`];
  if (received !== undefined) lines.push(`  received: ${received}`);
  lines.push(`  expected: ${expected}`);
  return lines.join("\n");
}

/** What was handed to the client cannot be sent. Nothing was. All problems at once. */
export class InvalidRequestError extends Error {
  override readonly name = "InvalidRequestError";

  constructor(readonly problems: readonly RequestProblem[]) {
    super(problems.map(rendered).join("\n\n"));
  }
}

/** @throws InvalidRequestError if there are problems. */
export function refuse(problems: readonly RequestProblem[]): void {
  if (problems.length > 0) throw new InvalidRequestError(problems);
}
