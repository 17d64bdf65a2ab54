import { BucketSettings } from "./bucket-settings";

const answer = (text: string, status = 200) => ({
  status,
  headers: { "content-length": "1" },
  body: Buffer.from(text),
});
const EVENTS = "<EventBridgeConfiguration></EventBridgeConfiguration>";
const EMPTY = '<NotificationConfiguration xmlns="s3"/>';
const ASKED = `<NotificationConfiguration>${EVENTS}</NotificationConfiguration>`;

function read(settings: BucketSettings, url: string, text: string): string {
  return settings.mend("GET", url, Buffer.from(""), answer(text)).body.toString();
}

test("what the emulator forgets of a bucket is put back, for that bucket alone", () => {
  const settings = new BucketSettings();
  settings.mend("PUT", "/archive?notification", Buffer.from(ASKED), answer(""));
  expect(read(settings, "/archive?notification", EMPTY)).toBe(
    `<NotificationConfiguration xmlns="s3">${EVENTS}</NotificationConfiguration>`,
  );
  expect(read(settings, "/archive?notification", ASKED)).toBe(ASKED);
  expect(read(settings, "/other?notification", EMPTY)).toBe(EMPTY);
  expect(read(settings, "/archive?versioning", EMPTY)).toBe(EMPTY);
});

test("what is copied is put back into its rule", () => {
  const settings = new BucketSettings();
  const criteria = "<SourceSelectionCriteria><SseKmsEncryptedObjects/></SourceSelectionCriteria>";
  settings.mend("PUT", "/archive?replication", Buffer.from(`<Rule>${criteria}</Rule>`), answer(""));
  expect(read(settings, "/archive?replication", "<Rule><ID>x</ID></Rule>")).toBe(`<Rule><ID>x</ID>${criteria}</Rule>`);
});

test("what is taken back, or was refused, is not put back", () => {
  const settings = new BucketSettings();
  settings.mend("PUT", "/archive?notification", Buffer.from(ASKED), answer("", 400));
  expect(read(settings, "/archive?notification", EMPTY)).toBe(EMPTY);
  settings.mend("PUT", "/archive?notification", Buffer.from(ASKED), answer(""));
  settings.mend("PUT", "/archive?notification", Buffer.from(EMPTY), answer(""));
  expect(read(settings, "/archive?notification", EMPTY)).toBe(EMPTY);
});
