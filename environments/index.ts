import { Estate } from "../model/estate";
import { dev } from "./dev";
import { prod } from "./prod";
import { sandbox } from "./sandbox";
import { test } from "./test";

/** Every environment, in the order of promotion. */
export const estate: Estate = { environments: [dev, test, prod, sandbox] };
