import { everyKeyAttribute, knownAttributes } from "../access/known-attributes";
import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { checkDistinct, suggestion } from "./checks";
import { TableRule } from "./rule";
import { declaredKeysOf } from "./table-parts";

/** What the analyst does not see: attributes that exist, and that can be left out of a request. */
export const sensitiveAttributes: TableRule = (table, path, report) => {
  const { sensitiveAttributes: sensitive } = table;
  if (!sensitive) return;
  const place = path.at("sensitiveAttributes");
  const keys = everyKeyAttribute(table);
  const known = knownAttributes(table);
  sensitive.forEach((name, position) => {
    if (keys.has(name)) {
      const finding = {
        message: "A key attribute cannot be kept from whoever reads the table or index: it is in every request.",
        received: name,
        expected: "attributes beside the keys, and keys without personal data",
        source: SOURCES.fineGrainedAccess,
      };
      report.error(
        place.at(position),
        finding,
        declaredKeysOf(table, path).map((key) => key.path.at("name")),
      );
    } else if (!known.includes(name)) {
      const others = known.filter((each) => !keys.has(each));
      const finding = {
        message: "No access pattern and no sample item has this attribute.",
        received: name,
        expected: `an attribute that is used${suggestion(nearest(name, others))}`,
      };
      report.warning(place.at(position), finding, [path.at("accessPatterns"), path.at("sampleItems")]);
    }
  });
  checkDistinct(sensitive, place, "attribute", report);
};
