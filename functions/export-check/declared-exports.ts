import { z } from "zod";

const Declared = z.array(
  z.object({
    /** Deployed name of the table. */
    tableName: z.string().min(1),
    tableArn: z.string().startsWith("arn:"),
    /** Of the schedule that asks for its exports. */
    scheduleName: z.string().min(1),
    /** What the keys of its exports begin with, without a slash at the end. */
    prefix: z.string().min(1),
    /** Days after which its newest complete export is too old. */
    overdueAfterDays: z.number().positive(),
  }),
);

/** A table that is to be exported time and again. */
export type DeclaredExports = z.infer<typeof Declared>[number];

/** Reads the file of tables beside the code. @throws Error where it is none */
export function readDeclaredExports(text: string): readonly DeclaredExports[] {
  return Declared.parse(JSON.parse(text));
}
