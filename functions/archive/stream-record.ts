/**
 * A record of a table's stream as Lambda hands it to a function: numbers as text, binary values in Base64.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export interface StreamRecord {
  /** Taken once, whatever the stream. */
  readonly eventID?: string;
  readonly eventName?: string;
  readonly eventSourceARN?: string;
  readonly userIdentity?: { readonly type?: string; readonly principalId?: string } | null;
  readonly dynamodb?: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime?: number;
    /** Key of the item: all that is known of one whose record has no image. */
    readonly Keys?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
    readonly SequenceNumber?: string;
  };
}

export interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}

/** What time to live deletes, as opposed to people and applications. */
const EXPIRED = { eventName: "REMOVE", type: "Service", principalId: "dynamodb.amazonaws.com" };

/**
 * Whether time to live has deleted the item.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
 */
export function isExpiry({ eventName, userIdentity }: StreamRecord): boolean {
  return (
    eventName === EXPIRED.eventName &&
    userIdentity?.type === EXPIRED.type &&
    userIdentity.principalId === EXPIRED.principalId
  );
}

/** The name of the table in the ARN of its stream: `arn:...:table/<name>/stream/<label>`. */
export function tableNameOf(streamArn: string): string {
  const name = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  if (name === undefined) throw new Error(`${streamArn} is no ARN of a table's stream`);
  return name;
}
