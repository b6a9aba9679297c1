"use strict";

const assert = require("node:assert/strict");
const { describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { ManualClock } = require("./lms-clock.cjs");
const { topWindow, frameIn, foreign } = require("./fake-windows.cjs");
const { StrictLms } = require("./strict-api.cjs");

const sco = loadLms();
const api12 = () => new StrictLms("1.2").open();
const api2004 = () => new StrictLms("2004").open();

function nested(outermost, depth) {
  let at = outermost;
  for (let count = 0; count < depth; count++) {
    at = frameIn(at);
  }
  return at;
}

describe("finding the LMS", () => {
  it("finds the API in the parent frame", () => {
    const API = api12();
    const lms = topWindow({ API });

    const found = sco.find(frameIn(lms), "1.2");

    assert.equal(found.api, API);
    assert.equal(found.dialect, "1.2");
    assert.equal(found.home, lms);
    assert.deepEqual(found.notes, []);
  });

  it("finds the API in its own window, where offline players put it", () => {
    const API_1484_11 = api2004();

    assert.equal(sco.find(topWindow({ API_1484_11 }), "2004").api, API_1484_11);
  });

  it("finds the API at the depth that portals nest frames, and far beyond ADL's seven parents", () => {
    const API = api12();

    for (const depth of [7, 8, 30, 499]) {
      assert.equal(sco.find(nested(topWindow({ API }), depth), "1.2").api, API, `${depth} parents`);
    }
  });

  it("passes foreign frames on the way up", () => {
    const API = api12();
    const lms = topWindow({ API });
    const between = foreign(frameIn(foreign(frameIn(lms))));

    const found = sco.find(frameIn(between), "1.2");

    assert.equal(found.api, API);
    assert.deepEqual(found.notes, ["foreign-window"]);
  });

  it("finds the API in the window that opened the popup", () => {
    const API = api12();
    const lms = topWindow({ API });

    assert.equal(sco.find(topWindow({}, lms), "1.2").api, API);
    assert.equal(sco.find(frameIn(topWindow({}, lms)), "1.2").api, API, "from a frame of the popup");
    assert.equal(sco.find(topWindow({}, frameIn(lms)), "1.2").api, API, "when a frame of the LMS opened it");
    assert.equal(sco.find(frameIn(foreign(topWindow({}, lms))), "1.2").api, API, "from a frame of a foreign popup");
    assert.equal(sco.find(frameIn(topWindow(), { opener: lms }), "1.2").api, API, "in a frame that the LMS opened by its name");
  });

  it("finds the API behind a popup of a popup, but does not follow openers for ever", () => {
    const API = api12();
    let opened = topWindow({ API });
    const chain = [];
    for (let count = 0; count < 11; count++) {
      opened = frameIn(topWindow({}, opened));
      chain.push(opened);
    }

    assert.equal(sco.find(chain[1], "1.2").api, API);
    assert.equal(sco.find(chain[9], "1.2").api, API);
    assert.equal(sco.find(chain[10], "1.2"), null);
  });

  it("prefers the nearest window, and in one window the dialect of the package", () => {
    const API = api12();
    const API_1484_11 = api2004();
    const both = topWindow({ API, API_1484_11 });

    assert.equal(sco.find(frameIn(both), "1.2").api, API);
    assert.equal(sco.find(frameIn(both), "2004").api, API_1484_11);
    assert.equal(sco.find(frameIn(topWindow({ API: api12() }), { API_1484_11 }), "1.2").api, API_1484_11);
  });

  it("takes the other dialect when the LMS offers nothing else, and says so", () => {
    const old = sco.find(frameIn(topWindow({ API: api12() })), "2004");
    const recent = sco.find(frameIn(topWindow({ API_1484_11: api2004() })), "1.2");

    assert.equal(old.dialect, "1.2");
    assert.deepEqual(old.notes, ["other-dialect"]);
    assert.equal(recent.dialect, "2004");
    assert.deepEqual(recent.notes, ["other-dialect"]);
  });

  it("does not take a portal's own object of that name for the LMS", () => {
    const API = api12();
    const found = sco.find(frameIn(topWindow({ API }), { API: { get() {}, post() {} } }), "1.2");

    assert.equal(found.api, API);
    assert.deepEqual(found.notes, ["unfit-object"]);
  });

  it("does not trip over an object that throws when it is looked at", () => {
    const API = api12();
    const hostile = new Proxy({}, {
      get() {
        throw new Error("no");
      },
    });

    assert.equal(sco.find(frameIn(topWindow({ API }), { API: hostile }), "1.2").api, API);
  });

  it("accepts an API without the functions that one can do without", () => {
    const API = api12();
    delete API.LMSCommit;
    delete API.LMSGetLastError;
    delete API.LMSGetErrorString;
    delete API.LMSGetDiagnostic;

    assert.equal(sco.find(topWindow({ API }), "1.2").api, API);
  });

  it("finds nothing in windows that are closed, lonely, or out of reach", () => {
    const closed = topWindow({ API: api12(), closed: true });
    const unreachable = topWindow();
    Object.defineProperty(unreachable, "opener", {
      get() {
        throw new Error("gone");
      },
    });
    const parentless = { parent: null, top: null, opener: null };

    assert.equal(sco.find(topWindow(), "1.2"), null);
    assert.equal(sco.find(topWindow({}, closed), "1.2"), null);
    assert.equal(sco.find(foreign(topWindow({ API: api12() })), "1.2"), null, "a sandboxed frame sees every window as foreign");
    assert.equal(sco.find(unreachable, "1.2"), null);
    assert.equal(sco.find(parentless, "1.2"), null);
  });

  it("comes to an end where parents or openers go round in circles", () => {
    const one = { opener: null };
    const other = { opener: null, parent: one, top: one };
    one.parent = other;
    one.top = other;
    const self = topWindow();
    self.opener = self;

    assert.equal(sco.find(one, "1.2"), null);
    assert.equal(sco.find(self, "1.2"), null);
  });
});

describe("waiting for the LMS", () => {
  it("answers at once when the API is there", async () => {
    const API = api12();
    const clock = new ManualClock();

    const found = await sco.await(topWindow({ API }), "1.2", undefined, clock);

    assert.equal(found.api, API);
    assert.equal(clock.waiting, 0);
  });

  it("finds an API that the player attaches late", async () => {
    const clock = new ManualClock();
    const lms = topWindow();
    let found = "nothing yet";
    sco.await(frameIn(lms), "1.2", { everyMs: 250, forMs: 10000 }, clock).then((what) => (found = what));

    await clock.advance(9800);
    assert.equal(found, "nothing yet");
    lms.API = api12();
    await clock.advance(200);

    assert.equal(found.api, lms.API);
    assert.equal(clock.waiting, 0);
  });

  it("gives up after ten seconds", async () => {
    const clock = new ManualClock();
    let found = "nothing yet";
    sco.await(topWindow(), "1.2", undefined, clock).then((what) => (found = what));

    await clock.advance(9999);
    assert.equal(found, "nothing yet");
    await clock.advance(1);

    assert.equal(found, null);
    assert.equal(clock.waiting, 0);
  });

  it("uses the timers of its window by default", async () => {
    const clock = new ManualClock();
    const lms = topWindow();
    const waiting = loadLms({ setTimeout: (task, delay) => clock.setTimeout(task, delay) }).await(frameIn(lms), "2004");

    lms.API_1484_11 = api2004();
    await clock.advance(250);

    assert.equal((await waiting).api, lms.API_1484_11);
  });
});
