/** What comes over the chat: toasts that pass, and dialogs that wait for an answer. */
import { byId, make } from "./dom.js";
import { say } from "./language.js";

let passing = null;

/** A line that goes by itself, after as long as it takes to read it. */
export function showToast(text) {
  if (!text) return;
  passing?.remove();
  const toast = make("p", { class: "toast", "data-testid": "toast", onclick: () => toast.remove() }, text);
  passing = toast;
  byId("toasts").append(toast);
  setTimeout(() => toast.remove(), Math.max(3500, 70 * text.length));
}

/** Telegram's alert: stays until OK. */
export function showAlert(text) {
  passing?.remove();
  const ok = make("button", { type: "button", class: "main" }, say("ok"));
  const said = make("p", { class: "said", "data-testid": "toast", id: "dialog-text" }, text);
  const dialog = open("alertdialog", said, make("div", { class: "row" }, ok));
  ok.addEventListener("click", () => dialog.close());
  return new Promise((done) => dialog.addEventListener("close", () => done()));
}

/** Asks before something that cannot be undone. */
export function ask(text, yes) {
  const no = make("button", { type: "button" }, say("cancel"));
  const go = make("button", { type: "button", class: "main danger", "data-testid": "confirm" }, yes);
  const said = make("p", { class: "said", id: "dialog-text" }, text);
  const dialog = open("alertdialog", said, make("div", { class: "row" }, no, go));
  no.addEventListener("click", () => dialog.close());
  go.addEventListener("click", () => dialog.close("yes"));
  no.focus();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes")));
}

/** Who chose what in a poll that is not anonymous. */
export function showVoters(poll) {
  const ok = make("button", { type: "button", class: "main" }, say("ok"));
  const rows = poll.options.flatMap((option) => [
    make("dt", {}, `${option.text} (${option.count})`),
    make("dd", {}, option.voters?.length > 0 ? option.voters.join(", ") : say("nobody")),
  ]);
  const said = make("p", { class: "said", id: "dialog-text" }, poll.question);
  const dialog = open("dialog", said, make("dl", {}, ...rows), make("div", { class: "row" }, ok));
  ok.addEventListener("click", () => dialog.close());
}

function open(role, ...content) {
  const dialog = make("dialog", { role, "aria-labelledby": "dialog-text" }, ...content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
