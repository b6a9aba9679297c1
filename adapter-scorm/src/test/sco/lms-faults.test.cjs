"use strict";

const assert = require("node:assert/strict");
const { beforeEach, describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { topWindow, frameIn } = require("./fake-windows.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();
const RECORD = "skl1|r|1|s|1";

for (const dialect of ["1.2", "2004"]) {
  const old = dialect === "1.2";
  const name = (verb) => (old ? "LMS" + verb : verb);
  const status = old ? "cmi.core.lesson_status" : "cmi.completion_status";
  const raw = old ? "cmi.core.score.raw" : "cmi.score.raw";
  const end = old ? "LMSFinish" : "Terminate";

  describe(`answers of the field with SCORM ${dialect}`, () => {
    let strict;
    let lms;

    beforeEach(() => {
      strict = new StrictLms(dialect);
      lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
    });

    /** A whole session; says what of it the SCO believes to have worked. */
    function session() {
      const { ok, warnings } = lms.start();
      const written = lms.write([[raw, "67"], [status, "completed"]]);
      const committed = lms.commit();
      return { ok, warnings, written: written.ok, committed, stored: lms.store(RECORD), finished: lms.finish("suspendAll") };
    }

    function assertAllWorked(what) {
      const fine = { ok: true, lastError: "0" };
      assert.deepEqual(what, { ok: true, warnings: [], written: true, committed: fine, stored: true, finished: fine });
      assert.equal(strict.held[raw], "67");
    }

    const boolean = (answer) => answer === "true";
    const forms = {
      booleans: (_, answer) => (/^(true|false)$/.test(answer) ? boolean(answer) : answer),
      "the texts 1 and 0": (_, answer) => (/^(true|false)$/.test(answer) ? String(Number(boolean(answer))) : answer),
      "the numbers 1 and 0": (_, answer) => (/^(true|false)$/.test(answer) ? Number(boolean(answer)) : answer),
      null: (_, answer) => (/^(true|false)$/.test(answer) ? null : answer),
      undefined: (_, answer) => (/^(true|false)$/.test(answer) ? undefined : answer),
      promises: (_, answer) => (/^(true|false)$/.test(answer) ? Promise.resolve(answer) : answer),
      "promises that fail": (_, answer) => (/^(true|false)$/.test(answer) ? Promise.reject(new Error("no")) : answer),
      "codes that are numbers": (called, answer) => (/LastError/.test(called) ? Number(answer) : answer),
    };
    for (const [form, answers] of Object.entries(forms)) {
      it(`are understood when they are ${form}`, () => {
        strict.faults.answers = answers;

        assertAllWorked(session());
      });

      it(`are understood as refusals when they are ${form}`, () => {
        strict.faults.answers = answers;
        lms.start();
        strict.faults.refuses = (called) => (/SetValue|Commit/.test(called) ? "101" : undefined);

        assert.equal(lms.write([[raw, "67"]]).ok, false);
        assert.deepEqual(lms.commit(), { ok: false, lastError: "101" });
      });
    }

    it("are no success when there is neither an answer nor a code", () => {
      lms.start();
      strict.faults.answers = () => undefined;

      assert.deepEqual(lms.write([[raw, "67"]]), { ok: false, failed: [{ element: raw, lastError: "" }], unsupported: [] });
      assert.deepEqual(lms.commit(), { ok: false, lastError: "" });
      assert.equal(lms.lost, false);
    });

    it("make a session when the start answers nothing but values can be read", () => {
      strict.faults.answers = (called, answer) => (/Initialize|LastError/.test(called) ? undefined : answer);

      const started = lms.start();

      assert.equal(started.ok, true);
      assert.equal(started.learnerId, "u-17");
      assert.deepEqual(started.warnings, ["already-running"]);
    });

    it("make no session when nothing can be read either", () => {
      strict.faults.answers = () => null;

      assert.deepEqual(lms.start(), { ok: false, dialect, lastError: "", warnings: [] });
    });

    it("are nothing when a value is a promise, an object or null", () => {
      for (const odd of [Promise.resolve("x"), {}, null, undefined, true]) {
        const fresh = new StrictLms(dialect);
        fresh.faults.answers = (called, answer) => (/GetValue/.test(called) ? odd : answer);

        const started = sco.connect({ api: fresh.open(), dialect, notes: [] }, new ManualClock()).start();

        assert.equal(started.ok, true);
        assert.equal(started.learnerId, "");
        assert.equal(started.mode, "normal");
      }
    });

    it("are believed when the code of an earlier error was left standing", () => {
      strict.faults.answers = (called, answer) => (/LastError/.test(called) ? "403" : answer);

      const { committed, ...rest } = session();

      assert.deepEqual(committed, { ok: true, lastError: "403" });
      assert.deepEqual({ written: rest.written, stored: rest.stored }, { written: true, stored: true });
    });

    it("of a Commit that fails while the page goes away do no harm, since the end saves", () => {
      lms.start();
      lms.write([[raw, "67"]]);
      strict.faults.refuses = (called) => (/Commit/.test(called) ? "391" : undefined);
      strict.faults.answers = (called, answer) => (/Commit/.test(called) ? null : answer);
      lms.hidden();

      assert.equal(lms.leaving({}).ok, true);
      assert.equal(strict.held[raw], "67");
    });

    it("that are lies show when the values are read back", () => {
      strict.faults.forgets = true;
      lms.start();

      assert.equal(lms.write([[raw, "67"], [status, "completed"]]).ok, true);
      assert.deepEqual(lms.commit(), { ok: true, lastError: "0" });

      assert.deepEqual(lms.readBack(), old ? { status: "not attempted", scoreRaw: "" } : { completion: "unknown", success: "unknown", scoreRaw: "" });
    });
  });

  describe(`what is missing with SCORM ${dialect}`, () => {
    function without(...missing) {
      const strict = new StrictLms(dialect);
      const api = strict.open();
      missing.forEach((verb) => delete api[verb]);
      return { strict, lms: sco.connect({ api, dialect, notes: [] }, new ManualClock()) };
    }

    it("is the Commit: the end still saves, and no time is lost with trying again", async () => {
      const { strict, lms } = without(name("Commit"));

      assert.deepEqual(lms.start().warnings, ["start-not-stored"]);
      lms.write([[raw, "67"]]);
      assert.equal(lms.store(RECORD), false);
      assert.deepEqual(await lms.commitWithRetry(), { ok: false, lastError: "missing" });
      assert.equal(lms.finish("").ok, true);
      assert.equal(strict.held[raw], "67");
    });

    it("is the last error: plain answers are enough", () => {
      const { lms } = without(name("GetLastError"));

      assert.equal(lms.start().ok, true);
      assert.equal(lms.write([[raw, "67"]]).ok, true);
      assert.deepEqual(lms.commit(), { ok: true, lastError: "" });
      assert.deepEqual(lms.finish(""), { ok: true, lastError: "" });
    });

    it("is the end: what was committed stays", () => {
      const { strict, lms } = without(end);
      lms.start();
      lms.write([[raw, "67"]]);
      lms.commit();

      assert.deepEqual(lms.finish(""), { ok: false, lastError: "missing" });
      assert.equal(strict.held[raw], "67");
    });

    it("is everything", () => {
      const lms = sco.connect({ api: {}, dialect, notes: [] }, new ManualClock());

      assert.deepEqual(lms.start(), { ok: false, dialect, lastError: "missing", warnings: [] });
      assert.equal(lms.lost, false);
    });
  });

  describe(`an LMS with SCORM ${dialect} that throws`, () => {
    let strict;
    let clock;
    let lms;
    let losses;

    beforeEach(() => {
      strict = new StrictLms(dialect, { optional: true });
      clock = new ManualClock();
      const window = topWindow({ [old ? "API" : "API_1484_11"]: strict.open() });
      lms = sco.connect(sco.find(frameIn(window), dialect), clock);
      losses = 0;
      lms.onLost = () => losses++;
    });

    it("at one element only is not lost", () => {
      strict.faults.throwsAt = (called, args) => /SetValue/.test(called) && String(args[0]).startsWith("cmi.objectives");
      lms.start();

      lms.writeOptional([["cmi.objectives.0.id", "skl-tasks"]]);
      const outcome = lms.write([["cmi.objectives.0.id", "skl-tasks"], [raw, "67"]]);

      assert.deepEqual(outcome.failed, [{ element: "cmi.objectives.0.id", lastError: "exception" }]);
      assert.equal(lms.lost, false);
      assert.equal(lms.commit().ok, true);
      assert.equal(strict.held[raw], "67");
    });

    it("at a Commit while the network is down is not lost, and saves when it is back", async () => {
      lms.start();
      lms.write([[raw, "67"]]);
      strict.faults.throwsAt = (called) => /Commit/.test(called);
      const outcome = lms.commitWithRetry();
      await clock.advance(2000);
      strict.faults.throwsAt = undefined;
      await clock.advance(5000);

      assert.deepEqual(await outcome, { ok: true, lastError: "0" });
      assert.equal(losses, 0);
      assert.equal(strict.held[raw], "67");
    });

    it("at the question for an error code is believed in what it answered", () => {
      strict.faults.throwsAt = (called) => /LastError/.test(called);

      assert.equal(lms.start().ok, true);
      assert.deepEqual(lms.commit(), { ok: true, lastError: "" });
      assert.equal(lms.lost, false);
    });

    it("at everything from the first call on is lost", () => {
      strict.faults.dead = true;

      assert.deepEqual(lms.start(), { ok: false, dialect, lastError: "lost", warnings: [] });
      assert.equal(lms.lost, true);
      assert.equal(losses, 1);
    });

    it("at everything is told of by the very call that shows it", () => {
      lms.start();
      strict.faults.dead = true;

      lms.commit();

      assert.equal(losses, 1);
    });

    it("at everything from some call on is lost, is told of once, and is left in peace", async () => {
      lms.start();
      lms.write([[raw, "10"]]);
      strict.faults.dead = true;
      assert.equal(lms.lost, false, "nobody has called since");

      assert.deepEqual(lms.write([[raw, "67"], [status, "completed"]]), {
        ok: false,
        failed: [
          { element: raw, lastError: "lost" },
          { element: status, lastError: "lost" },
        ],
        unsupported: [],
      });
      strict.taken();

      assert.equal(lms.lost, true);
      assert.equal(losses, 1);
      lms.writeOptional([["cmi.objectives.0.id", "skl-tasks"]]);
      assert.deepEqual(lms.commit(), { ok: false, lastError: "lost" });
      assert.deepEqual(await lms.commitWithRetry(), { ok: false, lastError: "lost" });
      assert.equal(lms.store(RECORD), false);
      assert.equal(Object.values(lms.readBack()).join(""), "");
      lms.hidden();
      assert.deepEqual(lms.finish("exitAll"), { ok: false, lastError: "lost" });
      assert.deepEqual(lms.leaving({ sessionTime: "PT1S" }), { ok: false, lastError: "lost" });
      assert.equal(losses, 1);
      assert.deepEqual(strict.calls, []);
    });

    it("never throws at the SCO, wherever in a session it dies", async () => {
      for (let calls = 0; calls < 60; calls++) {
        const dying = new StrictLms(dialect, { optional: true });
        dying.faults.diesAfter = calls;
        const kept = sco.connect({ api: dying.open(), dialect, notes: [] }, clock);

        kept.start();
        kept.write([[raw, "67"], [status, "completed"]]);
        kept.writeOptional([["cmi.objectives.0.id", "skl-tasks"]]);
        kept.store(RECORD);
        const retried = kept.commitWithRetry([]);
        kept.readBack();
        kept.hidden();
        kept.finish("exitAll");
        kept.leaving({ sessionTime: old ? "0000:00:01.00" : "PT1S" });

        assert.equal(kept.lost, dying.faults.dead === true, `after ${calls} calls`);
        await retried;
      }
    });

    it("stops trying to commit", async () => {
      lms.start();
      lms.write([[raw, "67"]]);
      strict.faults.refuses = (called) => (/Commit/.test(called) ? "391" : undefined);
      const outcome = lms.commitWithRetry();
      strict.faults.dead = true;
      await clock.advance(2000);

      assert.deepEqual(await outcome, { ok: false, lastError: "lost" });
      assert.equal(clock.waiting, 0);
    });

    it("needs no listener to be lost", () => {
      lms.onLost = null;
      strict.faults.dead = true;

      assert.equal(lms.start().lastError, "lost");
    });
  });

  describe(`an LMS with SCORM ${dialect} whose window is closed`, () => {
    it("is lost, even if its API still answers", () => {
      const strict = new StrictLms(dialect);
      const window = topWindow({ [old ? "API" : "API_1484_11"]: strict.open() });
      const lms = sco.connect(sco.find(topWindow({}, window), dialect), new ManualClock());
      let losses = 0;
      lms.onLost = () => losses++;
      lms.start();
      strict.taken();

      window.closed = true;

      assert.equal(lms.lost, true);
      assert.equal(losses, 1);
      assert.deepEqual(lms.commit(), { ok: false, lastError: "lost" });
      assert.equal(losses, 1);
      assert.deepEqual(strict.taken(), []);
    });

    it("still hears of the end while it closes: browsers call a closing window closed before its frames get pagehide", () => {
      const strict = new StrictLms(dialect);
      const window = topWindow({ [old ? "API" : "API_1484_11"]: strict.open() });
      const lms = sco.connect(sco.find(frameIn(window), dialect), new ManualClock());
      lms.start();
      lms.write([[raw, "10"]]);
      window.closed = true;
      assert.equal(lms.lost, true);

      assert.deepEqual(lms.leaving({ sessionTime: old ? "0000:00:05.00" : "PT5S" }), { ok: true, lastError: "0" });
      assert.equal(strict.held[raw], "10");
      assert.equal(strict.totalSeconds, 5);
    });
  });
}

describe("the clock", () => {
  it("is the window's own where none is given", async () => {
    const clock = new ManualClock();
    const window = { performance: { now: () => clock.now() }, setTimeout: (task, delay) => clock.setTimeout(task, delay) };
    const strict = new StrictLms("1.2");
    const lms = loadLms(window).connect({ api: strict.open(), dialect: "1.2", notes: [] });
    lms.start();
    strict.faults.refuses = (called) => (called === "LMSCommit" && clock.now() < 2000 ? "101" : undefined);

    const outcome = lms.commitWithRetry();
    await clock.advance(2000);

    assert.deepEqual(await outcome, { ok: true, lastError: "0" });
  });
});
