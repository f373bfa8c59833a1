/** The list of messages, kept by key: what has not changed is not touched, so that focus, selection and scroll stay. */
import { byId, make } from "./dom.js";
import { dayOf, say } from "./language.js";
import { createMessage } from "./bubble.js";
import { keepScroll } from "./scroll.js";
import { excerptOf } from "./sanitize.js";

const list = byId("messages");
const rows = new Map(); // key → { element, update }
const scroll = keepScroll(byId("scroller"), list, byId("jump"), byId("jump-count"));
let shown = null; // which chat, seen by whom
let known = new Set();

export const messageKey = (message) => `${message.ephemeral ? "e" : "m"}${message.id}`;
export const toNewest = () => scroll.toBottom();

/** Shows these messages; `chat` says whose view it is, so that a change of chat starts at the bottom. */
export function showMessages(messages, chat, actions) {
  const fresh = chat.key !== shown;
  if (fresh) { rows.clear(); list.replaceChildren(); known = new Set(); shown = chat.key; }
  const items = withPlaces(messages, chat.isPrivate);
  removeMissing(new Set(items.map((item) => item.key)));
  let next = list.firstElementChild;
  for (const item of items) {
    const row = rows.get(item.key) ?? create(item, actions);
    row.update(item);
    if (row.element === next) next = next.nextElementSibling;
    else list.insertBefore(row.element, next);
  }
  const arrived = messages.filter((message) => !known.has(messageKey(message)));
  known = new Set(messages.map(messageKey));
  if (fresh) scroll.toBottom();
  else announce(arrived.filter((message) => !message.mine));
}

/** Brings a message into view and lights it up for a moment. */
export function goTo(id) {
  const row = rows.get(`m${id}`);
  if (!row) return;
  scroll.toElement(row.element);
  row.element.classList.remove("lit");
  requestAnimationFrame(() => row.element.classList.add("lit"));
  row.element.querySelector(".bubble")?.focus({ preventScroll: true });
}

/** Gives each message its place: a date before the first of a day, and first or last of a run by one person. */
function withPlaces(messages, isPrivate) {
  const items = [];
  let day = null;
  messages.forEach((message, at) => {
    const today = new Date(message.date).toDateString();
    if (today !== day) items.push({ key: `d${today}`, date: message.date });
    const before = today === day ? messages[at - 1] : null;
    day = today;
    const first = !sameRun(before, message);
    const last = !sameRun(message, messages[at + 1]);
    items.push({ key: messageKey(message), message, first, last, isPrivate });
  });
  return items;
}

function sameRun(one, other) {
  if (!one || !other || one.service || other.service || one.ephemeral !== other.ephemeral) return false;
  const [from, to] = [new Date(one.date), new Date(other.date)];
  return one.from.id === other.from.id && to - from < 600_000 && from.toDateString() === to.toDateString();
}

function create(item, actions) {
  const row = item.message ? createMessage(item.message, actions) : createDay();
  rows.set(item.key, row);
  return row;
}

function createDay() {
  const label = make("span");
  return {
    element: make("li", { class: "day" }, label),
    update: (item) => { if (label.textContent !== dayOf(item.date)) label.textContent = dayOf(item.date); },
  };
}

function removeMissing(wanted) {
  for (const [key, row] of rows) {
    if (wanted.has(key)) continue;
    row.element.remove();
    rows.delete(key);
  }
}

/** New messages by others are read out, and counted on the way-down button when one is reading further up. */
function announce(arrived) {
  if (arrived.length === 0) return;
  scroll.missed(arrived.length);
  const read = (message) => `${message.from?.name ?? ""}: ${excerptOf(message, 200)}`;
  byId("announcer").textContent = arrived.length > 3 ? say("newMessages", arrived.length) : arrived.map(read).join("\n");
}
