/**
 * Stands in for Lambda's runtime: loads the handler from the file that is named, and answers each message with what
 * the handler returns or throws.
 */
import { createRequire } from "node:module";

const [, , file] = process.argv;
const { handler } = createRequire(file)(file);

process.on("message", async ({ id, event, timeMs }) => {
  const end = Date.now() + timeMs;
  try {
    const result = await handler(event, { getRemainingTimeInMillis: () => end - Date.now() });
    process.send({ id, result });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
process.on("disconnect", () => process.exit());
