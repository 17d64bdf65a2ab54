export { renderDocument, type Attribute, type Block, type Body } from "./document";
export { bare, list, renderExpression, value, type Expression } from "./expression";
export type { Node } from "./node";
export { parseExpression } from "./parse";
export { documentOf, type Fragment } from "./fragments";
export { referencesOf } from "./references";
export { resourcesOf, type ResourceRecord } from "./resources";
export type { TerraformOptions } from "./terraform-block";
