import { synthesizeWith } from "./synthesize";

/** Every table is about to go: the documented way to give up deletion protection. */
synthesizeWith((deployment) => ({ ...deployment, retiring: "the test of the emulator ends" }));
