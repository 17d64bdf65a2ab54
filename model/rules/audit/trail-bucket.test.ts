import { Trail } from "../../audit/trail";
import { places, problemsOfEnvironment } from "../fixtures";

const found = (bucket: string) => places(problemsOfEnvironment({ audit: { trail: Trail.created({ bucket }) } }));

test.each(["log-archive", "a.b-1"])("%s is the name of a bucket", (bucket) => {
  expect(found(bucket)).toEqual([]);
});

test.each(["", "Log-Archive", "a..b", "arn:aws:s3:::log-archive"])("%s is none", (bucket) => {
  expect(found(bucket)).toEqual(["error test.audit.trail.bucket"]);
});
