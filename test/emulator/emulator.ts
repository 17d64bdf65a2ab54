import { ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Missing } from "../support/requirement";

/** Credentials that an emulator takes and AWS would refuse. */
export const EMULATOR_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
  CHECKPOINT_DISABLE: "1",
};

function isInstalled(command: string): boolean {
  try {
    execFileSync("which", [command], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What stands in for AWS here: the endpoint that is named, a moto server that is started, or nothing. */
export function missingEmulator(): Missing {
  const named = process.env["AWS_ENDPOINT_URL"];
  if (named === undefined) {
    return isInstalled("moto_server")
      ? undefined
      : "AWS_ENDPOINT_URL names no endpoint and moto_server is not installed";
  }
  // These tests create and destroy: never against AWS itself.
  return /^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)[:/]/.test(`${named}/`)
    ? undefined
    : "AWS_ENDPOINT_URL names an endpoint that is not on this machine";
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

export interface Emulator {
  readonly url: string;
  stop(): void;
}

/** The endpoint that AWS_ENDPOINT_URL names, or a plain moto server. */
export async function startEmulator(): Promise<Emulator> {
  const named = process.env["AWS_ENDPOINT_URL"];
  return named === undefined ? startMoto() : { url: named, stop: () => undefined };
}

/** Why there is no moto server on this machine; nothing where there is. */
export function missingMoto(): Missing {
  return isInstalled("moto_server") ? undefined : "moto_server is not installed";
}

/** A plain moto server of its own. */
export async function startMoto(): Promise<Emulator> {
  const port = await freePort();
  const server: ChildProcess = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore",
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100 && !(await answers(url)); attempt++) await sleep(200);
  return { url, stop: () => void server.kill() };
}

/** Asks the endpoint for the tags of a scalable target, unsigned, and prints the status of the answer. */
const ASK_FOR_TAGS = `fetch(process.argv[1], {
  method: "POST",
  headers: {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AnyScaleFrontendService.ListTagsForResource",
    authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/application-autoscaling/aws4_request",
  },
  body: JSON.stringify({ ResourceARN: "arn:aws:application-autoscaling:eu-west-1:123456789012:scalable-target/none" }),
}).then(({ status }) => console.log(status))`;

/**
 * Whether everything that production deploys is served. Plain moto, which is what is started where no endpoint is
 * named, knows no tags of scalable targets, without which the provider can do nothing with them.
 */
export function servesProduction(): boolean {
  const named = process.env["AWS_ENDPOINT_URL"];
  if (named === undefined) return false;
  try {
    const status = execFileSync(process.execPath, ["-e", ASK_FOR_TAGS, named], { encoding: "utf8", timeout: 20_000 });
    return Number(status) < 500;
  } catch {
    return false;
  }
}
