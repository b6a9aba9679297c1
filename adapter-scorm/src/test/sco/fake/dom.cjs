"use strict";

const { webcrypto } = require("node:crypto");

class Target {
  constructor() {
    this.listeners = {};
  }

  addEventListener(type, listener) {
    (this.listeners[type] = this.listeners[type] || []).push(listener);
  }

  dispatch(type, fields = {}) {
    const event = { type, defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true), ...fields };
    (this.listeners[type] || []).forEach((listener) => listener(event));
    return event;
  }
}

/** As much of an element as the SCO's pages use. */
class Element extends Target {
  constructor(document, tag) {
    super();
    Object.assign(this, { document, tag, attributes: {}, children: [], parent: null, own: "", hidden: false, className: "" });
    this.value = "";
    this.disabled = false;
  }

  get dataset() {
    const data = {};
    Object.keys(this.attributes)
      .filter((name) => name.startsWith("data-"))
      .forEach((name) => (data[name.slice(5).replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = this.attributes[name]));
    return data;
  }

  get firstChild() {
    return this.children[0] || null;
  }

  get textContent() {
    return this.own + this.children.map((child) => child.textContent).join("");
  }

  set textContent(text) {
    this.children = [];
    this.own = text;
    this.document.said.push(text);
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
    if (name === "value") {
      this.value = String(value);
    }
  }

  getAttribute(name) {
    return name in this.attributes ? this.attributes[name] : null;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  appendChild(child) {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  removeChild(child) {
    this.children = this.children.filter((each) => each !== child);
    child.parent = null;
  }

  all() {
    return this.children.flatMap((child) => [child, ...child.all()]);
  }

  querySelector(tag) {
    return this.all().find((each) => each.tag === tag) || null;
  }

  focus() {
    this.document.activeElement = this;
  }

  said(name) {
    return this[name] || this.attributes[name];
  }

  /** What the browser does with a form, whatever its script thinks. */
  submit() {
    const fields = {};
    this.all().filter((each) => each.tag === "input").forEach((each) => (fields[each.said("name")] = each.value));
    this.document.submissions.push({
      action: this.said("action"),
      method: this.said("method"),
      target: this.said("target"),
      rel: this.attributes.rel,
      fields,
    });
  }

  click() {
    this.focus();
    if (this.disabled) {
      return;
    }
    const event = this.dispatch("click");
    if (event.defaultPrevented) {
      return;
    }
    if (this.tag === "a") {
      this.document.followed.push(this.attributes.href);
    } else if (this.tag === "button" && this.attributes.type === "submit") {
      const form = this.parent;
      if (!form.dispatch("submit").defaultPrevented) {
        form.submit();
      }
    }
  }
}

class Document extends Target {
  constructor() {
    super();
    Object.assign(this, { submissions: [], followed: [], said: [], visibilityState: "visible", activeElement: null });
    this.documentElement = new Element(this, "html");
    this.body = this.documentElement.appendChild(new Element(this, "body"));
  }

  createElement(tag) {
    return new Element(this, tag);
  }

  getElementById(id) {
    return this.documentElement.all().find((each) => each.attributes.id === id) || null;
  }

  add(tag, attributes, parent = this.body) {
    const element = parent.appendChild(this.createElement(tag));
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    return element;
  }
}

class Window extends Target {
  constructor() {
    super();
    Object.assign(this, { document: new Document(), crypto: webcrypto, AbortController, opener: null, closed: false, focused: 0 });
    this.navigator = { languages: ["en"], onLine: true };
    this.parent = this;
    this.posted = [];
    this.opened = [];
    this.window = this;
  }

  /** What window.open gives: a window that messages can be sent to; null where the browser opens none. */
  open(url, name) {
    if (this.blocksWindows) {
      return null;
    }
    const opened = { url, name, closed: false, focused: 0, messages: [] };
    opened.postMessage = (data, origin) => opened.messages.push({ data, origin });
    opened.focus = () => (opened.focused += 1);
    opened.close = () => (opened.closed = true);
    this.opened.push(opened);
    return opened;
  }

  postMessage(data, origin) {
    this.posted.push({ data, origin });
  }

  close() {
    this.closed = true;
  }

  visible(state) {
    this.document.visibilityState = state ? "visible" : "hidden";
    this.document.dispatch("visibilitychange");
  }
}

module.exports = { Window };
