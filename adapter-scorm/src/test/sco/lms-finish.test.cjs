"use strict";

const assert = require("node:assert/strict");
const { beforeEach, describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();

for (const dialect of ["1.2", "2004"]) {
  const old = dialect === "1.2";
  const raw = old ? "cmi.core.score.raw" : "cmi.score.raw";
  const time = old ? "cmi.core.session_time" : "cmi.session_time";
  const exit = old ? "cmi.core.exit" : "cmi.exit";
  const minute = old ? "0000:01:00.00" : "PT1M";
  const end = old ? "Finish" : "Terminate";

  describe(`the end with SCORM ${dialect}`, () => {
    let strict;
    let lms;

    beforeEach(() => {
      strict = new StrictLms(dialect);
      lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
      lms.start();
      lms.write([[raw, "10"]]);
      strict.taken();
    });

    it("saves what is not yet saved, in the way of the version", () => {
      assert.deepEqual(lms.finish("exitAll"), { ok: true, lastError: "0" });

      assert.deepEqual(strict.taken(), old ? ["Commit", "Finish"] : ["SetValue adl.nav.request=exitAll", "Terminate"]);
      assert.equal(strict.held[raw], "10");
    });

    it("asks for no navigation when none is wanted", () => {
      lms.commit();
      strict.taken();

      lms.finish("");

      assert.deepEqual(strict.taken(), [end]);
    });

    it("comes once only, whoever asks for it", () => {
      const first = lms.finish("exitAll");
      strict.taken();

      assert.deepEqual(lms.finish("suspendAll"), first);
      assert.deepEqual(lms.leaving({ sessionTime: minute }), first);
      lms.hidden();
      assert.deepEqual(strict.taken(), []);
    });

    it("comes once even if the LMS takes the page away while it is called", () => {
      strict.faults.answers = (name, answer) => {
        if (name.endsWith(end)) {
          lms.leaving({ sessionTime: minute });
        }
        return answer;
      };

      assert.deepEqual(lms.finish("exitAll"), { ok: true, lastError: "0" });
      assert.equal(strict.taken().filter((call) => call === end).length, 1);
    });

    it("may be tried again when the LMS refuses it", () => {
      strict.faults.refuses = (name) => (name.endsWith(end) ? (old ? "101" : "111") : undefined);
      assert.deepEqual(lms.finish("exitAll"), { ok: false, lastError: old ? "101" : "111" });

      strict.faults.refuses = undefined;
      assert.deepEqual(lms.finish("exitAll"), { ok: true, lastError: "0" });
      assert.equal(strict.held[raw], "10");
    });

    it("is not tried again when nobody can say whether it was refused", () => {
      strict.faults.answers = (name, answer) => (name.endsWith(end) ? null : /LastError/.test(name) ? "101" : answer);
      const first = lms.finish("");
      strict.taken();

      assert.deepEqual(first, { ok: false, lastError: "101" });
      assert.deepEqual(lms.finish(""), first);
      assert.deepEqual(strict.taken(), []);
    });

    it("of a page that goes away writes the time and ends, without a commit and without asking for navigation", () => {
      assert.deepEqual(lms.leaving({ sessionTime: minute }), { ok: true, lastError: "0" });

      assert.deepEqual(strict.taken(), [`SetValue ${time}=${minute}`, end]);
      assert.equal(strict.held[raw], "10");
      assert.equal(strict.held[exit], "suspend");
      assert.equal(strict.totalSeconds, 60);
    });

    it("of a page that goes away needs no time", () => {
      assert.equal(lms.leaving().ok, true);
      assert.deepEqual(strict.taken(), [end]);
    });

    it("is not called for a session that never began", () => {
      const fresh = new StrictLms(dialect);
      const early = sco.connect({ api: fresh.open(), dialect, notes: [] }, new ManualClock());

      assert.deepEqual(early.finish("exitAll"), { ok: false, lastError: "not-running" });
      assert.deepEqual(early.leaving({ sessionTime: minute }), { ok: false, lastError: "not-running" });
      assert.deepEqual(fresh.taken(), []);
    });

    it("lets the learner resume with the time of all sessions", () => {
      lms.leaving({ sessionTime: minute });
      const again = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());

      const started = again.start();

      assert.equal(started.entry, "resume");
      assert.equal(started.scoreRaw, "10");
      assert.equal(sco.time.parse(started.totalTime), 60);
    });
  });
}

describe("the end of an attempt with SCORM 2004", () => {
  it("makes the next session a new attempt without the old data", () => {
    const strict = new StrictLms("2004");
    const lms = sco.connect({ api: strict.open(), dialect: "2004", notes: [] }, new ManualClock());
    lms.start();
    lms.store("skl1|r|1|s|1");
    lms.write([["cmi.completion_status", "completed"], ["cmi.exit", "normal"]]);
    lms.finish("exitAll");

    const started = sco.connect({ api: strict.open(), dialect: "2004", notes: [] }, new ManualClock()).start();

    assert.equal(started.suspendData, "");
    assert.equal(started.completion, "unknown");
  });
});
