"use strict";

const assert = require("node:assert/strict");
const { beforeEach, describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();
const RECORD = "skl1|3fJ2|1|c2VjcmV0|7";

const FINAL = {
  "1.2": [
    ["cmi.core.score.min", "0"],
    ["cmi.core.score.max", "100"],
    ["cmi.core.score.raw", "67"],
    ["cmi.core.session_time", "0000:05:00.00"],
    ["cmi.core.exit", ""],
    ["cmi.core.lesson_status", "passed"],
  ],
  2004: [
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
};

for (const dialect of ["1.2", "2004"]) {
  const prefix = dialect === "1.2" ? "LMS" : "";
  const core = dialect === "1.2" ? "cmi.core." : "cmi.";
  const status = dialect === "1.2" ? "cmi.core.lesson_status" : "cmi.completion_status";
  const raw = core + "score.raw";

  describe(`writing with SCORM ${dialect}`, () => {
    let strict;
    let clock;
    let lms;

    function begin(options) {
      strict = new StrictLms(dialect, options);
      clock = new ManualClock();
      lms = sco.connect({ api: strict.open(), dialect, notes: [] }, clock);
      lms.start();
      strict.taken();
    }

    beforeEach(() => begin({ optional: true }));

    it("writes a final result in the order given, and the LMS holds it after the commit", () => {
      const outcome = lms.write(FINAL[dialect]);
      const committed = lms.commit();

      assert.deepEqual(outcome, { ok: true, failed: [], unsupported: [] });
      assert.deepEqual(committed, { ok: true, lastError: "0" });
      assert.deepEqual(strict.taken(), [...FINAL[dialect].map((pair) => "SetValue " + pair.join("=")), "Commit"]);
      for (const [element, value] of FINAL[dialect]) {
        assert.equal(strict.held[element], value);
      }
    });

    it("writes only what differs from what it wrote last", () => {
      lms.write([[raw, "10"], [status, "incomplete"]]);
      lms.write([[raw, "10"], [status, "completed"]]);
      lms.write([[raw, 10]]);
      lms.write([[raw, "20"]]);
      lms.write([[raw, "10"]]);

      assert.deepEqual(strict.taken(), [
        `SetValue ${raw}=10`,
        `SetValue ${status}=completed`,
        `SetValue ${raw}=20`,
        `SetValue ${raw}=10`,
      ]);
    });

    it("gives the LMS texts only", () => {
      lms.write([[raw, 67]]);
      lms.commit();
      lms.finish("");

      for (const [name, ...args] of strict.calls) {
        assert.ok(args.every((arg) => typeof arg === "string"), name);
        assert.equal(args.length, { SetValue: 2, GetLastError: 0 }[name.replace(/^LMS/, "")] ?? 1, name);
      }
    });

    it("says which values the LMS refused and why, and writes the others and the same again", () => {
      const wrong = [[raw, "much"], [status, "completed"]];

      const refusal = { element: raw, lastError: dialect === "1.2" ? "405" : "406" };
      assert.deepEqual(lms.write(wrong), { ok: false, failed: [refusal], unsupported: [] });
      assert.deepEqual(lms.write(wrong), { ok: false, failed: [refusal], unsupported: [] });
      assert.deepEqual(strict.taken(), [`SetValue ${raw}=much`, `SetValue ${status}=completed`, `SetValue ${raw}=much`]);
    });

    it("writes a value again that followed a refused one", () => {
      lms.write([[raw, "10"]]);
      lms.write([[raw, "much"]]);
      lms.write([[raw, "10"]]);

      assert.deepEqual(strict.taken(), [`SetValue ${raw}=10`, `SetValue ${raw}=much`, `SetValue ${raw}=10`]);
    });

    const refusals = [
      ["a read-only element", dialect === "1.2" ? "403" : "404", [core + "entry", "resume"]],
      ["a status of another vocabulary", dialect === "1.2" ? "405" : "406", [status, "done"]],
      ["a number out of range", dialect === "1.2" ? "405" : "407", dialect === "1.2" ? [raw, "101"] : ["cmi.score.scaled", "1.5"]],
      ["a gap in a list", dialect === "1.2" ? "201" : "351", ["cmi.objectives.3.id", "skl-tasks"]],
      ["a list's entry without an id", dialect === "1.2" ? "201" : "408", ["cmi.objectives.0.score.raw", "50"]],
    ];
    for (const [what, code, pair] of refusals) {
      it(`reports ${what} by the LMS's code ${code}`, () => {
        assert.deepEqual(lms.write([pair]), { ok: false, failed: [{ element: pair[0], lastError: code }], unsupported: [] });
      });
    }

    for (const code of ["401", "402"]) {
      it(`does not try an element again that the LMS does not know (${code})`, () => {
        const element = core + "score.min";
        strict.faults.refuses = (name, args) => (args[0] === element && name === prefix + "SetValue" ? code : undefined);

        const first = lms.write([[element, "0"], [raw, "10"]]);
        const second = lms.write([[element, "1"], [raw, "10"]]);

        assert.deepEqual(first, { ok: true, failed: [], unsupported: [element] });
        assert.deepEqual(second, { ok: true, failed: [], unsupported: [element] });
        assert.deepEqual(strict.taken(), [`SetValue ${element}=0`, `SetValue ${raw}=10`]);
      });

      it(`does not call a result written whose status the LMS does not know (${code})`, () => {
        strict.faults.refuses = (name, args) => (args[0] === status && name === prefix + "SetValue" ? code : undefined);

        for (const again of [1, 2]) {
          assert.deepEqual(
            lms.write([[status, "completed"]]),
            { ok: false, failed: [{ element: status, lastError: code }], unsupported: [status] },
            "write " + again
          );
        }
      });
    }

    it("refuses to write before the start and after the end", () => {
      const fresh = new StrictLms(dialect);
      const early = sco.connect({ api: fresh.open(), dialect, notes: [] }, clock);
      lms.finish("");
      strict.taken();

      for (const closed of [early, lms]) {
        assert.deepEqual(closed.write([[raw, "10"]]), {
          ok: false,
          failed: [{ element: raw, lastError: "not-running" }],
          unsupported: [],
        });
        assert.deepEqual(closed.commit(), { ok: false, lastError: "not-running" });
        assert.equal(closed.store(RECORD), false);
        assert.deepEqual(Object.values(closed.readBack()).join(""), "");
      }
      assert.deepEqual(fresh.calls, []);
      assert.deepEqual(strict.calls, []);
    });
  });

  describe(`optional values with SCORM ${dialect}`, () => {
    const OBJECTIVE = [
      ["cmi.objectives.0.id", "skl-tasks"],
      ["cmi.objectives.0.score.raw", "50"],
    ];

    it("are written where the LMS takes them", () => {
      const strict = new StrictLms(dialect, { optional: true });
      const lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
      lms.start();

      lms.writeOptional(OBJECTIVE);
      lms.commit();

      assert.equal(strict.held["cmi.objectives.0.score.raw"], "50");
    });

    for (const code of ["401", "402"]) {
      it(`are given up as a list, silently, where it does not (${code})`, () => {
        const strict = new StrictLms(dialect, { optional: true });
        strict.faults.refuses = (name, args) => (/SetValue/.test(name) && args[0].startsWith("cmi.objectives") ? code : undefined);
        const lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
        lms.start();
        strict.taken();

        lms.writeOptional([...OBJECTIVE, ["cmi.interactions.0.id", "skl-receipt"], ["cmi.objectives.1.id", "other"]]);
        lms.writeOptional(OBJECTIVE);

        assert.deepEqual(strict.taken(), ["SetValue cmi.objectives.0.id=skl-tasks", "SetValue cmi.interactions.0.id=skl-receipt"]);
      });
    }

    it("do not give up a list because one of its values is wrong", () => {
      const strict = new StrictLms(dialect, { optional: true });
      const lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
      lms.start();

      lms.writeOptional([OBJECTIVE[0], ["cmi.objectives.0.score.raw", "half"], ["cmi.objectives.0.score.max", "100"]]);
      lms.commit();

      assert.equal(strict.held["cmi.objectives.0.score.max"], "100");
    });
  });

  describe(`what SCORM ${dialect} keeps for the next session`, () => {
    function begin(strict) {
      const lms = sco.connect({ api: strict.open(), dialect, notes: [] }, new ManualClock());
      const started = lms.start();
      strict.taken();
      return { lms, started };
    }

    it("is written and committed, and comes back", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);

      assert.equal(lms.store(RECORD), true);
      assert.deepEqual(strict.taken(), [`SetValue cmi.suspend_data=${RECORD}`, "Commit"]);

      assert.equal(begin(strict).started.suspendData, RECORD);
    });

    it("is not committed twice for the same text", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);
      lms.store(RECORD);
      strict.taken();

      assert.equal(lms.store(RECORD), true);
      assert.deepEqual(strict.taken(), []);
    });

    it("is not taken for kept until the LMS commits", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);
      strict.faults.refuses = (name) => (/Commit/.test(name) ? "101" : undefined);

      assert.equal(lms.store(RECORD), false);
      assert.equal(lms.store(RECORD), false);
      strict.faults.refuses = undefined;

      assert.equal(lms.store(RECORD), true);
      assert.equal(strict.held["cmi.suspend_data"], RECORD);
    });

    it("is not taken for kept when the LMS has no place for it", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);
      strict.faults.refuses = (name, args) => (args[0] === "cmi.suspend_data" ? "402" : undefined);

      assert.equal(lms.store(RECORD), false);
    });

    it("is not taken for kept when the LMS cuts it off", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);
      strict.faults.cutsAt = 12;

      assert.equal(lms.store(RECORD), false);
      strict.faults.cutsAt = undefined;
      assert.equal(lms.store(RECORD), true);
    });

    it("is taken for kept when the LMS shows only what it held at the start", () => {
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);
      strict.faults.answers = (name, answer, args) => (/GetValue/.test(name) && args[0] === "cmi.suspend_data" ? "" : answer);

      assert.equal(lms.store(RECORD), true);
    });

    it(`may be as long as every LMS must take it, and no longer`, () => {
      const longest = dialect === "1.2" ? 4096 : 64000;
      const strict = new StrictLms(dialect);
      const { lms } = begin(strict);

      assert.equal(lms.store("x".repeat(longest + 1)), false);
      assert.deepEqual(strict.taken(), []);
      assert.equal(lms.store("x".repeat(longest)), true);
    });
  });

  describe(`committing with SCORM ${dialect}`, () => {
    let strict;
    let clock;
    let lms;
    let refuse;

    beforeEach(() => {
      strict = new StrictLms(dialect);
      clock = new ManualClock();
      lms = sco.connect({ api: strict.open(), dialect, notes: [] }, clock);
      lms.start();
      lms.write([[raw, "10"]]);
      refuse = 0;
      strict.faults.refuses = (name) => (/Commit/.test(name) && refuse-- > 0 ? "391" : undefined);
      strict.taken();
    });

    it("tells the LMS's code when it fails", () => {
      refuse = 1;

      assert.deepEqual(lms.commit(), { ok: false, lastError: "391" });
      assert.deepEqual(lms.commit(), { ok: true, lastError: "0" });
    });

    it("is tried again after 2, 5 and 15 seconds", async () => {
      refuse = 3;
      const outcome = lms.commitWithRetry();

      for (const [wait, commits] of [[1999, 1], [1, 2], [4999, 2], [1, 3], [14999, 3], [1, 4]]) {
        await clock.advance(wait);
        assert.equal(strict.calls.filter(([name]) => /Commit/.test(name)).length, commits);
      }
      assert.deepEqual(await outcome, { ok: true, lastError: "0" });
      assert.equal(strict.held[raw], "10");
    });

    it("ends with the last refusal", async () => {
      refuse = 100;
      const outcome = lms.commitWithRetry([10, 20]);

      await clock.advance(30);

      assert.deepEqual(await outcome, { ok: false, lastError: "391" });
      assert.deepEqual(strict.taken(), ["Commit", "Commit", "Commit"]);
    });

    it("is not tried again when it succeeds at once", async () => {
      assert.deepEqual(await lms.commitWithRetry(), { ok: true, lastError: "0" });
      assert.equal(clock.waiting, 0);
      assert.deepEqual(strict.taken(), ["Commit"]);
    });

    it("counts as done when the session ended well between two tries", async () => {
      refuse = 1;
      const outcome = lms.commitWithRetry();
      lms.leaving({});

      await clock.advance(2000);

      assert.deepEqual(await outcome, { ok: true, lastError: "0" });
      assert.equal(strict.held[raw], "10");
    });

    it("happens for a hidden page only if there is something to save and the last one is ten seconds ago", async () => {
      lms.hidden();
      assert.deepEqual(strict.taken(), [], "started just now");

      await clock.advance(10001);
      lms.hidden();
      assert.deepEqual(strict.taken(), ["Commit"]);

      await clock.advance(10001);
      lms.hidden();
      assert.deepEqual(strict.taken(), [], "nothing new");

      lms.write([[raw, "20"]]);
      strict.taken();
      lms.hidden();
      assert.deepEqual(strict.taken(), ["Commit"]);
    });

    it("stays owed by a hidden page when it fails", async () => {
      await clock.advance(10001);
      refuse = 1;
      lms.hidden();
      lms.hidden();
      await clock.advance(10001);
      lms.hidden();

      assert.deepEqual(strict.taken(), ["Commit", "Commit"]);
      assert.equal(strict.held[raw], "10");
    });

    it("reads back what the LMS then holds, whoever decided it", () => {
      lms.write(FINAL[dialect].filter(([element]) => !/\.(min|max)$/.test(element)));
      lms.commit();

      assert.deepEqual(
        lms.readBack(),
        dialect === "1.2" ? { status: "passed", scoreRaw: "67" } : { completion: "completed", success: "passed", scoreRaw: "67" }
      );
    });
  });
}

describe("reading back from an LMS that overrules", () => {
  it("shows what the LMS made of a result below its own passing score", () => {
    const strict = new StrictLms("2004", { mastery: "0.8", threshold: "0.5" });
    const lms = sco.connect({ api: strict.open(), dialect: "2004", notes: [] }, new ManualClock());
    lms.start();

    lms.write(FINAL["2004"].filter(([element]) => element !== "cmi.progress_measure"));

    assert.deepEqual(lms.readBack(), { completion: "unknown", success: "failed", scoreRaw: "67" });
  });
});
