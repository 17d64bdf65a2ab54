import fc from "fast-check";
import { constantNameOf, distinct, fileNameOf, legalIndexName, legalTableName } from "./names";

describe("names of an imported table", () => {
  it.each(["orders", "Complaint_management_system", "a.b-c_D9", "t"])("keeps %s, which AWS takes", (name) => {
    expect(legalTableName(name)).toBe(name);
  });

  it.each([
    ["my orders", "my-orders"],
    ["Straße 7 (Übersicht)", "Strasse-7-Ubersicht"],
    ["予約", "table"],
    ["", "table"],
  ])("proposes for %j the name %s", (name, proposed) => {
    expect(legalTableName(name)).toBe(proposed);
  });

  it("proposes for an index a name of at least three characters", () => {
    expect(legalIndexName("G1")).toBe("G1-index");
    expect(legalIndexName("GSI")).toBe("GSI");
  });

  it("always proposes what AWS takes in every environment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
        expect(legalTableName(name)).toMatch(/^[A-Za-z0-9_.-]{1,234}$/);
        expect(legalIndexName(name)).toMatch(/^[A-Za-z0-9_.-]{3,255}$/);
      }),
    );
  });

  it.each([
    ["ReoccuringPayments", "reoccuring-payments", "reoccuringPayments"],
    ["session_store", "session-store", "sessionStore"],
    ["Complaint_management_system", "complaint-management-system", "complaintManagementSystem"],
    ["AWSDiscussionForum2", "aws-discussion-forum2", "awsDiscussionForum2"],
    ["sensor.readings", "sensor-readings", "sensorReadings"],
    ["2024", "2024", "table2024"],
    ["index", "index-table", "indexTable"],
    ["class", "class", "classTable"],
    ["table", "table", "tableTable"],
    ["Samples", "samples", "samplesTable"],
    ["...", "table", "tableTable"],
  ])("calls the files of %s %s, and its constant %s", (name, file, constant) => {
    expect(fileNameOf(name)).toBe(file);
    expect(constantNameOf(fileNameOf(name))).toBe(constant);
  });

  it("makes names distinct, also for file systems that ignore case", () => {
    expect(distinct(["a", "A", "b", "a", "a-2"])).toEqual(["a", "A-2", "b", "a-3", "a-2-2"]);
  });
});
