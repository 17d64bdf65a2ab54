import { SOURCES } from "../limits";
import { checkDistinct, checkForm } from "./checks";
import { EnvironmentRule } from "./rule";

/** Whether an address exists only its confirmation shows; the form catches slips. */
const EMAIL = /^[^\s@<>()[\],;:"\\]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

export const alertAddresses: EnvironmentRule = ({ alertAddresses: addresses, stage }, path, report) => {
  const place = path.at("alertAddresses");
  const source = SOURCES.emailSubscriptions;
  addresses.forEach((address, position) => {
    const what = "The e-mail address";
    checkForm(address, place.at(position), { what, pattern: EMAIL, form: "`name@example.com`", source }, report);
  });
  checkDistinct(addresses, place, "e-mail address", report);
  if (stage === "production" && addresses.length === 0) {
    report.warning(place, {
      message: "Nobody is told when an alarm of production goes off.",
      received: addresses,
      expected: "at least one address that is read",
      source,
    });
  }
};
