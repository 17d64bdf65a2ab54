import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import tseslint from "typescript-eslint";

/** What commands for people, and tests, put together: all but themselves. */
const EVERYTHING = [
  "main",
  "environments",
  "synthesis",
  "stacks",
  "modules",
  "model",
  "controls",
  "runbooks",
  "client",
  "functions",
];

/** The folders of DESIGN: what each may import. Tests may import what their folder may, and their fixtures. */
const ARROWS = {
  // What an environment deploys, tunes or puts right of the Config rules is what the controls carry: one list, not two.
  model: ["model", "controls"],
  controls: ["controls"],
  runbooks: ["runbooks", "model", "controls"],
  client: ["client"],
  functions: ["functions", "client"],
  modules: ["modules", "runbooks", "model"],
  stacks: ["stacks", "modules", "model"],
  environments: ["environments", "model"],
  synthesis: ["synthesis", "stacks", "modules", "model", "controls"],
  main: ["synthesis", "environments"],
  tools: ["tools", ...EVERYTHING],
  test: ["test", "tools", ...EVERYTHING],
};

const folders = Object.keys(ARROWS).filter((name) => name !== "main");

export default tseslint.config(
  { ignores: ["node_modules", "cdktf.out", "coverage", "**/*.mjs", "**/*.js"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      "boundaries/elements": [
        ...folders.map((type) => ({ type, pattern: `${type}/**`, partialMatch: false })),
        { type: "main", pattern: "main.ts", partialMatch: false },
      ],
      "import/resolver": { node: { extensions: [".ts", ".js", ".json"] } },
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: Object.entries(ARROWS).map(([from, allow]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: allow } } },
          })),
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@cdktf/provider-aws",
              message: "Import from @cdktf/provider-aws/lib/<resource>: ten times faster.",
            },
          ],
        },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-require-imports": ["error", { allowAsImport: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["functions/**"],
    ignores: ["functions/**/*.test.ts", "functions/**/testing.ts", "functions/**/testing/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name=/Client$/]",
          message: "Make it with sdkClient of functions/sdk-client.ts: the SDK's own has no timeouts.",
        },
      ],
    },
  },
  {
    files: ["model/**", "controls/**", "runbooks/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(cdktf|constructs|@cdktf)", message: "Plain data only." }] },
      ],
    },
  },
);
