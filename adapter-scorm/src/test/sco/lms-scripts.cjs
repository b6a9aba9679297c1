"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const SOURCES = path.join(__dirname, "../../main/sco");
const SCRIPTS = ["launcher-find.js", "launcher-time.js", "launcher-lms.js"];

/** Runs the scripts as a page does, with nothing of a browser but the window given; returns what they hang onto it. */
function loadLms(window = {}) {
  for (const script of SCRIPTS) {
    const filename = path.join(SOURCES, script);
    vm.compileFunction(fs.readFileSync(filename, "utf8"), ["window"], { filename })(window);
  }
  return window.LabportSco;
}

module.exports = { loadLms };
