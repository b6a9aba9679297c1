"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const DIST = path.join(process.env.LABPORT_NPM, "node_modules/scorm-again/dist");
const APIS = { "1.2": ["scorm12.js", "Scorm12API"], 2004: ["scorm2004.js", "Scorm2004API"] };

const compiled = Object.fromEntries(
  Object.entries(APIS).map(([dialect, [file]]) => [
    dialect,
    new vm.Script(fs.readFileSync(path.join(DIST, file), "utf8"), { filename: file }),
  ])
);

/** The runtime scorm-again as an LMS that keeps what it is sent: an oracle that knows nothing of our reading of SCORM. */
class ScormAgainLms {
  /** `options`: given (cmi values of the LMS's own, as an object), settings of scorm-again. */
  constructor(dialect, { given = {}, settings = {} } = {}) {
    this.dialect = dialect;
    this.given = given;
    this.settings = settings;
    this.received = [];
  }

  /** A new session, with what the last one left behind if it was suspended. */
  open() {
    const window = {
      addEventListener() {}, removeEventListener() {}, document: { addEventListener() {} }, console,
      setTimeout, clearTimeout, setInterval, clearInterval, URL, URLSearchParams, Blob,
    };
    window.window = window;
    window.self = window;
    const context = vm.createContext(window);
    compiled[this.dialect].runInContext(context);
    const api = new context[APIS[this.dialect][1]]({
      ...this.settings,
      logLevel: 5,
      lmsCommitUrl: "https://lms.example/commit",
      httpService: {
        processHttpRequest: (_, body) => {
          this.received.push(JSON.parse(JSON.stringify(body.cmi || body)));
          return { result: "true", errorCode: 0 };
        },
        updateSettings() {},
      },
    });
    api.loadFromFlattenedJSON(flat(this.#state(), "cmi"));
    return api;
  }

  #state() {
    const held = this.held;
    if (!held) {
      return merged(this.given, this.dialect === "1.2" ? { core: { entry: "ab-initio" } } : { entry: "ab-initio" });
    }
    const suspended = this.dialect === "1.2" ? held.core.exit === "suspend" : held.exit === "suspend";
    const entry = suspended ? "resume" : "";
    return merged(held, merged(this.given, this.dialect === "1.2" ? { core: { entry, exit: "", session_time: "00:00:00" } } : { entry, exit: "", session_time: "PT0S" }));
  }

  /** What the LMS received last. */
  get held() {
    return this.received[this.received.length - 1];
  }
}

function merged(under, over) {
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) {
    result[key] = value && typeof value === "object" ? merged(under[key] || {}, value) : value;
  }
  return result;
}

function flat(values, under) {
  const result = {};
  for (const [key, value] of Object.entries(values)) {
    Object.assign(result, typeof value === "object" ? flat(value, `${under}.${key}`) : { [`${under}.${key}`]: value });
  }
  return result;
}

module.exports = { ScormAgainLms };
