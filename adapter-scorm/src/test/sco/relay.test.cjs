"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage, settled } = require("./fake/stage.cjs");
const { status, passed } = require("./fake/server.cjs");

const ORIGIN = "https://labs.example";

/** An LMS whose policy forbids fetch: it fails at once, and the event comes a moment later. */
const blocked = (s) => {
  s.window.fetch = async (url) => {
    s.clock.setTimeout(
      () => s.document.dispatch("securitypolicyviolation", { effectiveDirective: "connect-src", blockedURI: url, disposition: "enforce" }),
      0
    );
    throw new TypeError("Failed to fetch");
  };
};

const offered = async (change = () => {}) => {
  const at = await stage((s) => {
    blocked(s);
    change(s);
  });
  await at.later(250);
  return at;
};

const session = (at, fields = {}) => ({ supportId: "K7Q2M9XWPT", suspendData: "skl1|r1|1|secret1|0", policy: {}, status: at.server.status, ...fields });

const say = async (at, data, fields = {}) => {
  at.window.dispatch("message", { data: { labport: 1, ...data }, origin: ORIGIN, source: at.window.opened[0], ...fields });
  await settled();
};

/** The relay's page answers every question as the server does. */
const answering = (at, answers = {}) => {
  const target = at.window.opened[0];
  target.postMessage = (data, origin) => {
    target.messages.push({ data, origin });
    const answer = answers[data.call] || { status: data.call === "stored" || data.call === "end" ? 204 : 200, body: at.server.status };
    setImmediate(() => say(at, { kind: "answer", id: data.id, ...answer }));
  };
};

const connected = async (change) => {
  const at = await offered(change);
  at.button("connect").click();
  answering(at);
  await say(at, { kind: "session", body: session(at) });
  await settled();
  return at;
};

const asked = (at) => at.window.opened[0].messages.map((message) => message.data.call);

test("where the LMS's policy blocks the server, a window of the server's own is offered", async () => {
  const at = await offered();
  assert.equal(at.message, "status.relay-offer");
  assert.deepEqual(at.notices, ["notice.blocked"]);
  assert.deepEqual(at.buttons, ["connect"]);
  assert.equal(at.window.opened.length, 0);
});

test("a policy's complaint about another address is not ours", async () => {
  const at = await stage((s) => {
    s.server.down = true;
    s.document.dispatch("securitypolicyviolation", { effectiveDirective: "connect-src", blockedURI: "https://ads.example/" });
  });
  at.document.dispatch("securitypolicyviolation", { effectiveDirective: "connect-src", blockedURI: "https://ads.example/" });
  await at.later(250);
  assert.equal(at.message, "refused.UNREACHABLE");
});

test("the window opens within the click, by a form that carries the session's body", async () => {
  const at = await offered();
  at.button("connect").click();
  assert.equal(at.window.opened.length, 1);
  const [form] = at.document.submissions;
  assert.equal(form.action, "https://labs.example/scorm/v1/d/D1/relay");
  assert.equal(form.method, "post");
  assert.equal(form.target, at.window.opened[0].name);
  assert.equal(JSON.parse(form.fields.session).key, "launch-key");
  assert.equal(at.document.documentElement.all().filter((each) => each.name === "session").length, 0);
  assert.equal(at.message, "status.relay-waiting");
});

test("after the handshake the secret is stored, said to be, and the lab opens from the other window", async () => {
  const at = await connected();
  assert.deepEqual(asked(at), ["stored"]);
  at.window.opened[0].messages.forEach((message) => assert.equal(message.origin, ORIGIN));
  assert.equal(at.lms.saved["cmi.suspend_data"], "skl1|r1|1|secret1|0");
  assert.deepEqual(at.notices, ["notice.use-window"]);
  assert.deepEqual(at.buttons, ["relay-show"]);
  await at.click("relay-show");
  assert.equal(at.window.opened[0].focused, 1);
});

for (const [what, change] of [
  ["another origin", () => ({ origin: "https://labs.example.evil" })],
  ["a longer origin", () => ({ origin: "https://labs.example:8443" })],
  ["plain http", () => ({ origin: "http://labs.example" })],
  ["another window", () => ({ source: {} })],
  ["no window", () => ({ source: null })],
]) {
  test("a message from " + what + " is ignored", async () => {
    const at = await offered();
    at.button("connect").click();
    await say(at, { kind: "session", body: session(at) }, change());
    assert.equal(at.message, "status.relay-waiting");
    assert.equal(at.lms.saved["cmi.suspend_data"], undefined);
  });
}

for (const data of [null, "session", 7, { kind: "session" }, { labport: 2, kind: "session" }, { labport: 1, kind: "call", name: "alert" }]) {
  test("the message " + JSON.stringify(data) + " is none of ours", async () => {
    const at = await offered();
    at.button("connect").click();
    at.window.dispatch("message", { data, origin: ORIGIN, source: at.window.opened[0] });
    await settled();
    assert.equal(at.message, "status.relay-waiting");
  });
}

test("messages before any window was opened are ignored", async () => {
  const at = await offered();
  at.window.dispatch("message", { data: { labport: 1, kind: "session", body: session(at) }, origin: ORIGIN, source: null });
  await settled();
  assert.equal(at.message, "status.relay-offer");
});

test("an answer to nothing that was asked changes nothing", async () => {
  const at = await connected();
  await say(at, { kind: "answer", id: 99, status: 401, body: { code: "SESSION_EXPIRED" } });
  assert.equal(at.message, "status.ready");
});

test("a refusal is shown in the SCO as without a relay", async () => {
  const at = await offered();
  at.button("connect").click();
  await say(at, { kind: "refused", body: { code: "EXPIRED", supportId: "SUPPORT123" } });
  assert.equal(at.message, "refused.EXPIRED");
  assert.equal(at.reference, "Reference: SUPPORT123");
});

test("a result is reported through the relay", async () => {
  const at = await connected((s) => (s.server.status = passed(3)));
  await settled();
  const ack = at.window.opened[0].messages.find((message) => message.data.call === "ack");
  assert.deepEqual([ack.data.body.revision, ack.data.body.ok], [3, true]);
  assert.equal(at.message, "status.recorded");
  await settled();
  assert.equal(asked(at).pop(), "end");
});

test("a browser that opens no window is told apart", async () => {
  const at = await offered((s) => (s.window.blocksWindows = true));
  await at.click("connect");
  assert.deepEqual(at.notices, ["notice.popup-blocked"]);
  assert.deepEqual(at.buttons, ["connect"]);
});

test("a policy against forms closes the empty window and says so", async () => {
  const at = await offered();
  at.button("connect").click();
  at.document.dispatch("securitypolicyviolation", { effectiveDirective: "form-action", blockedURI: "https://labs.example/scorm" });
  await at.later(250);
  assert.equal(at.window.opened[0].closed, true);
  assert.deepEqual(at.notices, ["notice.form-blocked"]);
});

test("a window that says nothing for half a minute is given up, and another one can be opened", async () => {
  const at = await offered();
  await at.click("connect");
  await at.later(30000);
  assert.deepEqual(at.notices, ["notice.relay-silent"]);
  await at.click("connect");
  assert.equal(at.window.opened.length, 2);
});

test("when the learner closes the window, the SCO asks for it again and keeps the proof", async () => {
  const at = await connected();
  at.window.opened[0].closed = true;
  await at.later(15000);
  assert.deepEqual(at.notices, ["notice.relay-closed"]);
  at.button("connect").click();
  assert.equal(JSON.parse(at.document.submissions[1].fields.session).continuity, "skl1|r1|1|secret1|0");
});

test("a window that was reloaded has begun a new session, whose secret is stored as well", async () => {
  const at = await connected();
  await say(at, { kind: "session", body: session(at, { suspendData: "skl1|r1|1|secret2|0" }) });
  await settled();
  assert.equal(at.lms.saved["cmi.suspend_data"], "skl1|r1|1|secret2|0");
  assert.deepEqual(asked(at).filter((call) => call === "stored").length, 2);
});

test("an expired session is begun again by a click, since only a click opens the window", async () => {
  const at = await connected();
  answering(at, { status: { status: 401, body: { code: "SESSION_EXPIRED" } } });
  await at.later(15000);
  assert.deepEqual(at.notices, ["notice.relay-expired"]);
  assert.deepEqual(at.buttons, ["connect"]);
});

test("a relay that does not answer counts as a server that cannot be reached", async () => {
  const at = await connected((s) => (s.server.status = status({ phase: "RUNNING", message: "running", open: "return" })));
  at.window.opened[0].postMessage = () => {};
  await at.later(35000);
  assert.ok(at.notices.includes("notice.unreachable"));
});

test("when the page goes away the relay is told", async () => {
  const at = await connected();
  await at.leave();
  assert.equal(asked(at).pop(), "end");
});
