"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage } = require("./fake/stage.cjs");
const { status, refused } = require("./fake/server.cjs");

const LAUNCH = "https://labs.example/scorm/v1/d/D1/launch";
const running = status({ phase: "RUNNING", message: "running", open: "return" });

test("a click posts the ticket into a new tab at once, without waiting for anything", async () => {
  const at = await stage();
  at.button("open").click();
  assert.deepEqual(at.document.submissions, [
    { action: LAUNCH, method: "post", target: "_blank", rel: "noopener", fields: { ticket: "ticket1" } },
  ]);
  assert.equal(at.message, "status.opening");
});

test("the ticket leaves the page as soon as the form is on its way", async () => {
  const at = await stage();
  await at.click("open");
  await at.later(1);
  assert.equal(at.document.documentElement.all().filter((each) => each.value).length, 0);
});

test("a double click opens one lab", async () => {
  const at = await stage();
  at.button("open").click();
  at.button("open").click();
  await at.click("open");
  assert.equal(at.document.submissions.length, 1);
});

test("after the lab has opened, the next click gets a ticket of a new wish", async () => {
  const at = await stage();
  await at.click("open");
  at.window.visible(false);
  at.server.status = running;
  await at.later(10000);
  at.window.visible(true);
  await at.later(5000);
  assert.equal(at.message, "status.running");
  await at.click("open");
  assert.equal(at.document.submissions.length, 2);
  const keys = at.server.of("/sessions/ticket").map((call) => call.sent.idempotencyKey);
  assert.notEqual(keys[0], keys[keys.length - 1]);
});

test("a ticket is renewed before it is too old, for the same wish", async () => {
  const at = await stage();
  await at.later(300000);
  const calls = at.server.of("/sessions/ticket");
  assert.equal(calls.length, 4);
  assert.equal(new Set(calls.map((call) => call.sent.idempotencyKey)).size, 1);
  at.button("open").click();
  assert.equal(at.document.submissions[0].fields.ticket, "ticket4");
});

test("nobody clicks in a hidden page: its ticket is renewed when it is seen again", async () => {
  const at = await stage();
  at.window.visible(false);
  await at.later(300000);
  assert.equal(at.server.of("/sessions/ticket").length, 1);
  at.window.visible(true);
  await at.later(0);
  assert.equal(at.server.of("/sessions/ticket").length, 2);
});

test("a click in a page that slept fetches a ticket and opens the lab within what the click allows", async () => {
  const at = await stage();
  at.clock.freeze(600000);
  await at.click("open");
  assert.deepEqual(at.document.submissions.map((each) => each.fields.ticket), ["ticket2"]);
});

test("when the late ticket takes longer than a click is good for, the learner clicks again", async () => {
  const at = await stage();
  at.clock.freeze(600000);
  at.server.before = async (call) => {
    if (call.path === "/sessions/ticket") {
      at.clock.freeze(4500);
    }
  };
  await at.click("open");
  assert.equal(at.document.submissions.length, 0);
  assert.ok(at.buttons.includes("open"));
  await at.click("open");
  assert.equal(at.document.submissions.length, 1);
});

test("a lab that did not open after ten seconds is offered as a link with a one-time ticket in the fragment", async () => {
  const at = await stage();
  await at.click("open");
  await at.later(10000);
  assert.deepEqual(at.notices, ["notice.window-blocked"]);
  const link = at.button("link");
  assert.equal(link.hidden, false);
  assert.equal(link.attributes.href, LAUNCH + "#ticket2");
  assert.equal(link.attributes.target, "_blank");
  assert.equal(link.attributes.rel, "noopener noreferrer");
});

test("the link's ticket is used once: after the click there is another one or none", async () => {
  const at = await stage();
  await at.click("open");
  await at.later(10000);
  at.button("link").click();
  assert.deepEqual(at.document.followed, [LAUNCH + "#ticket2"]);
  at.window.dispatch("blur");
  await at.later(0);
  assert.equal(at.button("link").hidden, true);
  assert.equal(at.button("link").attributes.href, undefined);
});

test("a policy against forms is noticed at once", async () => {
  const at = await stage();
  await at.click("open");
  at.document.dispatch("securitypolicyviolation", { effectiveDirective: "form-action", disposition: "enforce" });
  await at.later(0);
  assert.deepEqual(at.notices, ["notice.window-blocked"]);
});

test("a policy that only reports is none", async () => {
  const at = await stage();
  await at.click("open");
  at.document.dispatch("securitypolicyviolation", { effectiveDirective: "form-action", disposition: "report" });
  await at.later(0);
  assert.deepEqual(at.notices, []);
});

test("the tab that takes the focus is the lab: nothing is suspected", async () => {
  const at = await stage();
  await at.click("open");
  at.window.dispatch("blur");
  await at.later(10000);
  assert.deepEqual(at.notices, []);
});

test("a server that has seen the lab start needs no other sign", async () => {
  const at = await stage();
  await at.click("open");
  at.server.status = running;
  await at.later(10000);
  assert.deepEqual(at.notices, []);
  assert.equal(at.message, "status.running");
});

for (const code of ["TOO_MANY_LAUNCHES", "TOO_MANY_LABS", "RATE_LIMITED", "UNPROVEN", "CAP_REACHED", "UNREADABLE"]) {
  test("a ticket refused with " + code + " is told beside the lab's state, and can be asked for again", async () => {
    const at = await stage((s) => (s.server.refusals["/sessions/ticket"] = refused(code, 403)));
    assert.deepEqual(at.notices, ["refused." + code]);
    assert.equal(at.reference, "Reference: SUPPORT123");
    assert.deepEqual(at.buttons, ["ticket-again"]);
    at.server.refusals = {};
    await at.click("ticket-again");
    assert.deepEqual(at.buttons, ["open"]);
    assert.deepEqual(at.notices, []);
  });
}

test("a ticket that could not be fetched is fetched at the next poll", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions/ticket"] = { status: 502 }));
  assert.deepEqual(at.buttons, []);
  at.server.refusals = {};
  await at.poll();
  assert.deepEqual(at.buttons, ["open"]);
});

test("a wish that changes from start to a new lab gets another key", async () => {
  const at = await stage();
  at.server.status = status({ phase: "FINAL", message: "final", open: "start-new", acknowledged: 1 });
  await at.poll();
  const calls = at.server.of("/sessions/ticket").map((call) => call.sent);
  assert.deepEqual(calls.map((sent) => sent.startNew), [false, true]);
  assert.notEqual(calls[0].idempotencyKey, calls[1].idempotencyKey);
});

test("while the lab is being graded there is nothing to open and no ticket is asked for", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "PENDING", message: "pending", open: null })));
  await at.later(200000);
  assert.equal(at.server.of("/sessions/ticket").length, 0);
});
