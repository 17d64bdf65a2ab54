import { crc32 } from "./crc32";

describe("the checksum of an answer", () => {
  it.each([
    // The check value of the CRC-32 catalogue, and the answer of DynamoDB's health check.
    ["123456789", 0xcbf43926],
    ["", 0],
    ["healthy: dynamodb.us-east-1.amazonaws.com ", 3_128_867_991],
  ])("of %p is %p", (text, checksum) => {
    expect(crc32(Buffer.from(text))).toBe(checksum);
  });
});
