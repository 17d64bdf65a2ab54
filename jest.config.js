/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  testMatch: ["**/*.test.ts"],
  // These need Terraform, or an emulator of AWS: npm run test:terraform, npm run test:emulator.
  testPathIgnorePatterns: ["/node_modules/", "/cdktf.out/", "\\.(terraform|emulator)\\.test\\.ts$"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out/"],
};
