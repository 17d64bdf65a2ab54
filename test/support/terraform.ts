import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Missing } from "./requirement";

const PROBE = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}
`;

function succeeds(command: string, args: readonly string[], cwd?: string): boolean {
  try {
    execFileSync(command, args, { cwd, stdio: "ignore", timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

let probeFolder: string | undefined;

/** Whether Terraform and the AWS provider are to be had here: both, or what is missing. */
export function missingTerraform(): Missing {
  if (!succeeds("terraform", ["version"])) return "terraform is not installed";
  const folder = mkdtempSync(join(tmpdir(), "terraform-probe-"));
  writeFileSync(join(folder, "probe.tf"), PROBE);
  if (!succeeds("terraform", ["init", "-input=false"], folder)) {
    return "terraform init cannot get the provider hashicorp/aws";
  }
  probeFolder = folder;
  return undefined;
}

/** The version of the AWS provider that is to be had here. Asked after `missingTerraform` found nothing missing. */
export function providerVersion(): string {
  const lock = readFileSync(join(probeFolder ?? "", ".terraform.lock.hcl"), "utf8");
  return /hashicorp\/aws"[^}]*?version\s*=\s*"([^"]+)"/s.exec(lock)?.[1] ?? "unknown";
}
