import { parse } from "@cdktf/hcl2json";
import { z } from "zod";

const Projection = {
  projection_type: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  non_key_attributes: z.array(z.string()).optional(),
};

/**
 * The arguments of an `aws_dynamodb_table` that decide how it is read and written: as in Terraform's plan, a block is a
 * list. What else the resource has (encryption, recovery, tags) makes no difference to an access pattern.
 */
export const SynthesizedTable = z.object({
  name: z.string(),
  billing_mode: z.enum(["PAY_PER_REQUEST", "PROVISIONED"]).optional(),
  read_capacity: z.number().optional(),
  write_capacity: z.number().optional(),
  hash_key: z.string(),
  range_key: z.string().optional(),
  attribute: z.array(z.object({ name: z.string(), type: z.enum(["S", "N", "B"]) })),
  global_secondary_index: z
    .array(
      z.object({
        name: z.string(),
        hash_key: z.string(),
        range_key: z.string().optional(),
        read_capacity: z.number().optional(),
        write_capacity: z.number().optional(),
        ...Projection,
      }),
    )
    .optional(),
  local_secondary_index: z.array(z.object({ name: z.string(), range_key: z.string(), ...Projection })).optional(),
});
export type SynthesizedTable = z.infer<typeof SynthesizedTable>;

const Configuration = z.object({
  resource: z.object({ aws_dynamodb_table: z.record(z.string(), z.array(SynthesizedTable)).optional() }).optional(),
});

/**
 * The tables of a Terraform configuration, read back from its text: what Terraform would apply, not what the program
 * that wrote it had in mind.
 */
export async function tablesOf(hclText: string): Promise<readonly SynthesizedTable[]> {
  const { resource } = Configuration.parse(await parse("cdk.tf", hclText));
  return Object.values(resource?.aws_dynamodb_table ?? {}).flat();
}
