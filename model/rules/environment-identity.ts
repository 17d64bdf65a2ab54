import { MAX_ROLE_NAME_LENGTH, MAX_ROLE_PATH_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkForm } from "./checks";
import { EnvironmentRule, Report } from "./rule";

const ENVIRONMENT_NAME = /^(?!.*--)[a-z][a-z0-9-]{0,18}[a-z0-9]$/;

/** The name is the prefix of everything that the environment owns, buckets included: hence lower case. */
export const environmentName: EnvironmentRule = ({ name }, path, report) => {
  const form = "2 to 20 characters: lower-case letters, digits and single hyphens, a letter first and no hyphen last";
  const what = "The name of the environment";
  checkForm(name, path.at("name"), { what, pattern: ENVIRONMENT_NAME, form, source: SOURCES.bucketNames }, report);
};

export const accountId: EnvironmentRule = ({ account }, path, report) => {
  const what = "The account id";
  const form = "twelve digits, as text";
  checkForm(account, path.at("account"), { what, pattern: /^\d{12}$/, form, source: SOURCES.accountId }, report);
};

/** The form only: which Regions exist is AWS's to say, and changes. */
const REGION = /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/;

export function checkRegion(region: string, path: Path, report: Report): void {
  const form = "the code of a Region such as `eu-west-1`, without the letter of a zone";
  checkForm(region, path, { what: "The Region", pattern: REGION, form, source: SOURCES.regions }, report);
}

export const homeRegion: EnvironmentRule = ({ region }, path, report) => {
  checkRegion(region, path.at("region"), report);
};

export const ROLE = new RegExp(`^(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,${MAX_ROLE_NAME_LENGTH}}$`);

/** A role is named without its ARN, which is computed from the account: a role of another account is not the environment's. */
export function checkRoleName(role: string, path: Path, what: string, report: Report): void {
  const form =
    `the role's name of at most ${MAX_ROLE_NAME_LENGTH} characters, with its path but without slash before it ` +
    "and not as an ARN: `team/deploy`";
  const pattern = role.length <= MAX_ROLE_PATH_LENGTH + MAX_ROLE_NAME_LENGTH ? ROLE : /(?!)/;
  checkForm(role, path, { what, pattern, form, source: SOURCES.iamNames }, report);
}

export const deployRole: EnvironmentRule = ({ deployRole: role }, path, report) => {
  if (role !== undefined) checkRoleName(role, path.at("deployRole"), "The deploy role", report);
};
