import { lambdaRecord } from "./lambda-record";

test("a record that is read from a stream is what Lambda would have handed over, with its key where it has no image", () => {
  const record = lambdaRecord(
    {
      eventID: "event1",
      eventName: "REMOVE",
      userIdentity: { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" },
      dynamodb: {
        SequenceNumber: "100",
        ApproximateCreationDateTime: new Date("2026-11-27T12:00:00Z"),
        Keys: { id: { B: new Uint8Array([0, 255]) } },
      },
    },
    "arn:of:the:stream",
  );
  expect(JSON.parse(JSON.stringify(record))).toEqual({
    eventID: "event1",
    eventName: "REMOVE",
    eventSourceARN: "arn:of:the:stream",
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    dynamodb: { SequenceNumber: "100", ApproximateCreationDateTime: 1_795_780_800, Keys: { id: { B: "AP8=" } } },
  });
});
