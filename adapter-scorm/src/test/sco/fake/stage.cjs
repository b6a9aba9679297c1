"use strict";

const { FakeClock, settled } = require("./clock.cjs");
const { Window } = require("./dom.cjs");
const { FakeServer } = require("./server.cjs");
const { FakeLms } = require("./lms.cjs");
const { load, texts } = require("./scripts.cjs");
const { loadLms } = require("../lms-scripts.cjs");

const ENGLISH = texts();

/** A learner in front of the SCO, with everything around it faked; with `strict`, an LMS behind the SCO's own side to it. */
class Stage {
  constructor(change = () => {}) {
    this.clock = new FakeClock();
    this.window = new Window();
    this.document = this.window.document;
    this.server = new FakeServer();
    this.lms = new FakeLms(this.clock);
    this.config = {
      server: "https://labs.example/scorm",
      dispatch: "D1",
      key: "launch-key",
      generation: 1,
      dialect: "1.2",
      language: null,
      names: false,
    };
    this.apis = [{ api: {} }];
    this.wall = 0;
    this.document.add("main", { id: "labport" });
    this.window.fetch = (url, options) => this.server.fetch(url, options);
    change(this);
  }

  async begin() {
    if (this.strict) {
      this.window[this.strict.dialect === "1.2" ? "API" : "API_1484_11"] = this.strict.open();
      this.window.LabportSco = loadLms(this.window);
    }
    const sco = load(this.window);
    if (!this.strict) {
      sco.await = async () => (this.apis.length > 1 ? this.apis.shift() : this.apis[0]);
      sco.connect = () => this.lms;
      sco.time = { to12: (seconds) => "t12:" + seconds, to2004: (seconds) => "t2004:" + seconds };
    }
    this.run = sco.run({
      window: this.window,
      document: this.document,
      config: this.config,
      texts: { en: ENGLISH },
      slot: "1",
      timers: this.clock,
      clock: this.clock,
      now: () => this.clock.now() + this.wall,
      random: () => 0,
    });
    await settled();
    return this;
  }

  get message() {
    return this.key(this.document.getElementById("message").textContent);
  }

  get notices() {
    return this.document.getElementById("notices").children.map((line) => this.key(line.textContent));
  }

  /** The ids of the buttons that the learner can press. */
  get buttons() {
    return this.document
      .getElementById("choices")
      .all()
      .filter((each) => each.tag === "button" && !each.hidden && each.attributes["aria-disabled"] !== "true")
      .map((each) => each.attributes.id);
  }

  get reference() {
    return this.document.getElementById("reference").textContent;
  }

  key(text) {
    return Object.keys(ENGLISH).find((key) => ENGLISH[key] === text) || text;
  }

  button(id) {
    return this.document.getElementById(id);
  }

  async click(id) {
    this.button(id).click();
    await settled();
  }

  async poll() {
    await this.clock.advance(15000);
  }

  async later(ms) {
    await this.clock.advance(ms);
  }

  async leave() {
    this.window.dispatch("pagehide", { persisted: false });
    await settled();
  }
}

const stage = (change) => new Stage(change).begin();

module.exports = { stage, settled };
