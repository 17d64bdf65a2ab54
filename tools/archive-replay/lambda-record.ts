import { AttributeValue, _Record as SdkRecord } from "@aws-sdk/client-dynamodb-streams";
import { StreamRecord } from "../../functions/archive/stream-record";

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** A value in DynamoDB's JSON: binary values in Base64, everything else as it is. */
function jsonOf(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(jsonOf) };
  if (value.M !== undefined) return { M: imageOf(value.M) };
  return value;
}

function imageOf(image: Readonly<Record<string, AttributeValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, jsonOf(value)]));
}

/** A record as Lambda hands it to a function. */
export function lambdaRecord(
  { eventID, eventName, userIdentity, dynamodb }: SdkRecord,
  streamArn: string,
): StreamRecord {
  const deletedAt = dynamodb?.ApproximateCreationDateTime;
  return {
    eventID,
    eventName,
    eventSourceARN: streamArn,
    userIdentity: userIdentity && { type: userIdentity.Type, principalId: userIdentity.PrincipalId },
    dynamodb: {
      SequenceNumber: dynamodb?.SequenceNumber,
      ApproximateCreationDateTime: deletedAt && deletedAt.getTime() / 1000,
      Keys: dynamodb?.Keys && imageOf(dynamodb.Keys),
      OldImage: dynamodb?.OldImage && imageOf(dynamodb.OldImage),
    },
  };
}
