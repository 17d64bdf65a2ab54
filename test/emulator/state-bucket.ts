import { Credentials } from "./account";

/** Makes the bucket that an environment's state is kept in. The emulator takes the account from the access key. */
export async function makeStateBucket(endpoint: string, name: string, credentials: Credentials): Promise<void> {
  const response = await stateRequest(endpoint, `/${name}`, credentials, {
    method: "PUT",
    body:
      '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      "<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>",
  });
  if (!response.ok) throw new Error(`making the bucket ${name} failed: ${await response.text()}`);
}

/** The names of what lies in the bucket. */
export async function objectsIn(endpoint: string, name: string, credentials: Credentials): Promise<string[]> {
  const listing = await (await stateRequest(endpoint, `/${name}?list-type=2`, credentials)).text();
  return [...listing.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = ""]) => key);
}

function stateRequest(endpoint: string, path: string, credentials: Credentials, init: RequestInit = {}) {
  const scope = `${credentials.accessKeyId}/20260101/eu-west-1/s3/aws4_request`;
  return fetch(`${endpoint}${path}`, {
    ...init,
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` },
  });
}
