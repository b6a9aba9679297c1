// Asks again by itself where the page says so. Without scripts the button does the same.
"use strict";
const form = document.getElementById("open");
if (form) {
  const wait = Number(form.dataset.askAgainAfter);
  if (wait > 0) {
    setTimeout(() => form.requestSubmit(form.querySelector("button")), wait);
  }
}
