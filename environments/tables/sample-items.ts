import { Item } from "../../model/item";

/**
 * Sample items as a `.samples.json` file holds them. The compiler cannot see DynamoDB JSON in a JSON file (it infers an
 * object type per item); the validation checks them with the rest of the table, where a problem gets its path.
 */
export function sampleItems(json: unknown): readonly Item[] {
  return json as readonly Item[];
}
