import { IConstruct } from "constructs";

const COMMENT = "comment";

/** Writes a comment above the element in the generated configuration, for the reader who meets it in a plan review. */
export function addComment(element: IConstruct, comment: string): void {
  element.node.addMetadata(COMMENT, comment);
}

/** The comments of an element, one a line. */
export function commentOf(element: IConstruct): string | undefined {
  const comments = element.node.metadata.filter(({ type }) => type === COMMENT).map(({ data }) => String(data));
  return comments.length === 0 ? undefined : comments.join("\n");
}
