import { EstateRule } from "../../rule";

/** Two environments of one account and Region would tell the same of the same tables. */
export const oneCleanUpForAccount: EstateRule = ({ environments }, report) => {
  const first = new Map<string, string>();
  for (const { value, path } of environments) {
    const { cleanUp } = value.audit ?? {};
    if (!cleanUp || (cleanUp.scope ?? "account") !== "account") continue;
    const place = path.at("audit").at("cleanUp").at("scope");
    const where = `${value.account} ${value.region}`;
    const taken = first.get(where);
    if (taken === undefined) {
      first.set(where, path.toString());
      continue;
    }
    const finding = {
      message: `Every table of the account and Region is looked at by ${taken} already.`,
      received: cleanUp.scope ?? "account",
      expected: '"environment" in one of the two, without `retirement` there',
    };
    report.warning(place, finding, [path.at("account"), path.at("region")]);
  }
};
