"use strict";

const assert = require("node:assert/strict");
const { describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { topWindow, frameIn } = require("./fake-windows.cjs");
const { ScormAgainLms } = require("./scorm-again-lms.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();

/*
 * The same runs as against the strict LMS, against a runtime that others wrote and many LMSs use. The given values are those
 * that an LMS puts in before it launches the SCO.
 */
const VERSIONS = {
  "1.2": {
    object: "API",
    status: "cmi.core.lesson_status",
    given: { core: { student_id: "u-17", student_name: "Lovelace, Ada", credit: "credit", lesson_mode: "normal" } },
    final: [
      ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", "100"],
      ["cmi.core.score.raw", "67"],
      ["cmi.core.session_time", "0000:05:00.00"],
      ["cmi.core.exit", ""],
      ["cmi.core.lesson_status", "passed"],
    ],
    sessionTime: "0000:05:00.00",
    begun: (held) => ({ status: held.core.lesson_status, exit: held.core.exit }),
    ended: (held) => ({ status: held.core.lesson_status, raw: held.core.score.raw, min: held.core.score.min, max: held.core.score.max, exit: held.core.exit }),
    passed: { status: "passed", raw: "67", min: "0", max: "100", exit: "" },
    readBack: { status: "passed", scoreRaw: "67" },
  },
  2004: {
    object: "API_1484_11",
    status: "cmi.completion_status",
    given: { learner_id: "u-17", learner_name: "{lang=en}Ada Lovelace", credit: "credit", mode: "normal" },
    final: [
      ["cmi.score.min", "0"],
      ["cmi.score.max", "100"],
      ["cmi.score.raw", "67"],
      ["cmi.score.scaled", "0.6667"],
      ["cmi.progress_measure", "1"],
      ["cmi.success_status", "passed"],
      ["cmi.completion_status", "completed"],
      ["cmi.session_time", "PT5M"],
      ["cmi.exit", "normal"],
    ],
    sessionTime: "PT5M",
    begun: (held) => ({ status: held.completion_status, exit: held.exit }),
    ended: (held) => ({ completion: held.completion_status, success: held.success_status, ...held.score, exit: held.exit }),
    passed: { completion: "completed", success: "passed", scaled: "0.6667", raw: "67", min: "0", max: "100", exit: "normal" },
    readBack: { completion: "completed", success: "passed", scoreRaw: "67" },
  },
};

for (const [dialect, version] of Object.entries(VERSIONS)) {
  const lmsWith = (options = {}) => new ScormAgainLms(dialect, { given: version.given, ...options });
  const connect = (lms) => {
    const window = topWindow({ [version.object]: lms.open() });
    return sco.connect(sco.find(frameIn(window), dialect), new ManualClock());
  };

  describe(`scorm-again as the LMS with SCORM ${dialect}`, () => {
    it("holds an incomplete, suspended attempt as soon as the SCO has started", () => {
      const again = lmsWith();

      const started = connect(again).start();

      assert.equal(started.ok, true);
      assert.equal(started.entry, "ab-initio");
      assert.equal(started.learnerId, "u-17");
      assert.equal(started.learnerName, dialect === "1.2" ? "Lovelace, Ada" : "Ada Lovelace");
      assert.deepEqual(started.warnings, []);
      assert.equal(again.received.length, 1);
      assert.deepEqual(version.begun(again.held), { status: "incomplete", exit: "suspend" });
    });

    it("accepts a final result in the order that puts the score before the status", () => {
      const again = lmsWith();
      const lms = connect(again);
      lms.start();

      assert.deepEqual(lms.write(version.final), { ok: true, failed: [], unsupported: [] });
      assert.deepEqual(lms.commit(), { ok: true, lastError: "0" });
      assert.deepEqual(version.ended(again.held), version.passed);
      assert.deepEqual(lms.readBack(), version.readBack);
    });

    it("keeps the final result over the end of the session", () => {
      const again = lmsWith();
      const lms = connect(again);
      lms.start();
      lms.write(version.final);

      assert.deepEqual(lms.finish("exitAll"), { ok: true, lastError: "0" });
      assert.deepEqual(version.ended(again.held), version.passed);

      const sessions = again.received.length;
      lms.finish("exitAll");
      lms.leaving({ sessionTime: version.sessionTime });
      assert.equal(again.received.length, sessions);
    });

    it("gives back in the next session what was kept, and adds up the time", () => {
      const again = lmsWith();
      for (let session = 0; session < 3; session++) {
        const lms = connect(again);
        const started = lms.start();
        assert.equal(started.entry, session === 0 ? "ab-initio" : "resume");
        assert.equal(started.suspendData, session === 0 ? "" : `skl1|r|1|s|${session}`);
        assert.equal(sco.time.parse(started.totalTime), session * 300);

        assert.equal(lms.store(`skl1|r|1|s|${session + 1}`), true);
        assert.equal(lms.leaving({ sessionTime: version.sessionTime }).ok, true);
      }
      assert.deepEqual(version.begun(again.held), { status: "incomplete", exit: "suspend" });
    });

    it("has no status taken back by a relaunch", () => {
      const again = lmsWith();
      const first = connect(again);
      first.start();
      first.write(version.final.filter(([element]) => !element.endsWith("exit")));
      first.finish("suspendAll");

      const second = connect(again);
      const started = second.start();

      assert.equal(dialect === "1.2" ? started.status : started.completion, dialect === "1.2" ? "passed" : "completed");
      assert.deepEqual(second.readBack(), version.readBack);
    });

    it("takes every session time that we write, and reads as we do what it makes of it", () => {
      for (const seconds of [0, 0.5, 59.999, 3605, 4168, 86400]) {
        const again = lmsWith();
        const lms = connect(again);
        lms.start();
        lms.leaving({ sessionTime: dialect === "1.2" ? sco.time.to12(seconds) : sco.time.to2004(seconds) });

        const total = sco.time.parse(connect(again).start().totalTime);

        assert.ok(Math.abs(total - Math.floor(seconds * 100) / 100) < 0.01, `${seconds}: ${total}`);
      }
    });

    it("knows optional values", () => {
      const again = lmsWith();
      const lms = connect(again);
      lms.start();

      lms.writeOptional([["cmi.objectives.0.id", "skl-tasks"], ["cmi.objectives.0.score.raw", "50"]]);
      lms.commit();

      const [objective] = Object.values(again.held.objectives);
      assert.equal(objective.id, "skl-tasks");
      assert.equal(objective.score.raw, "50");
    });

    for (const mode of ["browse", "review"]) {
      it(`receives nothing from a SCO in mode ${mode}`, () => {
        const given = dialect === "1.2" ? { core: { ...version.given.core, lesson_mode: mode } } : { ...version.given, mode };
        const again = lmsWith({ given });

        const started = connect(again).start();

        assert.equal(started.readOnly, true);
        assert.deepEqual(again.received, []);
      });
    }

    it("answers an Initialize in a running session as the strict LMS does", () => {
      const codes = [lmsWith(), new StrictLms(dialect)].map((lms) => {
        const api = lms.open();
        api[dialect === "1.2" ? "LMSInitialize" : "Initialize"]("");
        const started = sco.connect({ api, dialect, notes: [] }, new ManualClock()).start();
        return [started.ok, started.warnings, api[dialect === "1.2" ? "LMSInitialize" : "Initialize"]("")].map(String);
      });

      assert.deepEqual(codes[0], codes[1]);
      assert.deepEqual(codes[0], ["true", "already-running", "false"]);
    });

    it("answers calls before the start with the same codes as the strict LMS", () => {
      const [initialize, end, get, set, commit, lastError] =
        dialect === "1.2"
          ? ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"]
          : ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"];
      const codes = (api) =>
        [[get, version.status], [set, version.status, "incomplete"], [commit, ""], [end, ""], [initialize, ""]].map(
          ([name, ...args]) => [name, String(api[name](...args)), String(api[lastError]())]
        );

      assert.deepEqual(codes(lmsWith().open()), codes(new StrictLms(dialect).open()));
    });
  });
}

describe("scorm-again as an LMS of its own mind", () => {
  const connect = (again, dialect) => sco.connect({ api: again.open(), dialect, notes: [] }, new ManualClock());

  it("fails an unfinished attempt with SCORM 1.2 when there is a mastery score and a score, and we have warned", () => {
    const given = { ...VERSIONS["1.2"].given, student_data: { mastery_score: "70" } };
    const status = (pairs) => {
      const again = new ScormAgainLms("1.2", { given });
      const lms = connect(again, "1.2");
      assert.deepEqual(lms.start().warnings, ["mastery"]);
      lms.write(pairs);
      lms.finish("");
      return again.held.core.lesson_status;
    };

    assert.equal(status([["cmi.core.score.raw", "40"]]), "failed");
    assert.equal(status([]), "incomplete", "which is why a running lab reports no score");
  });

  it("decides the success with SCORM 2004 when there is a passing score, and the reading back shows it", () => {
    const again = new ScormAgainLms("2004", { given: { ...VERSIONS["2004"].given, scaled_passing_score: "0.7" } });
    const lms = connect(again, "2004");

    assert.deepEqual(lms.start().warnings, ["mastery"]);
    lms.write(VERSIONS["2004"].final);

    assert.deepEqual(lms.readBack(), { completion: "completed", success: "failed", scoreRaw: "67" });
  });

  it("answers calls after the end of SCORM 2004 with the same codes as the strict LMS", () => {
    const codes = (api) => {
      api.Initialize("");
      api.Terminate("");
      return [["Initialize", ""], ["GetValue", "cmi.mode"], ["SetValue", "cmi.exit", "normal"], ["Commit", ""], ["Terminate", ""]].map(
        ([name, ...args]) => [name, String(api[name](...args)), String(api.GetLastError())]
      );
    };

    assert.deepEqual(codes(new ScormAgainLms("2004").open()), codes(new StrictLms("2004").open()));
  });

  it("is not asked for anything after the end, though with SCORM 1.2 it would still say true", () => {
    const again = new ScormAgainLms("1.2", { given: VERSIONS["1.2"].given });
    const api = again.open();
    const lms = sco.connect({ api, dialect: "1.2", notes: [] }, new ManualClock());
    lms.start();
    lms.finish("");

    assert.equal(lms.write([["cmi.core.score.raw", "99"]]).ok, false);
    assert.equal(api.LMSGetValue("cmi.core.score.raw"), "");
    assert.equal(String(api.LMSSetValue("cmi.core.score.raw", "99")), "true");
  });
});
