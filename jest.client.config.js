const unit = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  testMatch: ["**/*.client.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/cdktf.out/"],
};
