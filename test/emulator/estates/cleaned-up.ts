import { runSynth } from "../../../synthesis/command";
import { cleanedUp } from "../../support/cleaned-up";

/** Production, until `CLEAN_UP_TEST` says that it is given up: as development, its key may go. */
const stage = process.env["CLEAN_UP_TEST"] === "given-up" ? "development" : cleanedUp.stage;

/** Everything that cleans up. The emulator tells accounts apart by the role that is assumed. */
const environment = { ...cleanedUp, stage, deployRole: "dynamodb-deploy" };

void runSynth([], () => Promise.resolve({ estate: { environments: [environment] } })).then((exitCode) => {
  process.exitCode = exitCode;
});
