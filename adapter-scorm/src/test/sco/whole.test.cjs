"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage, settled } = require("./fake/stage.cjs");
const { status, passed } = require("./fake/server.cjs");
const { StrictLms } = require("./strict-api.cjs");

const REPORTS = {
  "1.2": passed(3),
  2004: {
    ...passed(3),
    report: {
      revision: 3,
      final: true,
      set: [
        ["cmi.score.min", "0"],
        ["cmi.score.max", "100"],
        ["cmi.score.raw", "80"],
        ["cmi.score.scaled", "0.8"],
        ["cmi.progress_measure", "1"],
        ["cmi.success_status", "passed"],
        ["cmi.completion_status", "completed"],
        ["cmi.session_time", "PT1H9M28S"],
        ["cmi.exit", "normal"],
      ],
      optional: [["cmi.objectives.0.id", "skl-tasks"]],
      navigation: "exitAll",
    },
  },
};
const SCORES = { "1.2": "cmi.core.score.raw", 2004: "cmi.score.raw" };
const STATUSES = { "1.2": ["cmi.core.lesson_status", "passed"], 2004: ["cmi.completion_status", "completed"] };

const before = (change) => (s) => {
  change(s);
  s.config.dialect = s.strict.dialect;
};

for (const dialect of ["1.2", "2004"]) {
  const [element, word] = STATUSES[dialect];

  test("SCORM " + dialect + ": a lab from the first visit to the result, as a strict LMS sees it", async () => {
    const strict = new StrictLms(dialect);
    const at = await stage(before((s) => (s.strict = strict)));
    assert.equal(strict.held[element], "incomplete");
    assert.equal(strict.held["cmi.suspend_data"], "skl1|r1|1|secret1|0");
    await at.click("open");
    at.window.visible(false);
    at.server.status = REPORTS[dialect];
    await at.later(60000);
    assert.equal(strict.held[element], word);
    assert.equal(strict.held[SCORES[dialect]], "80");
    assert.equal(strict.held["cmi.suspend_data"], "skl1|r1|1|secret1|3");
    assert.deepEqual(at.server.acks.map((ack) => [ack.stage, ack.ok, ack.readBack.scoreRaw]), [
      ["commit", true, "80"],
      ["terminate", true, "80"],
    ]);
    assert.equal(at.message, "status.recorded");
  });

  test("SCORM " + dialect + ": who leaves a running lab proves himself next time", async () => {
    const strict = new StrictLms(dialect);
    const first = await stage(before((s) => (s.strict = strict)));
    await first.leave();
    const second = await stage(
      before((s) => {
        s.strict = strict;
        s.server.status = status({ phase: "RUNNING", message: "running", open: "return" });
      })
    );
    const sent = second.server.of("/sessions")[0].sent;
    assert.equal(sent.continuity, "skl1|r1|1|secret1|0");
    assert.equal(sent.learner.id, "u-17");
    assert.equal(sent.lms[dialect === "1.2" ? "status" : "completion"], "incomplete");
    assert.equal(second.button("open").textContent, "Return to your lab");
  });

  for (const [what, answer] of [
    ["null", () => null],
    ["1", () => "1"],
    ["the boolean true", () => true],
    ["a promise", () => Promise.resolve(true)],
  ]) {
    test("SCORM " + dialect + ": an LMS that answers every commit with " + what + " gets the result", async () => {
      const strict = new StrictLms(dialect);
      strict.faults.answers = (name, given) => (/Commit$/.test(name) ? answer() : given);
      const at = await stage(before((s) => (s.strict = strict)));
      at.server.status = REPORTS[dialect];
      await at.poll();
      assert.equal(at.message, "status.recorded");
      assert.equal(strict.held[element], word);
    });
  }

  test("SCORM " + dialect + ": an LMS that only throws opens no lab before the learner was warned, and then does", async () => {
    const strict = new StrictLms(dialect);
    strict.faults.dead = true;
    const at = await stage(before((s) => (s.strict = strict)));
    assert.equal(at.message, "status.lms-fails");
    assert.equal(at.server.calls.length, 0);
    await at.click("continue");
    await settled();
    await at.click("open");
    assert.equal(at.document.submissions.length, 1);
    at.server.status = REPORTS[dialect];
    await at.poll();
    assert.equal(at.server.acks[0].ok, false);
  });

  for (const code of ["401", "402"]) {
    test("SCORM " + dialect + ": the server learns by which code an LMS refused the status (" + code + ")", async () => {
      const strict = new StrictLms(dialect);
      const at = await stage(before((s) => (s.strict = strict)));
      strict.faults.refuses = (name, args) => (args[0] === element && /SetValue$/.test(name) ? code : undefined);
      at.server.status = REPORTS[dialect];
      await at.poll();
      await at.later(22000);
      assert.deepEqual(at.server.acks.map((ack) => [ack.stage, ack.ok, ack.lastError]), [["commit", false, code]]);
      assert.deepEqual(at.notices, ["notice.lms-refused"]);
    });
  }

  test("SCORM " + dialect + ": an LMS that dies during the lab does not keep the server from recording", async () => {
    const strict = new StrictLms(dialect);
    const at = await stage(before((s) => (s.strict = strict)));
    strict.faults.dead = true;
    at.server.status = REPORTS[dialect];
    await at.poll();
    await at.later(22000);
    assert.deepEqual(at.notices, ["notice.lms-lost"]);
    assert.deepEqual(at.server.acks.map((ack) => [ack.ok, ack.lastError]), [[false, "lost"]]);
  });
}

test("a package of one version serves an LMS of the other, and says which it found", async () => {
  const at = await stage((s) => {
    s.strict = new StrictLms("2004");
    s.config.dialect = "1.2";
  });
  assert.equal(at.server.of("/sessions")[0].sent.dialect, "2004");
});
