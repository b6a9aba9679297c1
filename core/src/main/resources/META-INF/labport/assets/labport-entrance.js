// Asks again by itself where the page says so, and shows only what has changed: the message is a live region, so that
// a screen reader tells a new one politely and keeps silent about an old one, and the focus stays where it is.
// Without scripts the page's button does the same.
"use strict";

function schedule(wait) {
  const form = document.getElementById("open");
  const after = wait || (form ? Number(form.dataset.askAgainAfter) : 0);
  if (form && after > 0) {
    setTimeout(() => ask(form, after), after);
  }
}

async function ask(form, wait) {
  let type;
  let text;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: {"X-Labport-Asking": "script"},
      redirect: "error",
      cache: "no-store",
    });
    type = answer.headers.get("Content-Type") || "";
    text = await answer.text();
  } catch {
    schedule(wait * 2);
    return;
  }
  if (type.startsWith("text/uri-list")) {
    location.assign(text.trim());
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.getElementById("choices")) {
    schedule(wait * 2); // not a page of ours: something between us is out of order
    return;
  }
  show(page);
  schedule();
}

function show(page) {
  const message = document.getElementById("message");
  const words = page.getElementById("message").textContent;
  if (message.textContent !== words) {
    message.textContent = words;
  }
  const old = document.getElementById("choices");
  const fresh = page.getElementById("choices");
  if (shape(old) === shape(fresh)) {
    const form = document.getElementById("open");
    const next = page.getElementById("open");
    if (form && next) {
      form.elements.tries.value = next.elements.tries.value;
      form.dataset.askAgainAfter = next.dataset.askAgainAfter;
    }
    return;
  }
  const focused = old.contains(document.activeElement) ? document.activeElement.closest("[id]").id : "";
  old.replaceChildren(...fresh.childNodes);
  if (focused) {
    const same = document.getElementById(focused);
    const target = (same && same.querySelector("button")) || old.querySelector("button, a") || message;
    target.focus({preventScroll: true});
  }
}

/** The choices without what changes at every answer. */
function shape(choices) {
  const copy = choices.cloneNode(true);
  copy.querySelectorAll("[name=tries]").forEach((field) => field.remove());
  copy.querySelectorAll("form").forEach((form) => form.removeAttribute("data-ask-again-after"));
  return copy.innerHTML;
}

schedule();
