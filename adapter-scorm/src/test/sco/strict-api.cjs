"use strict";

/*
 * An LMS that takes the specifications at their word (SCORM 1.2 RTE and SCORM 2004 RTE, data model and error codes): every
 * call in the wrong state, every value of the wrong type is an error, and nothing more is accepted than an LMS must accept.
 * `faults` turn it into one of the LMSs of the field.
 */

const TIMESPAN_12 = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const TIMEINTERVAL_2004 = /^P(?=\d|T)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;

const words = (...allowed) => (value) => (allowed.includes(value) ? null : "type");
const upTo = (length) => (value) => (value.length <= length ? null : "type");
const shaped = (pattern) => (value) => (pattern.test(value) ? null : "type");
const number = (least, most, orEmpty) => (value) => {
  if (orEmpty && value === "") {
    return null;
  }
  return !/^-?\d+(\.\d{1,7})?$/.test(value) ? "type" : value < least || value > most ? "range" : null;
};
const identifier12 = shaped(/^[A-Za-z0-9_-]{1,255}$/);
const percent12 = number(0, 100, true);
const status12 = words("passed", "completed", "failed", "incomplete", "browsed");
const completion = words("completed", "incomplete", "not attempted", "unknown");
const success = words("passed", "failed", "unknown");

// [element, access, check, what 1.2 calls "not mandatory"]
const MODEL_12 = [
  [/^cmi\.core\.(student_id|student_name|credit|entry|total_time)$/, "r"],
  [/^cmi\.core\.lesson_mode$/, "r", null, "optional"],
  [/^cmi\.core\.lesson_status$/, "rw", status12],
  [/^cmi\.core\.lesson_location$/, "rw", upTo(255)],
  [/^cmi\.core\.score\.raw$/, "rw", percent12],
  [/^cmi\.core\.score\.(min|max)$/, "rw", percent12, "optional"],
  [/^cmi\.core\.exit$/, "w", words("time-out", "suspend", "logout", "")],
  [/^cmi\.core\.session_time$/, "w", shaped(TIMESPAN_12)],
  [/^cmi\.suspend_data$/, "rw", upTo(4096)],
  [/^cmi\.launch_data$/, "r"],
  [/^cmi\.comments$/, "rw", upTo(4096), "optional"],
  [/^cmi\.student_data\.mastery_score$/, "r", null, "optional"],
  [/^cmi\.objectives\.\d+\.id$/, "rw", identifier12, "optional"],
  [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, "rw", percent12, "optional"],
  [/^cmi\.objectives\.\d+\.status$/, "rw", words("passed", "completed", "failed", "incomplete", "browsed", "not attempted"), "optional"],
  [/^cmi\.interactions\.\d+\.(id|type|result|student_response|time|latency)$/, "w", upTo(255), "optional"],
];

const MODEL_2004 = [
  [/^cmi\.(_version|learner_id|learner_name|credit|mode|entry|total_time|launch_data)$/, "r"],
  [/^cmi\.(completion_threshold|scaled_passing_score)$/, "r"],
  [/^cmi\.completion_status$/, "rw", completion],
  [/^cmi\.success_status$/, "rw", success],
  [/^cmi\.progress_measure$/, "rw", number(0, 1)],
  [/^cmi\.score\.scaled$/, "rw", number(-1, 1)],
  [/^cmi\.score\.(raw|min|max)$/, "rw", number(-Infinity, Infinity)],
  [/^cmi\.location$/, "rw", upTo(1000)],
  [/^cmi\.exit$/, "w", words("time-out", "suspend", "logout", "normal", "")],
  [/^cmi\.session_time$/, "w", shaped(TIMEINTERVAL_2004)],
  [/^cmi\.suspend_data$/, "rw", upTo(64000)],
  [/^cmi\.objectives\.\d+\.id$/, "rw", shaped(/^\S{1,4000}$/)],
  [/^cmi\.objectives\.\d+\.score\.scaled$/, "rw", number(-1, 1)],
  [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, "rw", number(-Infinity, Infinity)],
  [/^cmi\.objectives\.\d+\.completion_status$/, "rw", completion],
  [/^cmi\.objectives\.\d+\.success_status$/, "rw", success],
  [/^cmi\.interactions\.\d+\.(id|type|result|learner_response|timestamp|latency|description)$/, "rw", upTo(4000)],
  [/^adl\.nav\.request$/, "rw", shaped(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=\S+\}choice)$/)],
];

const DIALECTS = {
  "1.2": {
    model: MODEL_12,
    names: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"],
    states: { initialize: ["0", "101", "101"], finish: ["301", "0", "301"], get: ["301", "0", "301"], set: ["301", "0", "301"], commit: ["301", "0", "301"] },
    codes: { unknown: "401", unimplemented: "401", keyword: "402", readOnly: "403", writeOnly: "404", type: "405", range: "405", gap: "201", dependency: "201", argument: "201" },
    status: "cmi.core.lesson_status",
    exit: "cmi.core.exit",
    sessionTime: "cmi.core.session_time",
    first: { "cmi.core.lesson_status": "not attempted" },
  },
  2004: {
    model: MODEL_2004,
    names: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"],
    states: { initialize: ["0", "103", "104"], finish: ["112", "0", "113"], get: ["122", "0", "123"], set: ["132", "0", "133"], commit: ["142", "0", "143"] },
    codes: { unknown: "401", unimplemented: "402", keyword: "404", readOnly: "404", writeOnly: "405", type: "406", range: "407", gap: "351", dependency: "408", argument: "201", unset: "403" },
    status: "cmi.completion_status",
    exit: "cmi.exit",
    sessionTime: "cmi.session_time",
    first: { "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "adl.nav.request": "_none_", "cmi._version": "1.0" },
  },
};

/** One learner's record of one SCO, over any number of sessions. */
class StrictLms {
  /**
   * `options`: mode, credit, learnerId, learnerName, mastery (passing score), threshold (2004 completion threshold),
   * optional (whether elements are known that an LMS need not know; false), held (what it holds from earlier sessions).
   *
   * `faults`, all of which may be changed at any time:
   * dead - every call throws; diesAfter - so many more calls work; throwsAt(name, args) - this call throws;
   * refuses(name, args) - an error code, or nothing; answers(name, answer, args) - what is answered instead;
   * forgets - says "true" and keeps nothing; cutsAt - keeps so many characters of a value.
   */
  constructor(dialect, options = {}) {
    this.dialect = dialect;
    this.options = { mode: "normal", credit: "credit", learnerId: "u-17", learnerName: "Lovelace, Ada", ...options };
    this.faults = {};
    this.held = { ...options.held };
    this.totalSeconds = options.totalSeconds || 0;
    this.sessions = 0;
    this.calls = [];
  }

  /** A new session: the API object that the SCO is to find. */
  open() {
    const session = new Session(this, DIALECTS[this.dialect]);
    const [initialize, finish, get, set, commit, lastError, errorString, diagnostic] = DIALECTS[this.dialect].names;
    const call = (name, task) => (...args) => {
      this.calls.push([name, ...args]);
      return this.#misbehave(name, args, session, () => task(...args));
    };
    return {
      [initialize]: call(initialize, (empty) => session.initialize(empty)),
      [finish]: call(finish, (empty) => session.finish(empty)),
      [get]: call(get, (element) => session.get(element)),
      [set]: call(set, (element, value) => session.set(element, value)),
      [commit]: call(commit, (empty) => session.commit(empty)),
      [lastError]: call(lastError, () => session.error),
      [errorString]: call(errorString, (code) => `error ${code}`),
      [diagnostic]: call(diagnostic, (code) => `diagnostic ${code}`),
    };
  }

  #misbehave(name, args, session, task) {
    const { faults } = this;
    if (faults.diesAfter !== undefined && faults.diesAfter-- <= 0) {
      faults.dead = true;
    }
    if (faults.dead || (faults.throwsAt && faults.throwsAt(name, args))) {
      throw new Error("the LMS is not itself");
    }
    const refusal = faults.refuses && faults.refuses(name, args);
    const answer = refusal ? session.fail(refusal) : task();
    return faults.answers ? faults.answers(name, answer, args) : answer;
  }

  /** The calls made so far that change something, as short texts; starts a new list. */
  taken() {
    const taken = this.calls
      .filter(([name]) => !/Get/.test(name))
      .map(([name, ...args]) => name.replace(/^LMS/, "") + (args[0] === "" ? "" : " " + args.join("=")));
    this.calls = [];
    return taken;
  }
}

class Session {
  constructor(lms, rules) {
    this.lms = lms;
    this.rules = rules;
    this.state = 0;
    this.error = "0";
    this.told = new Set();
    const exit = lms.held[rules.exit];
    // What ends other than by suspend is over: the next session of 2004 begins a new attempt (SCORM 2004 RTE, cmi.exit).
    const kept = lms.dialect === "2004" && exit !== "suspend" && lms.sessions > 0 ? {} : lms.held;
    this.values = { ...rules.first, ...kept, ...this.#given(exit) };
    delete this.values[rules.exit];
    delete this.values[rules.sessionTime];
  }

  #given(exit) {
    const { mode, credit, learnerId, learnerName, mastery, threshold } = this.lms.options;
    const entry = exit === "suspend" ? "resume" : this.lms.sessions === 0 && !this.lms.options.held ? "ab-initio" : "";
    const given =
      this.lms.dialect === "1.2"
        ? {
            "cmi.core.lesson_mode": mode,
            "cmi.core.credit": credit,
            "cmi.core.entry": entry,
            "cmi.core.student_id": learnerId,
            "cmi.core.student_name": learnerName,
            "cmi.core.total_time": clockText(this.lms.totalSeconds),
            "cmi.student_data.mastery_score": mastery,
          }
        : {
            "cmi.mode": mode,
            "cmi.credit": credit,
            "cmi.entry": entry,
            "cmi.learner_id": learnerId,
            "cmi.learner_name": learnerName,
            "cmi.total_time": `PT${this.lms.totalSeconds}S`,
            "cmi.scaled_passing_score": mastery,
            "cmi.completion_threshold": threshold,
          };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  }

  initialize(empty) {
    return this.#allowed("initialize", empty === "") ? this.#done(() => (this.state = 1)) : "false";
  }

  finish(empty) {
    if (!this.#allowed("finish", empty === "")) {
      return "false";
    }
    this.#decideStatus();
    this.#keep();
    this.lms.totalSeconds += secondsOf(this.values[this.rules.sessionTime]);
    this.lms.sessions++;
    return this.#done(() => (this.state = 2));
  }

  commit(empty) {
    return this.#allowed("commit", empty === "") ? this.#done(() => this.#keep()) : "false";
  }

  get(element) {
    if (!this.#allowed("get", typeof element === "string" && element !== "")) {
      return "";
    }
    const entry = this.#entry(element);
    if (!entry || entry[1] === "w") {
      this.fail(this.rules.codes[entry ? "writeOnly" : this.#unknown(element)]);
      return "";
    }
    const value = this.#evaluated(element);
    this.error = value === undefined && this.rules.codes.unset ? this.rules.codes.unset : "0";
    return value === undefined ? "" : value;
  }

  set(element, value) {
    if (!this.#allowed("set", typeof element === "string" && typeof value === "string")) {
      return "false";
    }
    const trouble = this.#objection(element, value);
    if (trouble) {
      return this.fail(this.rules.codes[trouble]);
    }
    return this.#done(() => {
      if (!this.lms.faults.forgets) {
        this.values[element] = value.slice(0, this.lms.faults.cutsAt);
        this.told.add(element);
      }
    });
  }

  fail(code) {
    this.error = code;
    return "false";
  }

  #done(task) {
    task();
    this.error = "0";
    return "true";
  }

  #allowed(call, argumentFits) {
    const code = this.rules.states[call][this.state];
    if (code === "0" && argumentFits) {
      return true;
    }
    this.fail(code === "0" ? this.rules.codes.argument : code);
    return false;
  }

  #entry(element) {
    const entry = this.rules.model.find(([pattern]) => pattern.test(element));
    return entry && entry[3] === "optional" && !this.lms.options.optional ? undefined : entry;
  }

  #unknown(element) {
    return this.rules.model.some(([pattern]) => pattern.test(element)) ? "unimplemented" : "unknown";
  }

  #objection(element, value) {
    if (/\._(children|count|version)$/.test(element)) {
      return "keyword";
    }
    const entry = this.#entry(element);
    if (!entry) {
      return this.#unknown(element);
    }
    const list = /^(cmi\.\w+)\.(\d+)\.(\w+)/.exec(element);
    if (list && Number(list[2]) > this.#count(list[1])) {
      return "gap";
    }
    if (list && list[3] !== "id" && this.values[`${list[1]}.${list[2]}.id`] === undefined) {
      return "dependency";
    }
    return entry[1] === "r" ? "readOnly" : entry[2](value);
  }

  #count(list) {
    return Object.keys(this.values).filter((element) => element.startsWith(list + ".") && element.endsWith(".id")).length;
  }

  /** A threshold makes the LMS the judge (SCORM 2004 RTE, cmi.completion_status and cmi.success_status, "LMS Behavior"). */
  #evaluated(element) {
    const { mastery, threshold } = this.lms.options;
    const judged = (limit, measure, reached, missed) =>
      measure === undefined ? "unknown" : Number(measure) >= Number(limit) ? reached : missed;
    if (element === "cmi.completion_status" && threshold !== undefined) {
      return judged(threshold, this.values["cmi.progress_measure"], "completed", "incomplete");
    }
    if (element === "cmi.success_status" && mastery !== undefined) {
      return judged(mastery, this.values["cmi.score.scaled"], "passed", "failed");
    }
    return this.values[element];
  }

  /** SCORM 1.2 RTE, cmi.core.lesson_status, "LMS Behavior": the LMS's own word at LMSFinish. */
  #decideStatus() {
    if (this.lms.dialect !== "1.2") {
      return;
    }
    const status = this.rules.status;
    const { mode, credit, mastery } = this.lms.options;
    if (!this.told.has(status) && this.values[status] === "not attempted") {
      this.values[status] = mode === "browse" ? "browsed" : "completed";
    }
    const raw = this.values["cmi.core.score.raw"];
    if (mastery !== undefined && credit === "credit" && mode === "normal" && raw) {
      this.values[status] = Number(raw) >= Number(mastery) ? "passed" : "failed";
    }
  }

  #keep() {
    if (!this.lms.faults.forgets) {
      this.lms.held = { ...this.values };
    }
  }
}

function secondsOf(text) {
  if (!text) {
    return 0;
  }
  if (text.includes(":")) {
    const [hours, minutes, seconds] = text.split(":").map(Number);
    return hours * 3600 + minutes * 60 + seconds;
  }
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text);
  return Number(hours || 0) * 3600 + Number(minutes || 0) * 60 + Number(seconds || 0);
}

function clockText(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor((seconds % 3600) / 60))}:${two(Math.floor(seconds % 60))}.00`;
}

module.exports = { StrictLms, TIMESPAN_12, TIMEINTERVAL_2004 };
