import { PolicyDocument, simulate, SimulatedVerdict } from "../network/simulate";

/** A question to the policy of a resource: who asks for what. */
export interface Question {
  readonly title: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly expected: SimulatedVerdict;
}

/** What the engine says to each question, with this policy on the resource. */
export function answers(questions: readonly Question[], resourcePolicy: PolicyDocument): Promise<SimulatedVerdict[]> {
  return Promise.all(
    questions.map(({ principal, action, resource, context = {} }) =>
      simulate({ principal, action, resource, context: { "aws:SecureTransport": "true", ...context }, resourcePolicy }),
    ),
  );
}

type Statement = PolicyDocument["Statement"][number];
type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function without(holder: Readonly<Record<string, unknown>>, key: string) {
  return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key));
}

/** The statement without each of its conditions in turn, and without itself. */
function changes(statement: Statement): { what: string; changed: readonly Statement[] }[] {
  const conditions = (statement["Condition"] ?? {}) as Conditions;
  const loosened = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => {
      const left = without(keys, key);
      const others = without(conditions, operator);
      const Condition = Object.keys(left).length === 0 ? others : { ...others, [operator]: left };
      const bare = without(statement, "Condition");
      const changed = Object.keys(Condition).length === 0 ? bare : { ...bare, Condition };
      return { what: `without ${operator} ${key}`, changed: [changed] };
    }),
  );
  return [...loosened, { what: "left out", changed: [] }];
}

/** The policy with one mistake at a time. */
export function mistakes({ Version, Statement }: PolicyDocument): { title: string; document: PolicyDocument }[] {
  return Statement.flatMap((statement, position) =>
    changes(statement).map(({ what, changed }) => ({
      title: `${String(statement["Sid"])} ${what}`,
      document: { Version, Statement: Statement.flatMap((each, at) => (at === position ? changed : [each])) },
    })),
  );
}

/** The mistakes in a policy that no question notices. */
export async function unnoticedMistakes(questions: readonly Question[], document: PolicyDocument): Promise<string[]> {
  const right = await answers(questions, document);
  const found: string[] = [];
  for (const mistake of mistakes(document)) {
    const wrong = await answers(questions, mistake.document);
    if (wrong.join() === right.join()) found.push(mistake.title);
  }
  return found;
}
