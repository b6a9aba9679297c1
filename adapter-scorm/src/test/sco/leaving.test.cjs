"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage, settled } = require("./fake/stage.cjs");
const { status, passed, progress } = require("./fake/server.cjs");

test("a page that goes away saves the time, ends the LMS's session once, and tells the server with keepalive", async () => {
  const at = await stage((s) => (s.server.timeSource = "WALL_CLOCK"));
  await at.later(61500);
  await at.leave();
  await at.leave();
  assert.deepEqual(at.lms.log.slice(-2), ["cmi.core.session_time=t12:61", "leaving"]);
  assert.equal(at.lms.log.filter((line) => line === "leaving").length, 1);
  assert.deepEqual(at.server.ended, [{ seconds: 61 }]);
  assert.equal(at.server.of("/sessions/end")[0].keepalive, true);
});

test("with the lab's own time nothing is written over what the server reported", async () => {
  const at = await stage();
  await at.later(60000);
  await at.leave();
  assert.equal(at.lms.values["cmi.core.session_time"], undefined);
});

test("after it has gone the page asks and writes nothing more", async () => {
  const at = await stage();
  await at.leave();
  const calls = at.server.calls.length;
  const written = at.lms.log.length;
  await at.later(3600000);
  at.window.dispatch("focus");
  at.window.dispatch("online");
  await settled();
  assert.equal(at.server.calls.length, calls);
  assert.equal(at.lms.log.length, written);
});

test("a page that goes away while its session begins does not go on with it", async () => {
  const at = await stage((s) => (s.server.before = () => new Promise((resolve) => (s.go = resolve))));
  await at.leave();
  at.go();
  await settled();
  assert.deepEqual(at.lms.log, ["start", "leaving"]);
});

test("a hidden page commits what is unsaved and never ends the session", async () => {
  const at = await stage();
  at.window.visible(false);
  assert.equal(at.lms.log[at.lms.log.length - 1], "hidden");
  assert.equal(at.lms.state, "running");
});

test("a page that the browser kept and shows again says that the session has ended", async () => {
  const at = await stage();
  await at.leave();
  at.window.dispatch("pageshow", { persisted: true });
  assert.equal(at.message, "status.ended");
  assert.deepEqual(at.buttons, []);
});

test("after the end of a final session leaving does nothing more to the LMS or the server", async () => {
  const at = await stage((s) => (s.server.status = passed(3)));
  await at.leave();
  assert.ok(!at.lms.log.includes("leaving"));
  assert.equal(at.server.ended.length, 1);
});

test("who leaves before the grade suspends, with the LMS's navigation, and may close the window", async () => {
  const at = await stage((s) => (s.server.status = progress(2, "PENDING")));
  assert.ok(at.buttons.includes("leave"));
  await at.click("leave");
  assert.equal(at.lms.log[at.lms.log.length - 1], "finish:suspendAll");
  assert.equal(at.lms.saved["cmi.core.exit"], "suspend");
  assert.equal(at.message, "status.left");
  assert.deepEqual(at.server.acks.map((ack) => ack.stage), ["commit", "terminate"]);
  assert.equal(at.server.ended.length, 1);
});

test("a running lab has no button that ends the session: the learner just closes the activity", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  assert.deepEqual(at.buttons, ["open"]);
});

test("only a window of its own that was opened by another can be closed by its button", async () => {
  const framed = await stage((s) => {
    s.server.status = passed(3);
    s.window.parent = {};
    s.window.opener = {};
  });
  assert.deepEqual(framed.buttons, []);
  const popup = await stage((s) => {
    s.server.status = passed(3);
    s.window.opener = {};
  });
  assert.deepEqual(popup.buttons, ["close"]);
  assert.equal(popup.window.closed, false);
  await popup.click("close");
  assert.equal(popup.window.closed, true);
});

test("a final result that arrives while the learner works is written, acknowledged and ends the session", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  at.window.visible(false);
  at.server.status = passed(7);
  await at.later(60000);
  assert.deepEqual(at.server.acks.map((ack) => [ack.revision, ack.stage]), [
    [7, "commit"],
    [7, "terminate"],
  ]);
  assert.equal(at.lms.saved["cmi.suspend_data"], "skl1|r1|1|secret1|7");
});
