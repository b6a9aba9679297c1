"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { stage, settled } = require("./fake/stage.cjs");
const { status, refused } = require("./fake/server.cjs");

const polls = (at) => at.server.of("/sessions/status").length;

test("polls go as often as the server says, less often while the page is hidden", async () => {
  const at = await stage();
  await at.later(60000);
  assert.equal(polls(at), 4);
  at.window.visible(false);
  await at.later(15000);
  const before = polls(at);
  await at.later(120000);
  assert.equal(polls(at) - before, 2);
});

test("on errors the pause doubles up to five minutes, and one success makes it normal again", async () => {
  const at = await stage();
  at.server.down = true;
  const times = [];
  at.server.before = async (call) => {
    if (call.path === "/sessions/status") {
      times.push(at.clock.now());
    }
  };
  await at.later(1500000);
  const pauses = times.slice(1).map((time, i) => Math.round((time - times[i]) / 1000));
  assert.deepEqual(pauses.slice(0, 6), [30, 60, 120, 240, 300, 300]);
  assert.deepEqual(at.notices, ["notice.unreachable"]);
  at.server.down = false;
  await at.later(300000);
  const before = polls(at);
  await at.later(30000);
  assert.equal(polls(at) - before, 2);
  assert.deepEqual(at.notices, []);
});

for (const wake of ["focus", "online", "pageshow"]) {
  test("the event " + wake + " asks at once, but never twice within five seconds", async () => {
    const at = await stage();
    await at.later(10000);
    at.window.dispatch(wake, {});
    await settled();
    assert.equal(polls(at), 1);
    at.window.dispatch(wake, {});
    await settled();
    assert.equal(polls(at), 1);
    await at.later(5000);
    assert.equal(polls(at), 2);
  });
}

test("a page whose timers were frozen catches up when it becomes visible", async () => {
  const at = await stage();
  at.window.visible(false);
  at.clock.tasks = [];
  at.clock.freeze(400000);
  at.server.status = status({ phase: "RUNNING", message: "running", open: "return" });
  at.window.visible(true);
  await settled();
  assert.equal(at.message, "status.running");
});

test("offline is said, and the page goes on when the network is back", async () => {
  const at = await stage();
  at.window.navigator.onLine = false;
  at.server.down = true;
  at.window.dispatch("offline");
  assert.deepEqual(at.notices, ["notice.offline"]);
  await at.later(30000);
  assert.deepEqual(at.notices, ["notice.offline"]);
  at.window.navigator.onLine = true;
  at.server.down = false;
  at.window.dispatch("online");
  await at.later(5000);
  assert.deepEqual(at.notices, []);
});

test("a page that starts offline waits and begins when the network is there", async () => {
  const at = await stage((s) => {
    s.window.navigator.onLine = false;
    s.server.down = true;
  });
  await at.later(250);
  assert.equal(at.message, "refused.OFFLINE");
  at.window.navigator.onLine = true;
  at.server.down = false;
  at.window.dispatch("online");
  await settled();
  assert.equal(at.message, "status.ready");
});

test("a server that cannot be reached at first is tried again by itself", async () => {
  const at = await stage((s) => (s.server.down = true));
  await at.later(250);
  assert.equal(at.message, "refused.UNREACHABLE");
  assert.deepEqual(at.buttons, ["retry"]);
  at.server.down = false;
  await at.later(5000);
  assert.equal(at.message, "status.ready");
});

test("a server that never answers is given up after twenty seconds", async () => {
  const at = await stage((s) => (s.server.hangs = true));
  assert.equal(at.message, "status.beginning");
  await at.later(20000);
  assert.equal(at.message, "refused.UNREACHABLE");
});

test("another server's page is no answer, whatever its status", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions"] = { status: 200, body: undefined }));
  assert.equal(at.message, "refused.UNREACHABLE");
});

test("a server that answers, but not this page, is told apart from a dead network", async () => {
  const at = await stage((s) => {
    s.server.before = async (call) => {
      throw new TypeError("no Access-Control-Allow-Origin for " + call.path);
    };
  });
  await at.later(250);
  assert.equal(at.message, "refused.NOT_HERE");
  assert.deepEqual(at.buttons, ["retry"]);
});

test("too many sessions are tried again after half a minute", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions"] = refused("RATE_LIMITED", 429)));
  at.server.refusals = {};
  await at.later(25000);
  assert.equal(at.message, "refused.RATE_LIMITED");
  await at.later(5000);
  assert.equal(at.message, "status.ready");
});

test("of two tabs the earlier one says that it was superseded, and takes over only by a click", async () => {
  const at = await stage();
  at.server.begin();
  await at.poll();
  assert.equal(at.message, "status.superseded");
  assert.deepEqual(at.buttons, ["take-over"]);
  const calls = at.server.calls.length;
  await at.later(3600000);
  at.window.dispatch("focus");
  await settled();
  assert.equal(at.server.calls.length, calls);
  await at.click("take-over");
  assert.equal(at.message, "status.ready");
  assert.equal(at.server.of("/sessions")[1].sent.continuity, "skl1|r1|1|secret1|0");
});

test("a superseded tab leaves the LMS alone when it closes, since the other tab's result may be there", async () => {
  const at = await stage();
  at.server.begin();
  await at.poll();
  await at.leave();
  assert.ok(!at.lms.log.includes("leaving"));
});

test("a session that ran out while the computer slept begins again by itself", async () => {
  const at = await stage();
  at.server.refusals["/sessions/status"] = refused("SESSION_EXPIRED", 401);
  at.clock.tasks = [];
  at.wall = 20 * 60000;
  at.window.dispatch("focus");
  at.server.before = async (call) => {
    if (call.path === "/sessions") {
      at.server.refusals = {};
    }
  };
  await settled();
  assert.equal(at.message, "status.ready");
  assert.equal(at.server.sessions, 2);
  assert.equal(at.lms.values["cmi.suspend_data"], "skl1|r1|1|secret2|0");
});

test("a ticket's refusal of an expired session is an expired session", async () => {
  const at = await stage();
  at.server.refusals["/sessions/ticket"] = refused("SESSION_EXPIRED", 401);
  await at.later(90000);
  assert.equal(at.message, "status.superseded");
});

test("the token travels in the header alone", async () => {
  const at = await stage();
  await at.poll();
  const [begin, ...others] = at.server.calls;
  assert.equal(begin.headers.Authorization, undefined);
  others.forEach((call) => {
    assert.equal(call.headers.Authorization, "Bearer token1");
    assert.doesNotMatch(String(call.body), /token1/);
    assert.doesNotMatch(call.path, /token1/);
  });
});
