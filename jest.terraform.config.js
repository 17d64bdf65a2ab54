const unit = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  // Terraform waits for its provider half of the time: tests that say so run side by side.
  maxConcurrency: 3,
  testMatch: ["**/*.terraform.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/cdktf.out/"],
};
