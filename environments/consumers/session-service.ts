import { Consumer, grant } from "../../model/consumer";
import { sessions } from "../tables";

/** Signs customers in and out, and tells other services who is signed in. */
export const sessionService = Consumer.lambda({
  name: "session-service",
  functionName: "session-service",
  grants: [
    grant(sessions, {
      patterns: [
        "create session",
        "create child session",
        "get session by id",
        "expire session",
        "child sessions of a session",
        "session of a child session",
        "all sessions of a customer",
      ],
    }),
  ],
});
