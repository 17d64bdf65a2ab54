/** An item in DynamoDB's JSON, as it goes over the wire. */
export type RawItem = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Asks an engine without any SDK: what it answers is its own text, which no library of ours has read or written.
 */
export async function askDynamoDb<T>(url: string, operation: string, input: object): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      "x-amz-date": "20261127T120000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=test/20261127/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none",
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation}: ${text}`);
  return JSON.parse(text) as T;
}
