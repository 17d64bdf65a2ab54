import { z } from "zod";
import { Environment } from "./environment";

/** Everything: the environments in the order of promotion. */
export const Estate = z.strictObject({ environments: z.array(Environment).readonly() });
export type Estate = z.infer<typeof Estate>;
