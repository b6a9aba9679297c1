"use strict";

const { createRequire } = require("node:module");

const installed = createRequire(process.env.LABPORT_NPM + "/");
const js = installed("@eslint/js");
const globals = installed("globals");

const rules = {
  ...js.configs.recommended.rules,
  eqeqeq: "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-var": "error",
  "prefer-const": "error",
  strict: ["error", "function"],
};

module.exports = [
  {
    // Old web views run the SCO too: nothing newer than ES2019, and no modules.
    files: ["**/src/main/sco/**/*.js", "**/META-INF/labport/assets/**/*.js"],
    languageOptions: { ecmaVersion: 2019, sourceType: "script", globals: globals.browser },
    rules,
  },
  {
    files: ["**/src/test/sco/**/*.cjs"],
    languageOptions: { ecmaVersion: 2022, sourceType: "commonjs", globals: globals.node },
    rules: { ...rules, strict: ["error", "global"] },
  },
];
