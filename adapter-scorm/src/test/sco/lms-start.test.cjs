"use strict";

const assert = require("node:assert/strict");
const { describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();

function connect(strict, found = {}) {
  return sco.connect({ api: strict.open(), dialect: strict.dialect, notes: [], ...found }, new ManualClock());
}

const WORDS = {
  "1.2": { status: "cmi.core.lesson_status", exit: "cmi.core.exit" },
  2004: { status: "cmi.completion_status", exit: "cmi.exit" },
};

describe("starting with SCORM 1.2", () => {
  it("reads what the LMS knows of the learner", () => {
    const strict = new StrictLms("1.2", {
      optional: true,
      held: {
        "cmi.core.lesson_status": "failed",
        "cmi.core.score.raw": "40",
        "cmi.core.exit": "suspend",
        "cmi.suspend_data": "skl1|r|1|s|3",
      },
      totalSeconds: 4168,
    });

    assert.deepEqual(connect(strict).start(), {
      ok: true,
      dialect: "1.2",
      readOnly: false,
      warnings: [],
      mode: "normal",
      credit: "credit",
      entry: "resume",
      status: "failed",
      scoreRaw: "40",
      totalTime: "0001:09:28.00",
      mastery: "",
      learnerId: "u-17",
      learnerName: "Lovelace, Ada",
      suspendData: "skl1|r|1|s|3",
    });
  });

  it("does without the elements that an LMS need not have", () => {
    const started = connect(new StrictLms("1.2")).start();

    assert.equal(started.mode, "normal");
    assert.equal(started.mastery, "");
    assert.deepEqual(started.warnings, []);
  });

  it("tells of a mastery score, by which the LMS may overrule the status", () => {
    const started = connect(new StrictLms("1.2", { optional: true, mastery: "70" })).start();

    assert.equal(started.mastery, "70");
    assert.deepEqual(started.warnings, ["mastery"]);
  });

  it("leaves an LMS that never hears of it again with an incomplete attempt, not with a completed one", () => {
    const left = new StrictLms("1.2");
    const api = left.open();
    api.LMSInitialize("");
    api.LMSFinish("");
    const begun = new StrictLms("1.2");
    const lms = connect(begun);
    lms.start();
    lms.leaving({});

    assert.equal(left.held["cmi.core.lesson_status"], "completed", "the rule of the specification that this guards against");
    assert.equal(begun.held["cmi.core.lesson_status"], "incomplete");
  });
});

describe("starting with SCORM 2004", () => {
  it("reads what the LMS knows of the learner", () => {
    const strict = new StrictLms("2004", {
      learnerName: "{lang=en}Ada Lovelace",
      held: {
        "cmi.completion_status": "completed",
        "cmi.success_status": "failed",
        "cmi.score.raw": "40",
        "cmi.score.scaled": "0.4",
        "cmi.exit": "suspend",
        "cmi.suspend_data": "skl1|r|1|s|3",
      },
      totalSeconds: 90,
    });

    assert.deepEqual(connect(strict).start(), {
      ok: true,
      dialect: "2004",
      readOnly: false,
      warnings: [],
      mode: "normal",
      credit: "credit",
      entry: "resume",
      completion: "completed",
      success: "failed",
      scoreRaw: "40",
      scoreScaled: "0.4",
      totalTime: "PT90S",
      mastery: "",
      learnerId: "u-17",
      learnerName: "Ada Lovelace",
      suspendData: "skl1|r|1|s|3",
    });
  });

  it("takes the error for values that were never set as nothing", () => {
    const started = connect(new StrictLms("2004")).start();

    assert.equal(started.suspendData, "");
    assert.equal(started.scoreRaw, "");
    assert.equal(started.completion, "unknown");
    assert.deepEqual(started.warnings, []);
  });

  it("tells of thresholds, by which the LMS overrules what it is told", () => {
    const started = connect(new StrictLms("2004", { mastery: "0.7", threshold: "0.5" })).start();

    assert.equal(started.mastery, "0.7");
    assert.deepEqual(started.warnings, ["mastery", "threshold"]);
  });
});

for (const dialect of ["1.2", "2004"]) {
  const { status, exit } = WORDS[dialect];
  const called = (name) => (dialect === "1.2" ? "LMS" + name : name);
  const notBegun = dialect === "1.2" ? ["not attempted", "browsed", "", "Not Attempted "] : ["not attempted", "unknown", ""];
  const begun = dialect === "1.2" ? ["incomplete", "completed", "passed", "failed"] : ["incomplete", "completed"];

  describe(`starting with SCORM ${dialect}, whatever the LMS`, () => {
    for (const was of notBegun) {
      it(`makes the status '${was}' incomplete and the exit suspend, and commits, before anything else`, () => {
        const strict = new StrictLms(dialect, { held: { [status]: was } });

        connect(strict).start();

        assert.deepEqual(strict.taken(), ["Initialize", `SetValue ${status}=incomplete`, `SetValue ${exit}=suspend`, "Commit"]);
        assert.equal(strict.held[status], "incomplete");
        assert.equal(strict.held[exit], "suspend");
      });
    }

    for (const was of begun) {
      it(`never takes the status '${was}' back`, () => {
        const strict = new StrictLms(dialect, { held: { [status]: was, [exit]: "suspend" } });

        connect(strict).start();

        assert.deepEqual(strict.taken(), ["Initialize", `SetValue ${exit}=suspend`, "Commit"]);
        assert.equal(strict.held[status], was);
      });
    }

    for (const mode of ["browse", "review", "Review"]) {
      it(`writes nothing at all in mode ${mode}`, async () => {
        const strict = new StrictLms(dialect, { optional: true, mode });
        const lms = connect(strict);

        const started = lms.start();
        lms.write([[status, "completed"]]);
        lms.writeOptional([["cmi.objectives.0.id", "skl-tasks"]]);
        lms.hidden();

        assert.equal(started.ok, true);
        assert.equal(started.readOnly, true);
        assert.equal(lms.store("skl1"), false);
        assert.deepEqual(lms.commit(), { ok: false, lastError: "read-only" });
        assert.deepEqual(await lms.commitWithRetry(), { ok: false, lastError: "read-only" });
        assert.deepEqual(lms.finish("exitAll"), { ok: true, lastError: "0" });
        assert.deepEqual(strict.taken(), ["Initialize", dialect === "1.2" ? "Finish" : "Terminate"]);
      });
    }

    it("passes on what discovery found strange", () => {
      const started = connect(new StrictLms(dialect), { notes: ["other-dialect"] }).start();

      assert.deepEqual(started.warnings, ["other-dialect"]);
    });

    it("goes on with a session that somebody has opened already, if it really is open", () => {
      const strict = new StrictLms(dialect);
      const api = strict.open();
      api[called("Initialize")]("");
      strict.taken();

      const started = sco.connect({ api, dialect, notes: [] }, new ManualClock()).start();

      assert.equal(started.ok, true);
      assert.deepEqual(started.warnings, ["already-running"]);
      assert.deepEqual(strict.taken(), ["Initialize", `SetValue ${status}=incomplete`, `SetValue ${exit}=suspend`, "Commit"]);
    });

    it("goes on with an open session whose status or learner is empty", () => {
      for (const options of [{ held: { [status]: "" } }, { learnerId: "" }]) {
        const api = new StrictLms(dialect, options).open();
        api[called("Initialize")]("");

        assert.equal(sco.connect({ api, dialect, notes: [] }, new ManualClock()).start().ok, true);
      }
    });

    it("goes on with an LMS that says false at the start, knows of no error, and works", () => {
      const strict = new StrictLms(dialect);
      strict.faults.answers = (name, answer) => (name === called("Initialize") ? "false" : answer);

      const started = connect(strict).start();

      assert.equal(started.ok, true);
      assert.deepEqual(started.warnings, ["already-running"]);
      assert.equal(strict.held[status], "incomplete");
    });

    it("has not started if the LMS dies on the way", () => {
      const strict = new StrictLms(dialect);
      strict.faults.diesAfter = 3;

      const started = connect(strict).start();

      assert.equal(started.ok, false);
      assert.equal(started.readOnly, false);
    });

    it("does not take a failure that looks like an open session for one", () => {
      const code = dialect === "1.2" ? "101" : "103";
      const strict = new StrictLms(dialect);
      strict.faults.refuses = (name) => (name === called("Initialize") ? code : undefined);

      assert.deepEqual(connect(strict).start(), { ok: false, dialect, lastError: code, warnings: [] });
      assert.deepEqual(strict.taken(), ["Initialize"]);
    });

    it("reports an LMS that will not start", () => {
      const strict = new StrictLms(dialect);
      strict.faults.refuses = (name) => (name === called("Initialize") ? "102" : undefined);

      assert.deepEqual(connect(strict).start(), { ok: false, dialect, lastError: "102", warnings: [] });
      assert.deepEqual(strict.taken(), ["Initialize"]);
    });

    it("does not begin again what has ended", () => {
      const strict = new StrictLms(dialect);
      const lms = connect(strict);
      lms.start();
      lms.finish("");
      strict.taken();

      assert.deepEqual(lms.start(), { ok: false, dialect, lastError: "not-running", warnings: [] });
      assert.deepEqual(strict.taken(), []);
    });

    it("recognises that the page was loaded again after the LMS ended the session", () => {
      const strict = new StrictLms(dialect);
      const api = strict.open();
      api[called("Initialize")]("");
      api[dialect === "1.2" ? "LMSFinish" : "Terminate"]("");

      const started = sco.connect({ api, dialect, notes: [] }, new ManualClock()).start();

      assert.equal(started.ok, false);
      assert.equal(started.lastError, dialect === "1.2" ? "101" : "104");
    });

    it("says when the LMS did not take the beginning", () => {
      for (const refused of ["Commit", "SetValue"]) {
        const strict = new StrictLms(dialect);
        strict.faults.refuses = (name) => (name === called(refused) ? "101" : undefined);

        const started = connect(strict).start();

        assert.equal(started.ok, true);
        assert.deepEqual(started.warnings, ["start-not-stored"]);
      }
    });
  });
}
