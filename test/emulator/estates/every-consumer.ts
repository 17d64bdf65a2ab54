import { runSynth } from "../../../synthesis/command";
import { everyConsumer } from "../../support/all-consumers";

// The emulator tells accounts apart by the role that is assumed.
const environments = [{ ...everyConsumer, deployRole: "dynamodb-deploy" }];

/** An environment with every kind of consumer and of row limit, as the CDKTF CLI's app. */
void runSynth([], () => Promise.resolve({ estate: { environments } })).then((exitCode) => {
  process.exitCode = exitCode;
});
