/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  testMatch: ["**/*.test.ts"],
  // These need Terraform, an emulator of AWS, or minutes: npm run test:terraform, test:emulator, test:client.
  testPathIgnorePatterns: ["/node_modules/", "/cdktf.out/", "\\.(terraform|emulator|client)\\.test\\.ts$"],
  // They compute, and wait for nothing: a core each.
  maxWorkers: "100%",
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out/"],
};
