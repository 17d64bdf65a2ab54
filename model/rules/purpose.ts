import { TableRule } from "./rule";

/** The purpose is written above the table in the generated configuration, where a reviewer meets it. */
export const tablePurpose: TableRule = ({ purpose }, path, report) => {
  if (purpose.trim() !== "") return;
  report.error(path.at("purpose"), {
    message: "The purpose of the table is blank.",
    received: purpose,
    expected: "one sentence on what the table is for",
  });
};
