import { AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb";
import { AttributeValue, Item } from "../../model/item";

/** DynamoDB JSON writes binary values in Base64; the SDK takes bytes. Everything else is the same. */
export function toSdk(value: AttributeValue): SdkValue {
  if ("B" in value) return { B: Buffer.from(value.B, "base64") };
  if ("BS" in value) return { BS: value.BS.map((element) => Buffer.from(element, "base64")) };
  if ("SS" in value) return { SS: [...value.SS] };
  if ("NS" in value) return { NS: [...value.NS] };
  if ("L" in value) return { L: value.L.map(toSdk) };
  if ("M" in value) return { M: toSdkItem(value.M) };
  return value;
}

export function toSdkItem(item: Readonly<Record<string, AttributeValue>>): Record<string, SdkValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toSdk(value)]));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

export function fromSdk(value: SdkValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: true };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(fromSdk) };
  if (value.M !== undefined) return { M: fromSdkItem(value.M) };
  throw new Error(`the engine returned an attribute of a type that the model does not know: ${JSON.stringify(value)}`);
}

export function fromSdkItem(item: Record<string, SdkValue>): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromSdk(value)]));
}
