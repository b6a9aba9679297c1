"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage } = require("./fake/stage.cjs");
const { status, passed, progress, refused } = require("./fake/server.cjs");

test("a first visit stores the secret, commits, says so, and only then offers the lab", async () => {
  const at = await stage();
  assert.deepEqual(at.lms.log, ["start", "cmi.suspend_data=skl1|r1|1|secret1|0", "commit"]);
  const order = at.server.calls.map((call) => call.path);
  assert.deepEqual(order, ["/sessions", "/sessions/stored", "/sessions/ticket"]);
  assert.equal(at.message, "status.ready");
  assert.deepEqual(at.buttons, ["open"]);
  assert.equal(at.button("open").textContent, "Start lab");
});

test("the session is asked for with what the LMS said, and the key travels in the body alone", async () => {
  const at = await stage((s) => {
    s.lms.begun.suspendData = "skl1|r1|1|old|0";
    s.window.navigator.languages = ["de-AT", "en"];
  });
  const call = at.server.of("/sessions")[0];
  assert.equal(call.sent.key, "launch-key");
  assert.equal(call.sent.lab, "1");
  assert.deepEqual(call.sent.learner, { id: "ada" });
  assert.equal(call.sent.continuity, "skl1|r1|1|old|0");
  assert.equal(call.sent.lms.status, "not attempted");
  assert.equal(call.sent.lms.scoreRaw, null);
  assert.deepEqual(call.sent.languages, ["de-AT", "en"]);
  assert.match(call.sent.nonce, /^[0-9a-f]{32}$/);
  assert.equal(call.credentials, "omit");
  assert.equal(call.headers.Authorization, undefined);
  at.server.calls.forEach((each) => assert.doesNotMatch(each.path, /launch-key|token|ticket\d/));
});

test("the learner's name leaves the LMS only where the dispatch wants names", async () => {
  const at = await stage((s) => (s.config.names = true));
  assert.deepEqual(at.server.of("/sessions")[0].sent.learner, { id: "ada", name: "Lovelace, Ada" });
});

test("suspend data of another content is not sent", async () => {
  const at = await stage((s) => (s.lms.begun.suspendData = "bookmark=4"));
  assert.equal(at.server.of("/sessions")[0].sent.continuity, null);
});

test("a running lab is offered to return to, and is polled", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  assert.equal(at.message, "status.running");
  assert.equal(at.button("open").textContent, "Return to your lab");
  await at.poll();
  assert.equal(at.server.of("/sessions/status").length, 1);
});

test("a saved lab is offered to resume", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "resume" })));
  assert.equal(at.button("open").textContent, "Resume your lab");
});

test("work that is being graded is said to be, and the learner may leave", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "PENDING", message: "pending", open: null })));
  assert.equal(at.message, "status.pending");
  assert.deepEqual(at.buttons, ["leave"]);
});

test("a final result that the LMS has not acknowledged is reported at once, then the session ends", async () => {
  const at = await stage((s) => (s.server.status = passed(3)));
  assert.deepEqual(at.lms.log.slice(3), [
    "cmi.suspend_data=skl1|r1|1|secret1|3",
    "cmi.objectives.0.id=skl-tasks",
    "cmi.core.score.min=0",
    "cmi.core.score.max=100",
    "cmi.core.score.raw=80",
    "cmi.core.exit=",
    "cmi.core.lesson_status=passed",
    "commit",
    "finish:exitAll",
  ]);
  assert.deepEqual(at.server.acks, [
    { revision: 3, stage: "commit", ok: true, lastError: "0", readBack: { status: "passed", scoreRaw: "80" } },
    { revision: 3, stage: "terminate", ok: true, lastError: "0", readBack: { status: "passed", scoreRaw: "80" } },
  ]);
  assert.equal(at.server.of("/sessions/ack")[1].keepalive, true);
  assert.equal(at.server.ended.length, 1);
  assert.equal(at.message, "status.recorded");
  assert.equal(at.document.getElementById("result").textContent, "Score80 %OutcomePassedReceiptABCDEFGHJK");
});

test("a final result that the LMS has is shown, and a new lab starts only by its own button", async () => {
  const final = status({ phase: "FINAL", message: "final", open: "start-new", acknowledged: 3, revision: 3, result: { percent: 40, passed: false } });
  const at = await stage((s) => (s.server.status = final));
  assert.equal(at.message, "status.failed");
  assert.deepEqual(at.buttons, ["open", "leave"]);
  assert.equal(at.button("open").textContent, "Start a new lab");
  assert.equal(at.server.of("/sessions/ticket")[0].sent.startNew, true);
  assert.equal(at.server.acks.length, 0);
});

test("what KEEP_BEST leaves alone is neither written nor acknowledged", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "FINAL", message: "final", open: null, revision: 4, acknowledged: 3 })));
  assert.equal(at.message, "status.completed");
  assert.deepEqual(at.lms.log, ["start", "cmi.suspend_data=skl1|r1|1|secret1|0", "commit"]);
  assert.equal(at.server.acks.length, 0);
});

test("a blocked learner is told why, and an earlier lab's result is still reported", async () => {
  const blocked = { ...progress(2, "BLOCKED"), code: "CAP_REACHED", open: null };
  const at = await stage((s) => (s.server.status = blocked));
  assert.equal(at.message, "refused.CAP_REACHED");
  assert.equal(at.server.acks[0].ok, true);
  assert.deepEqual(at.buttons, []);
});

test("a learner who cannot be proven is asked to confirm who he is, and nothing of a lab is shown", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "BLOCKED", code: "UNPROVEN", open: "step-up" })));
  assert.equal(at.message, "status.step-up");
  assert.deepEqual(at.buttons, ["open"]);
  assert.equal(at.button("open").textContent, "Confirm who you are");
});

test("a running lab whose dispatch no longer starts labs says so beside its state", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: null, code: "EXPIRED" })));
  assert.equal(at.message, "status.running");
  assert.deepEqual(at.notices, ["refused.EXPIRED"]);
});

for (const [phase, message, shown] of [
  ["STOPPED", "stopped", "status.not-finished"],
  ["STOPPED", "cancelled", "status.cancelled"],
  ["STOPPED", "no-show", "status.no-show"],
  ["LAB_FAILED", "lab-failed", "status.lab-failed"],
  ["LAB_FAILED", "save-failed", "status.save-failed"],
  ["PENDING", "awaiting-score", "status.awaiting-score"],
  ["NONE", "launch-no-capacity", "status.launch-no-capacity"],
  ["RUNNING", "a word of a newer server", "status.running"],
  ["A_NEWER_PHASE", "x", "status.running"],
]) {
  test("the phase " + phase + " with the word '" + message + "' is shown as " + shown, async () => {
    const at = await stage((s) => (s.server.status = status({ phase, message })));
    assert.equal(at.message, shown);
  });
}

for (const mode of ["browse", "review"]) {
  test("in mode " + mode + " nothing is written and no lab is offered", async () => {
    const at = await stage((s) => {
      Object.assign(s.lms.begun, { mode, readOnly: true });
      s.server.status = passed(3);
    });
    assert.deepEqual(at.lms.log, ["start"]);
    assert.equal(at.message, "status.passed");
    assert.deepEqual(at.notices, ["notice.view-only"]);
    assert.deepEqual(at.buttons, []);
    assert.deepEqual(at.server.calls.map((call) => call.path), ["/sessions"]);
    await at.later(700000);
    assert.deepEqual(at.lms.log, ["start"]);
    assert.equal(at.server.acks.length, 0);
  });
}

const FINAL_REFUSALS = ["DISPATCH_UNAVAILABLE", "ORIGIN_NOT_ALLOWED", "EXPIRED", "REVOKED", "KEY_RETIRED"];
const OTHER_REFUSALS = [
  "NOT_YET_OPEN",
  "DISABLED",
  "CAP_REACHED",
  "TOO_MANY_LAUNCHES",
  "TOO_MANY_LABS",
  "RATE_LIMITED",
  "UNPROVEN",
  "SESSION_EXPIRED",
  "TICKET_SPENT",
  "UNREADABLE",
];

for (const code of [...FINAL_REFUSALS, ...OTHER_REFUSALS]) {
  test("a launch refused with " + code + " says what to do and writes nothing", async () => {
    const at = await stage((s) => (s.server.refusals["/sessions"] = refused(code, 403)));
    assert.equal(at.message, "refused." + code);
    assert.equal(at.reference, "Reference: SUPPORT123");
    assert.deepEqual(at.buttons, FINAL_REFUSALS.includes(code) ? [] : ["retry"]);
    assert.deepEqual(at.lms.log, ["start"]);
  });
}

test("a refusal that this package does not know is told as such", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions"] = refused("SOMETHING_NEW", 403)));
  assert.equal(at.message, "refused.OTHER");
});

test("after a refusal the learner can try again", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions"] = refused("NOT_YET_OPEN", 403)));
  at.server.refusals = {};
  await at.click("retry");
  assert.equal(at.message, "status.ready");
});

test("a revocation is seen at the next poll", async () => {
  const at = await stage();
  at.server.refusals["/sessions/status"] = refused("REVOKED", 403);
  await at.poll();
  assert.equal(at.message, "refused.REVOKED");
  assert.deepEqual(at.buttons, []);
});
