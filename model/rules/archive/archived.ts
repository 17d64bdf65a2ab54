import { ExpiredItems } from "../../archive";
import { BucketTransition } from "../../bucket";
import { TableDeployment } from "../../deployment";
import { Path } from "../../problem";
import { Place } from "../../places";

/** What a table keeps in the archive, each with its place. */
export function keptOf({ archive }: TableDeployment, path: Path): Place<ExpiredItems>[] {
  const place = path.at("archive");
  return [
    ...(archive?.expiredItems ? [{ value: archive.expiredItems, path: place.at("expiredItems") }] : []),
    ...(archive?.exports ? [{ value: archive.exports, path: place.at("exports") }] : []),
  ];
}

/** The transitions that somebody wrote down; the ones that are chosen fit. */
export function transitionsOf({ value, path }: Place<ExpiredItems>): Place<BucketTransition>[] {
  return (value.transitions ?? []).map((transition, position) => ({
    value: transition,
    path: path.at("transitions").at(position),
  }));
}
