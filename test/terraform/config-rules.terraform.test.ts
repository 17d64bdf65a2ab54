import { conformancePack } from "../../model/audit/config-rules/conformance-pack";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { audited } from "../support/audited";
import { mustRun, run } from "../support/command";
import { planOf, plannedValues } from "../support/plan";
import { describeWhere } from "../support/requirement";
import { synthesizeIntoFolder } from "../support/synthesized";
import { missingTerraform, providerVersion } from "../support/terraform";

jest.setTimeout(300_000);

const missing = missingTerraform();
const version = missing === undefined ? providerVersion() : "none";
const isNew = Number(version.split(".")[0]) >= 6;

const packed = {
  ...audited,
  audit: {
    ...audited.audit,
    configRules: { ...audited.audit?.configRules, deployedAs: "conformance-pack" as const },
  },
};
const at = synthesizeIntoFolder({ environments: [packed] }).folders["audited-audit"] ?? "";

describeWhere(`a conformance pack with provider ${version}`, missing, () => {
  test("is formatted and valid", async () => {
    expect(await run("terraform", ["fmt", "-check", "-diff", at])).toEqual({ exitCode: 0, output: "" });
    await mustRun("terraform", [`-chdir=${at}`, "init", "-backend=false", "-input=false"]);
    expect(await mustRun("terraform", [`-chdir=${at}`, "validate", "-no-color"])).toContain("Success!");
  });
});

// A provider that asks the account before it plans is the emulator tests' part: they plan with it.
const plans = isNew ? describeWhere : () => undefined;

plans("the plan of a conformance pack", missing, () => {
  test("has the template that the command prints, byte by byte", async () => {
    await mustRun("terraform", [`-chdir=${at}`, "init", "-reconfigure", "-input=false"]);
    const configRules = resolveEnvironment(packed).audit?.configRules;
    const pack = plannedValues(await planOf(at)).get("aws_config_conformance_pack.conformance_pack");
    expect(pack?.["name"]).toBe("audited-dynamodb");
    expect(pack?.["template_body"]).toBe(configRules && conformancePack(configRules));
  });
});
