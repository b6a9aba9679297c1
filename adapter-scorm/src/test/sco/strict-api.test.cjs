"use strict";

const assert = require("node:assert/strict");
const { describe, it } = require("node:test");
const { StrictLms } = require("./strict-api.cjs");

/** The table of calls, states and error codes: before the start, while running, after the end. */
const CODES = {
  "1.2": {
    LMSInitialize: [["", "0"], ["", "101"], ["", "101"]],
    LMSGetValue: [["cmi.core.student_id", "301"], ["cmi.core.student_id", "0"], ["cmi.core.student_id", "301"]],
    LMSSetValue: [["cmi.core.score.raw", "301"], ["cmi.core.score.raw", "0"], ["cmi.core.score.raw", "301"]],
    LMSCommit: [["", "301"], ["", "0"], ["", "301"]],
    LMSFinish: [["", "301"], ["", "0"], ["", "301"]],
  },
  2004: {
    Initialize: [["", "0"], ["", "103"], ["", "104"]],
    GetValue: [["cmi.learner_id", "122"], ["cmi.learner_id", "0"], ["cmi.learner_id", "123"]],
    SetValue: [["cmi.score.raw", "132"], ["cmi.score.raw", "0"], ["cmi.score.raw", "133"]],
    Commit: [["", "142"], ["", "0"], ["", "143"]],
    Terminate: [["", "112"], ["", "0"], ["", "113"]],
  },
};

for (const [dialect, calls] of Object.entries(CODES)) {
  const [initialize, get, set, commit, finish] = Object.keys(calls);
  const lastError = dialect === "1.2" ? "LMSGetLastError" : "GetLastError";

  describe(`the strict LMS of SCORM ${dialect}`, () => {
    for (const [call, byState] of Object.entries(calls)) {
      byState.forEach(([argument, code], state) => {
        it(`answers ${call} with ${code} ${["before the start", "while running", "after the end"][state]}`, () => {
          const api = new StrictLms(dialect).open();
          if (state > 0) {
            api[initialize]("");
          }
          if (state > 1) {
            api[finish]("");
          }

          const answer = api[call](argument, ...(call === set ? ["10"] : []));

          assert.equal(api[lastError](), code);
          if (call === get) {
            assert.equal(answer, code === "0" ? "u-17" : "");
          } else {
            assert.equal(answer, String(code === "0"));
          }
        });
      });
    }

    it("insists on the empty argument", () => {
      const api = new StrictLms(dialect).open();

      assert.equal(api[initialize](), "false");
      assert.equal(api[lastError](), "201");
      api[initialize]("");
      assert.equal(api[commit](), "false");
      assert.equal(api[finish](), "false");
    });

    it("insists on texts", () => {
      const api = new StrictLms(dialect).open();
      api[initialize]("");

      assert.equal(api[set](dialect === "1.2" ? "cmi.core.score.raw" : "cmi.score.raw", 10), "false");
      assert.equal(api[lastError](), "201");
    });

    it("knows its data model", () => {
      const old = dialect === "1.2";
      const refused = old
        ? [
            ["cmi.core.lesson_status", "not attempted", "405"],
            ["cmi.core.score.raw", "100.5", "405"],
            ["cmi.core.score.min", "0", "401"],
            ["cmi.core.student_id", "me", "403"],
            ["cmi.core._children", "x", "402"],
            ["cmi.core.session_time", "0:00:05", "405"],
            ["cmi.suspend_data", "x".repeat(4097), "405"],
          ]
        : [
            ["cmi.completion_status", "passed", "406"],
            ["cmi.score.scaled", "1.1", "407"],
            ["cmi.score.scaled", "0,5", "406"],
            ["cmi.learner_id", "me", "404"],
            ["cmi.session_time", "PT", "406"],
            ["cmi.session_time", "PT1.123S", "406"],
            ["cmi.nothing", "x", "401"],
            ["cmi.suspend_data", "x".repeat(64001), "406"],
          ];
      const api = new StrictLms(dialect).open();
      api[initialize]("");
      for (const [element, value, code] of refused) {
        assert.equal(api[set](element, value), "false", element);
        assert.equal(api[lastError](), code, element);
      }
      assert.equal(api[get](old ? "cmi.core.exit" : "cmi.exit"), "");
      assert.equal(api[lastError](), old ? "404" : "405");
      assert.equal(api[get]("cmi.suspend_data"), "");
      assert.equal(api[lastError](), old ? "0" : "403");
    });
  });
}

describe("the strict LMS of SCORM 1.2 at the end", () => {
  const status = (options, values) => {
    const lms = new StrictLms("1.2", options);
    const api = lms.open();
    api.LMSInitialize("");
    values.forEach(([element, value]) => assert.equal(api.LMSSetValue(element, value), "true"));
    api.LMSFinish("");
    return lms.held["cmi.core.lesson_status"];
  };

  it("decides the status of a SCO that did not", () => {
    assert.equal(status({}, []), "completed");
    assert.equal(status({ mode: "browse" }, []), "browsed");
    assert.equal(status({}, [["cmi.core.lesson_status", "incomplete"]]), "incomplete");
  });

  it("overrules the SCO by the mastery score, but only for credit and with a score", () => {
    const forty = [["cmi.core.lesson_status", "incomplete"], ["cmi.core.score.raw", "40"]];

    assert.equal(status({ mastery: "70" }, forty), "failed");
    assert.equal(status({ mastery: "40" }, forty), "passed");
    assert.equal(status({ mastery: "70", credit: "no-credit" }, forty), "incomplete");
    assert.equal(status({ mastery: "70" }, forty.slice(0, 1)), "incomplete");
  });
});
