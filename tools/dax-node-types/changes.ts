import { NodeTypeCatalogue, nodeTypesIn, offersGraviton } from "../../model/cache/node-types/catalogue";
import { automaticNodeType } from "../../model/cache/node-types/choose";
import { STAGES } from "../../model/environment";

function listed(verb: string, region: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${verb} in ${region}: ${names.join(", ")}`];
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

/** Clusters with an automatic node type that the next plan would replace: the most important thing to know. */
function choices(region: string, before: NodeTypeCatalogue, after: NodeTypeCatalogue): string[] {
  const changed = new Set(
    STAGES.flatMap((stage) => {
      const [one, other] = [before, after].map((catalogue) => automaticNodeType(region, stage, catalogue) ?? "none");
      return one === other ? [] : [`"automatic" in ${region} was ${one ?? ""} and becomes ${other ?? ""}`];
    }),
  );
  return [...changed];
}

/** What differs between two catalogues, for the person who reviews the new one. */
export function changesBetween(before: NodeTypeCatalogue, after: NodeTypeCatalogue): string[] {
  const regions = [...new Set([...Object.keys(before.regions), ...Object.keys(after.regions)])].sort();
  const differences = regions.flatMap((region) => {
    const [old, now] = [nodeTypesIn(region, before), nodeTypesIn(region, after)];
    return [
      ...listed("new", region, without(now, old)),
      ...listed("gone", region, without(old, now)),
      ...choices(region, before, after),
    ];
  });
  const graviton = offersGraviton(undefined, after) && !offersGraviton(undefined, before);
  return graviton ? ["Graviton node types are on the price list", ...differences] : differences;
}
