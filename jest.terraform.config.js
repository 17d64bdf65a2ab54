const unit = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  // Terraform waits for its provider half of the time: tests that say so run side by side, in one worker.
  maxConcurrency: 3,
  maxWorkers: 1,
  testMatch: ["**/*.terraform.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/cdktf.out/"],
};
