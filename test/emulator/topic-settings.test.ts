import { TopicSettings } from "./topic-settings";

const ARN = "arn:aws:sns:eu-west-1:111111111111:topic";
const answer = (body: string) => ({ status: 200, headers: {}, body: Buffer.from(body) });
const request = (parameters: Record<string, string>) => Buffer.from(new URLSearchParams(parameters).toString());
const get = request({ Action: "GetTopicAttributes", TopicArn: ARN });
const attributes = answer("<Attributes><entry><key>Owner</key><value>1</value></entry></Attributes>");
const read = (settings: TopicSettings) => settings.mend(get, attributes).body.toString();

test("what a topic was made or changed with is said when somebody asks", () => {
  const settings = new TopicSettings();
  expect(read(settings)).toBe(attributes.body.toString());
  const create = {
    Action: "CreateTopic",
    "Attributes.entry.1.key": "SignatureVersion",
    "Attributes.entry.1.value": "2",
  };
  settings.mend(request(create), answer(`<TopicArn>${ARN}</TopicArn>`));
  expect(read(settings)).toContain("<key>SignatureVersion</key><value>2</value></entry></Attributes>");
  const set = { Action: "SetTopicAttributes", TopicArn: ARN, AttributeName: "SignatureVersion", AttributeValue: "1" };
  settings.mend(request(set), answer(""));
  expect(read(settings)).toContain("<value>1</value></entry></Attributes>");
});

test("a topic that is gone, or another one, says nothing", () => {
  const settings = new TopicSettings();
  const set = { Action: "SetTopicAttributes", TopicArn: ARN, AttributeName: "SignatureVersion", AttributeValue: "2" };
  settings.mend(request({ ...set, TopicArn: `${ARN}-other` }), answer(""));
  expect(read(settings)).toBe(attributes.body.toString());
  settings.mend(request(set), answer(""));
  settings.mend(request({ Action: "DeleteTopic", TopicArn: ARN }), answer(""));
  expect(read(settings)).toBe(attributes.body.toString());
});
