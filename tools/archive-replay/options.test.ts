import { readOptions } from "./options";

const URL = "https://sqs.eu-west-1.amazonaws.com/111111111111/prod-archive-dead-letters";

test("an environment is enough", () => {
  expect(readOptions(["--environment", "prod"])).toEqual({
    kind: "replay",
    options: {
      place: { kind: "environment", name: "prod" },
      table: undefined,
      dryRun: false,
      discardUnrecoverable: false,
    },
  });
});

test("a queue, a function and a bucket do as well; the Region is the queue's", () => {
  expect(
    readOptions([
      "--queue-url",
      URL,
      "--function",
      "prod-archive",
      "--bucket=prod-archive-1",
      "--table=prod-x",
      "--dry-run",
      "--discard-unrecoverable",
    ]),
  ).toEqual({
    kind: "replay",
    options: {
      place: { kind: "queue", url: URL, functionName: "prod-archive", bucket: "prod-archive-1", region: "eu-west-1" },
      table: "prod-x",
      dryRun: true,
      discardUnrecoverable: true,
    },
  });
});

test("--help is answered whatever else there is", () => {
  expect(readOptions(["--help", "--nonsense"])).toEqual({ kind: "help" });
});

test.each([
  [[], ["--environment, or --queue-url and --function: say which dead letters"]],
  [
    ["--queue-url", URL],
    ["--function: say what archives, beside --queue-url", "--bucket: say where the archive is, beside --queue-url"],
  ],
  [["--function", "f", "--bucket", "b"], ["--queue-url: say which queue, beside --function"]],
  [
    ["--queue-url", "nonsense", "--function", "f", "--bucket", "b"],
    ["--queue-url: nonsense is no URL of a queue", "--region: the queue's URL does not say it"],
  ],
  [
    ["--environment", "prod", "--queue-url", URL, "--region", "eu-west-1", "--bucket", "b"],
    [
      "--bucket: the environment says it; give one or the other",
      "--queue-url: the environment says it; give one or the other",
      "--region: the environment says it; give one or the other",
    ],
  ],
  [
    ["prod", "--enviroment", "prod", "--dry-run=yes", "--table"],
    [
      "prod: this is no option",
      "prod: this is no option",
      "--enviroment: there is no such option",
      "--dry-run: it takes no value",
      "--table: its value is missing",
      "--environment, or --queue-url and --function: say which dead letters",
    ],
  ],
  [["--environment", "prod", "--table", "--dry-run"], ["--table: its value is missing"]],
])("%j: everything that is wrong is said at once", (args, messages) => {
  const asked = readOptions(args);
  expect(asked).toMatchObject({ kind: "mistakes" });
  expect(asked.kind === "mistakes" && [...asked.messages].sort()).toEqual([...messages].sort());
});
