"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { stage } = require("./fake/stage.cjs");
const { status, passed, refused } = require("./fake/server.cjs");
const { MAIN, load, texts } = require("./fake/scripts.cjs");

const SCO = path.join(MAIN, "sco");
const sco = load({});
const ALL = Object.fromEntries(["en", "de", "es", "fr", "pt", "ja", "ko", "zh-Hans", "zh-Hant"].map((tag) => [tag, {}]));

for (const [fixed, preferred, expected] of [
  [null, ["de-AT", "en"], "de"],
  ["fr", ["de"], "fr"],
  [null, ["nl", "es-MX"], "es"],
  [null, ["nl"], "en"],
  [null, [], "en"],
  [null, undefined, "en"],
  [null, ["zh"], "zh-Hans"],
  [null, ["zh-CN"], "zh-Hans"],
  [null, ["zh-SG"], "zh-Hans"],
  [null, ["zh-TW"], "zh-Hant"],
  [null, ["zh-HK"], "zh-Hant"],
  [null, ["zh-MO"], "zh-Hant"],
  [null, ["zh-Hant-CN"], "zh-Hant"],
  [null, ["zh-Hans-TW"], "zh-Hans"],
  ["zh_Hant", [], "zh-Hant"],
  [null, ["pt-BR"], "pt"],
]) {
  test("the language for " + fixed + " and " + preferred + " is " + expected, () => {
    assert.equal(sco.language(fixed, preferred, ALL), expected);
  });
}

test("a package with the texts of one language has that one", () => {
  assert.equal(sco.language(null, ["en"], { de: {} }), "de");
});

test("the generator's spellings of languages are all understood", () => {
  assert.equal(sco.language("zh-hant", [], { en: {}, "zh-hans": {}, "zh-hant": {} }), "zh-hant");
  assert.equal(sco.language(null, ["zh-TW"], { en: {}, zh_Hans: {}, zh_Hant: {} }), "zh_Hant");
});

test("every text that a script names is in the bundle, and every text of the bundle is used", () => {
  const english = texts();
  const source = fs.readdirSync(SCO).filter((name) => name.endsWith(".js")).map((name) => fs.readFileSync(path.join(SCO, name), "utf8")).join("\n");
  const named = [...source.matchAll(/"((?:status|notice|result|button|refused)\.[A-Za-z-]+)"/g)].map((match) => match[1]);
  named.concat("reference").forEach((key) => assert.ok(english[key], key));
  const words = source + "cancelled no-show awaiting-score provisioning-failed creation-failed resume-failed save-failed " +
    "launch-refused launch-limit launch-no-capacity launch-saved launch-review launch-wrong-state launch-shared " +
    "NOT_YET_OPEN DISABLED CAP_REACHED TOO_MANY_LAUNCHES TOO_MANY_LABS UNPROVEN TICKET_SPENT UNREADABLE"; // words of the server
  Object.keys(english).forEach((key) => assert.ok(words.includes(key.slice(key.indexOf(".") + 1)), key));
});

test("every code of the server has a text", () => {
  const java = fs.readFileSync(path.join(MAIN, "java/io/labport/adapter/scorm/dispatch/RefusalCode.java"), "utf8");
  const codes = [...java.matchAll(/^ {2}([A-Z_]+)\(\d+\)/gm)].map((match) => match[1]);
  assert.ok(codes.length > 10);
  codes.forEach((code) => assert.ok(texts()["refused." + code], code));
});

test("every state shows a message", async () => {
  const steps = ["connecting", "not-connected", "lms-fails", "beginning", "saving", "unsaved", "relay-offer", "relay-waiting", "superseded", "recorded", "left", "ended"];
  steps.forEach((step) => {
    const view = sco.viewOf({ step });
    assert.ok(view.message.some((key) => texts()[key]), step);
  });
});

test("the message is a polite live region, warnings are an alert, and neither repeats itself", async () => {
  const at = await stage();
  const message = at.document.getElementById("message");
  assert.equal(message.attributes.role, "status");
  assert.equal(at.document.getElementById("notices").attributes.role, "alert");
  const before = at.document.said.length;
  await at.poll();
  await at.poll();
  assert.equal(at.document.said.length, before);
});

test("the focus moves on when the button that had it goes, and is never taken otherwise", async () => {
  const at = await stage((s) => (s.server.refusals["/sessions"] = refused("NOT_YET_OPEN", 403)));
  assert.equal(at.document.activeElement, null);
  at.server.refusals = {};
  await at.click("retry");
  assert.equal(at.document.activeElement.attributes.id, "message");
});

test("a button that must wait keeps the keyboard's focus", async () => {
  const at = await stage();
  await at.click("open");
  assert.equal(at.document.activeElement, at.button("open"));
  assert.equal(at.button("open").attributes["aria-disabled"], "true");
});

test("what the server says is shown as text, whatever it is", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const at = await stage((s) => (s.server.status = { ...passed(3), receipt: evil, supportId: evil }));
  assert.ok(at.document.getElementById("result").textContent.includes(evil));
  assert.equal(at.reference, "Reference: " + evil);
  assert.equal(at.document.documentElement.all().some((each) => each.tag === "img"), false);
  for (const name of fs.readdirSync(SCO).filter((file) => file.endsWith(".js"))) {
    assert.doesNotMatch(fs.readFileSync(path.join(SCO, name), "utf8"), /innerHTML|outerHTML|insertAdjacent|document\.write|localStorage|sessionStorage|document\.cookie/, name);
  }
});

test("a result without score or verdict shows neither", async () => {
  const at = await stage((s) => (s.server.status = status({ phase: "FINAL", open: null, result: { percent: null, passed: null } })));
  assert.equal(at.document.getElementById("result").hidden, true);
  assert.equal(at.message, "status.completed");
});

test("the page has every script of the SCO once, deferred, and nothing inline", () => {
  const html = fs.readFileSync(path.join(SCO, "launcher.html"), "utf8");
  const scripts = [...html.matchAll(/<script defer src="([^"]+)"><\/script>/g)].map((match) => match[1]);
  const files = fs.readdirSync(SCO).filter((name) => name.endsWith(".js"));
  files.forEach((name) => assert.ok(scripts.includes(name), name));
  assert.deepEqual(scripts.slice(0, 2), ["launcher-config.js", "launcher-texts.js"]);
  assert.equal(scripts[scripts.length - 1], "launcher.js");
  assert.equal(new Set(scripts).size, scripts.length);
  assert.equal((html.match(/<script/g) || []).length, scripts.length);
  assert.doesNotMatch(html, /<style|style=|\son\w+=/);
});
