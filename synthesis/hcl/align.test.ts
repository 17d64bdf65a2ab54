import { alignLabels, columnsOf } from "./align";

const aligned = (label: string) => ({ label, aligned: true });

it("brings the signs of neighbours below each other", () => {
  expect(alignLabels([aligned("a"), aligned("bbb"), aligned("cc")])).toEqual(["a  ", "bbb", "cc "]);
});

it("begins anew behind a row that is not aligned", () => {
  expect(alignLabels([aligned("a"), { label: "bbbb", aligned: false }, aligned("cc"), aligned("d")])).toEqual([
    "a",
    "bbbb",
    "cc",
    "d ",
  ]);
});

it("has nothing to do for no rows", () => {
  expect(alignLabels([])).toEqual([]);
});

it.each([
  ["abc", 3],
  ['"a b"', 5],
  ['"ä"', 3],
  ['"a\u0308"', 3],
  ['"\u0308"', 3],
  ['"👨‍👩‍👧"', 3],
  ['"日本"', 4],
  ['"क्षि"', 4],
  ['"$\u0301"', 4],
  ['"%%{\u0301$${\u0301"', 10],
  ['"}\u0301"', 3],
  ['"${x}\u0301"', 7],
  ["(ä)", 3],
])("counts the columns of %s as terraform fmt does", (label, columns) => {
  expect(columnsOf(label)).toBe(columns);
});
