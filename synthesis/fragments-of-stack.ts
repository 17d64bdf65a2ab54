import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Tokenization } from "cdktf";
import { commentOf } from "../modules/element-comment";

const resolver = new DefaultTokenResolver(new StringConcat());

/** What one element of a stack contributes to its configuration, with every token replaced by its expression. */
export interface StackFragment {
  readonly fragment: unknown;
  readonly comment?: string;
}

/** The fragments of a stack in the order of its constructs. */
export function fragmentsOfStack(stack: TerraformStack): StackFragment[] {
  return stack.node
    .findAll()
    .filter((node): node is TerraformElement => TerraformElement.isTerraformElement(node))
    .map((element) => ({
      fragment: Tokenization.resolve(element.toHclTerraform(), { scope: stack, resolver, preparing: false }) as unknown,
      comment: commentOf(element),
    }));
}
