"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage } = require("./fake/stage.cjs");
const { status, passed, progress } = require("./fake/server.cjs");

test("without an LMS no lab is offered, the server is not asked, and one can try again", async () => {
  const at = await stage((s) => (s.apis = [null, { api: {} }]));
  assert.equal(at.message, "status.not-connected");
  assert.deepEqual(at.buttons, ["retry"]);
  assert.equal(at.server.calls.length, 0);
  await at.click("retry");
  assert.equal(at.message, "status.ready");
});

test("an LMS that does not start gives a warning first; after it the lab opens, the server records, and the learner is told", async () => {
  const at = await stage((s) => (s.lms.startOk = false));
  assert.equal(at.message, "status.lms-fails");
  assert.deepEqual(at.buttons, ["retry", "continue"]);
  assert.equal(at.server.calls.length, 0);
  await at.click("continue");
  assert.match(at.server.of("/sessions")[0].sent.learner.id, /^unnamed-/);
  assert.deepEqual(at.server.storedBody, { failed: true });
  assert.deepEqual(at.buttons, ["open"]);
  assert.deepEqual(at.notices, ["notice.not-recorded"]);
  at.server.status = passed(1);
  await at.poll();
  assert.equal(at.server.acks[0].ok, false);
  assert.equal(at.server.acks[0].lastError, "not-running");
  assert.deepEqual(at.notices, ["notice.lms-refused"]);
});

test("an LMS that starts at the second try is used as usual", async () => {
  const at = await stage((s) => (s.lms.startOk = false));
  at.lms.startOk = true;
  await at.click("retry");
  assert.equal(at.message, "status.ready");
  assert.deepEqual(at.notices, []);
});

test("while the LMS has not saved the secret the lab cannot be opened", async () => {
  const at = await stage((s) => (s.lms.failCommits = 2));
  assert.equal(at.message, "status.saving");
  assert.deepEqual(at.buttons, []);
  assert.equal(at.server.of("/sessions/stored").length, 0);
  await at.later(2000);
  assert.equal(at.message, "status.ready");
  assert.equal(at.server.of("/sessions/stored").length, 1);
});

test("an LMS that never saves gives a warning, and the learner decides", async () => {
  const at = await stage((s) => (s.lms.failCommits = 99));
  await at.later(22000);
  assert.equal(at.message, "status.unsaved");
  assert.deepEqual(at.buttons, ["retry", "continue"]);
  assert.equal(at.server.of("/sessions/ticket").length, 0);
  await at.click("continue");
  assert.deepEqual(at.server.storedBody, { failed: true });
  assert.deepEqual(at.notices, ["notice.lms-not-saving"]);
  assert.deepEqual(at.buttons, ["open"]);
});

test("after the LMS has recovered, trying again stores the secret without another session", async () => {
  const at = await stage((s) => (s.lms.failCommits = 99));
  await at.later(22000);
  at.lms.failCommits = 0;
  await at.click("retry");
  assert.equal(at.message, "status.ready");
  assert.deepEqual(at.server.storedBody, {});
  assert.equal(at.server.of("/sessions").length, 1);
});

test("a lost commit of a result is tried again after 2, 5 and 15 seconds", async () => {
  const at = await stage();
  at.server.status = passed(3);
  at.lms.failCommits = 3;
  await at.poll();
  assert.equal(at.message, "status.reporting");
  await at.later(22000);
  assert.equal(at.server.acks[0].ok, true);
  assert.equal(at.message, "status.recorded");
});

test("when the LMS does not take a result, the server and the learner are told, and saving again by hand works", async () => {
  const at = await stage();
  at.server.status = passed(3);
  at.lms.failCommits = 99;
  await at.poll();
  await at.later(22000);
  assert.deepEqual(at.server.acks.map((ack) => [ack.ok, ack.lastError]), [[false, "391"]]);
  assert.deepEqual(at.notices, ["notice.lms-refused"]);
  assert.ok(at.buttons.includes("save-again"));
  assert.ok(!at.lms.log.includes("finish:exitAll"));
  at.lms.failCommits = 0;
  await at.click("save-again");
  assert.equal(at.message, "status.recorded");
  assert.equal(at.server.acks[1].ok, true);
});

test("a result that the LMS did not take is tried again by itself, but not at every poll", async () => {
  const at = await stage();
  at.server.status = passed(3);
  at.lms.failCommits = 99;
  await at.poll();
  await at.later(22000);
  const before = at.lms.commits();
  await at.later(30000);
  assert.equal(at.lms.commits(), before);
  at.lms.failCommits = 0;
  await at.later(60000);
  assert.equal(at.message, "status.recorded");
});

test("a value that the LMS refuses makes the acknowledgement a failure, with the LMS's error", async () => {
  const at = await stage((s) => (s.lms.refuses["cmi.core.score.raw"] = "405"));
  at.server.status = passed(3);
  await at.poll();
  assert.equal(at.server.acks[0].ok, false);
  assert.equal(at.server.acks[0].lastError, "405");
});

test("an LMS that loses suspend data still takes the result", async () => {
  const at = await stage();
  at.lms.refuses["cmi.suspend_data"] = "101";
  at.server.status = passed(3);
  await at.poll();
  assert.equal(at.server.acks[0].ok, true);
});

test("when the LMS's window is gone the lab goes on, and the learner is told to reopen the activity", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  at.lms.lose();
  assert.deepEqual(at.notices, ["notice.lms-lost"]);
  assert.deepEqual(at.buttons, ["open"]);
  at.server.status = passed(3);
  await at.later(300000);
  assert.deepEqual(at.server.acks.map((ack) => [ack.ok, ack.lastError]), [[false, "lost"]]);
  assert.deepEqual(at.notices, ["notice.lms-lost"]);
});

test("a running lab commits at least every ten minutes", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  const before = at.lms.commits();
  await at.later(590000);
  assert.equal(at.lms.commits(), before);
  await at.later(30000);
  assert.equal(at.lms.commits(), before + 1);
});

test("the LMS's login is kept alive while the server is away", async () => {
  const at = await stage();
  const before = at.lms.commits();
  at.server.down = true;
  await at.later(1000000);
  assert.ok(at.lms.commits() > before);
});

test("a heartbeat that fails says that the session with the LMS has expired, and one that works takes it back", async () => {
  const at = await stage();
  at.lms.failCommits = 1;
  await at.later(615000);
  assert.deepEqual(at.notices, ["notice.lms-expired"]);
  assert.ok(at.buttons.includes("save-again"));
  await at.later(75000);
  assert.deepEqual(at.notices, []);
});

test("a report is written once, and acknowledged again when the acknowledgement was lost", async () => {
  const at = await stage();
  at.server.status = progress(2);
  at.server.refusals["/sessions/ack"] = { status: 502 };
  await at.poll();
  const written = at.lms.log.length;
  at.server.refusals = {};
  await at.later(60000);
  assert.equal(at.lms.log.length, written);
  assert.deepEqual(at.server.acks.map((ack) => [ack.revision, ack.ok]), [[2, true]]);
});

test("a final result stays open until the server has heard that the LMS took it", async () => {
  const at = await stage();
  at.server.status = passed(3);
  at.server.refusals["/sessions/ack"] = { status: 502 };
  await at.poll();
  assert.ok(!at.lms.log.includes("finish:exitAll"));
  at.server.refusals = {};
  await at.later(60000);
  assert.ok(at.lms.log.includes("finish:exitAll"));
  assert.equal(at.lms.log.filter((line) => line === "cmi.core.lesson_status=passed").length, 1);
});

test("the wall clock's time goes before exit and status, and is never taken from the server", async () => {
  const at = await stage((s) => (s.server.timeSource = "WALL_CLOCK"));
  at.server.status = passed(3);
  await at.later(15000);
  const log = at.lms.log;
  assert.ok(log.indexOf("cmi.core.session_time=t12:15") > 0);
  assert.ok(log.indexOf("cmi.core.session_time=t12:15") < log.indexOf("cmi.core.exit="));
});

test("SCORM 2004 gets its own element and spelling of the time", async () => {
  const at = await stage((s) => {
    s.server.timeSource = "WALL_CLOCK";
    s.lms.begun.dialect = "2004";
  });
  at.server.status = passed(3);
  await at.poll();
  assert.ok(at.lms.log.includes("cmi.session_time=t2004:15"));
});
