/** The names behind the placeholders of a request: `{ "#n0": "state" }`. */
export type AttributeNames = Readonly<Record<string, string>>;

const NAME = "#?\\w+";
/** Names with dots between them. An element of a list is none: REMOVE shifts the ones behind it, SET may append. */
const PATH = `${NAME}(?:\\s*\\.\\s*${NAME})*`;
const VALUE = ":\\w+";

const SET_VALUE = new RegExp(`^${PATH}\\s*=\\s*${VALUE}$`);
const SET_IF_ABSENT = new RegExp(`^(${PATH})\\s*=\\s*if_not_exists\\s*\\(\\s*(${PATH})\\s*,\\s*${VALUE}\\s*\\)$`);
const REMOVED = new RegExp(`^${PATH}$`);
const TAKEN_FROM_SET = new RegExp(`^${PATH}\\s+${VALUE}$`);

/** Before each of the words that begin a clause; a placeholder may hold such a word. */
const CLAUSE = /(?<![\w#:.])(?=(?:SET|REMOVE|ADD|DELETE)\b)/i;
/** Commas that are not inside of a function. */
const COMMA = /,(?![^(]*\))/;

/** The attribute that a path names, whether by placeholders or not. */
function attributeOf(path: string, names: AttributeNames): string {
  return JSON.stringify(path.split(".").map((name) => names[name.trim()] ?? name.trim()));
}

function setsTheSame(assignment: string, names: AttributeNames): boolean {
  if (SET_VALUE.test(assignment)) return true;
  const [, target, source] = SET_IF_ABSENT.exec(assignment) ?? [];
  return target !== undefined && source !== undefined && attributeOf(target, names) === attributeOf(source, names);
}

function isClauseRepeatable(clause: string, names: AttributeNames): boolean {
  const [, keyword = "", list = ""] = /^(\w+)\s+([^]*)$/.exec(clause) ?? [];
  const actions = list.split(COMMA).map((action) => action.trim());
  switch (keyword.toUpperCase()) {
    case "SET":
      return actions.every((action) => setsTheSame(action, names));
    case "REMOVE":
      return actions.every((action) => REMOVED.test(action));
    case "DELETE":
      return actions.every((action) => TAKEN_FROM_SET.test(action));
    // ADD counts up; to a set it would be harmless, but only the values could tell.
    default:
      return false;
  }
}

/**
 * Whether an update leaves the same item behind when it is carried out twice in a row. That is known of `SET a = :x`,
 * `SET a = if_not_exists(a, :x)`, `REMOVE a` and `DELETE set :elements`. Whatever reads another attribute may read what
 * the first time has written: `SET previous = current, current = :new` would lose what was there before.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function isRepeatable(expression: string, names: AttributeNames = {}): boolean {
  const clauses = expression.split(CLAUSE).map((clause) => clause.trim());
  return clauses.filter((clause) => clause !== "").every((clause) => isClauseRepeatable(clause, names));
}
