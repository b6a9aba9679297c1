"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const MAIN = path.join(__dirname, "../../../main");
const OWN = ["server", "relay", "tickets", "opening", "polling", "report", "view", "page"].map((name) => "launcher-" + name + ".js").concat("launcher.js");

/** Runs a script as a classic script of the window, which is all that it sees of a browser. */
const run = (file, window, globals = {}) => {
  const scope = { window, ...globals };
  vm.compileFunction(fs.readFileSync(path.join(MAIN, file), "utf8"), Object.keys(scope), { filename: file })(...Object.values(scope));
};

const load = (window) => {
  OWN.forEach((name) => run("sco/" + name, window));
  return window.LabportSco;
};

/** The texts as the generator puts them into a package, of one language. */
const texts = (suffix = "") => {
  const file = path.join(MAIN, "resources/io/labport/adapter/scorm/packaging/sco-texts" + suffix + ".properties");
  return Object.fromEntries(
    fs
      .readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])
  );
};

module.exports = { MAIN, load, run, texts };
