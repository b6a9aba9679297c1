"use strict";

const assert = require("node:assert/strict");
const { describe, it } = require("node:test");
const { loadLms } = require("./lms-scripts.cjs");
const { TIMESPAN_12, TIMEINTERVAL_2004 } = require("./strict-api.cjs");

const { time } = loadLms();

const VECTORS = [
  [0, "0000:00:00.00", "PT0S"],
  [0.29, "0000:00:00.29", "PT0.29S"],
  [0.5, "0000:00:00.50", "PT0.5S"],
  [59.999, "0000:00:59.99", "PT59.99S"],
  [60, "0000:01:00.00", "PT1M"],
  [4168, "0001:09:28.00", "PT1H9M28S"],
  [3605, "0001:00:05.00", "PT1H5S"],
  [86400, "0024:00:00.00", "PT24H"],
  [35999999.99, "9999:59:59.99", "PT9999H59M59.99S"],
  [36000000, "9999:59:59.99", "PT10000H"],
  [36003723.5, "9999:59:59.99", "PT10001H2M3.5S"],
];

describe("session time", () => {
  for (const [seconds, text12, text2004] of VECTORS) {
    it(`writes ${seconds} seconds as ${text12} and as ${text2004}`, () => {
      assert.equal(time.to12(seconds), text12);
      assert.equal(time.to2004(seconds), text2004);
      assert.match(time.to12(seconds), TIMESPAN_12);
      assert.match(time.to2004(seconds), TIMEINTERVAL_2004);
    });
  }

  it("writes no time for what is no length of time", () => {
    for (const odd of [-1, -0.001, NaN, -Infinity, undefined]) {
      assert.equal(time.to12(odd), "0000:00:00.00");
      assert.equal(time.to2004(odd), "PT0S");
    }
  });

  it("reads back every hundredth of a second that it wrote", () => {
    for (let hundredths = 0; hundredths < 800000; hundredths += 37) {
      const seconds = hundredths / 100;
      assert.ok(Math.abs(time.parse(time.to12(seconds)) - seconds) < 1e-6, time.to12(seconds));
      assert.ok(Math.abs(time.parse(time.to2004(seconds)) - seconds) < 1e-6, time.to2004(seconds));
    }
  });
});

describe("total time", () => {
  const readable = [
    ["", 0],
    ["  ", 0],
    [null, 0],
    [undefined, 0],
    ["0000:00:00.00", 0],
    ["00:00:00", 0],
    ["0:00:05", 5],
    ["0001:09:28.00", 4168],
    ["01:09:28.5", 4168.5],
    ["10000:00:00", 36000000],
    ["PT0S", 0],
    ["P0D", 0],
    ["PT1H9M28S", 4168],
    ["PT1H5S", 3605],
    ["PT0.25S", 0.25],
    ["P1DT1H", 90000],
    ["P1Y2M3DT4H5M6.5S", 365 * 86400 + 60 * 86400 + 3 * 86400 + 4 * 3600 + 5 * 60 + 6.5],
  ];
  for (const [text, seconds] of readable) {
    it(`reads ${JSON.stringify(text)} as ${seconds} seconds`, () => {
      assert.equal(time.parse(text), seconds);
    });
  }

  it("makes nothing of anything else", () => {
    for (const text of ["P", "PT", "P1DT", "PT1.5H", "1:2", "000001:00:00", "-PT1S", "one hour", "NaN", "PT5", "12"]) {
      assert.equal(time.parse(text), null, text);
    }
  });
});
