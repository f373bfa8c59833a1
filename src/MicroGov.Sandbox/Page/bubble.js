/** One message as a row of the list. Each part is drawn again only when that part changed. */
import { avatar, icon, make, toneOf } from "./dom.js";
import { fullMoment, language, say, sizeOf, timeOfDay } from "./language.js";
import { createKeyboard } from "./keyboard.js";
import { createPoll } from "./poll.js";
import { plainText, safeNodes } from "./sanitize.js";

/** The parts of a bubble from top to bottom: what they depend on, and how they are drawn (null: not there). */
const parts = {
  sender: [(m, place) => [place.named, m.from?.name, m.from?.bot], drawSender],
  note: [(m) => m.ephemeral, drawNote],
  quote: [(m) => m.replyTo, drawQuote],
  photo: [(m) => [m.photo, m.from?.name], drawPhoto],
  file: [(m) => m.document, drawFile],
  text: [(m) => m.html, drawText],
  poll: [() => true, () => null], // drawn by its own hand below, so that its bars can move
  reactions: [(m) => m.reactions, drawReactions],
  meta: [(m) => [m.edited, m.date], drawMeta],
};

export function createMessage(message, actions) {
  const row = make("li", { "data-testid": "message", "data-id": message.id, "data-from": message.from?.id ?? "",
    "data-ephemeral": String(Boolean(message.ephemeral)) });
  if (message.service) return createService(row);
  const face = avatar(make("span", { "aria-hidden": "true" }), message.from.id, message.from.name, message.from.bot);
  const bubble = make("article", { class: "bubble", tabindex: "-1" });
  const keyboard = createKeyboard(actions);
  const reply = message.ephemeral ? null : make("button", { class: "round reply", type: "button" }, icon("reply"));
  row.append(face, make("div", { class: "stack" }, bubble, keyboard.element));
  if (reply) row.append(reply);
  const slots = Object.fromEntries(Object.keys(parts).map((name) => [name, null]));
  const drawn = {};
  let current = message;
  let poll = null;
  reply?.addEventListener("click", () => actions.reply(current));

  const place = (name, element) => {
    slots[name]?.remove();
    slots[name] = element;
    if (!element) return;
    const after = Object.keys(parts).slice(Object.keys(parts).indexOf(name) + 1).map((later) => slots[later]).find(Boolean);
    bubble.insertBefore(element, after ?? null);
  };

  const update = ({ message: m, first, last, isPrivate }) => {
    current = m;
    const named = first && !m.mine && !isPrivate;
    setClass(row, { message: true, mine: m.mine, first, last, alone: isPrivate, secret: m.ephemeral, edited: m.edited,
      tail: Boolean(m.poll) || m.reactions?.length > 0 || !m.html });
    for (const [name, [depends, draw]] of Object.entries(parts)) {
      const signature = JSON.stringify([language(), depends(m, { named }) ?? null]);
      if (name === "poll" || drawn[name] === signature) continue;
      drawn[name] = signature;
      place(name, draw(m, actions, { named }));
    }
    if (!m.poll) { place("poll", null); poll = null; }
    else if (poll?.id !== m.poll.id) { poll = createPoll(m.poll, actions); place("poll", poll.element); }
    poll?.update(m.poll);
    keyboard.update(m);
    const label = say("reply", m.from.name);
    if (reply && reply.title !== label) { reply.title = label; reply.setAttribute("aria-label", label); }
  };
  return { element: row, update };
}

function createService(row) {
  let drawn = null;
  return {
    element: row,
    update: ({ message }) => {
      row.className = "service";
      if (drawn === message.html) return;
      drawn = message.html;
      row.replaceChildren(make("span", {}, safeNodes(message.html, { spoiler: say("spoiler") })));
    },
  };
}

function drawSender(m, actions, { named }) {
  const tone = m.from.bot ? "bot" : toneOf(m.from.id);
  return make("p", { class: named ? `sender name-${tone}` : "sender hidden" }, m.from.name);
}

function drawNote(m) {
  return m.ephemeral ? make("p", { class: "only-you" }, icon("lock"), say("onlyYou")) : null;
}

function drawQuote(m, actions) {
  if (!m.replyTo) return null;
  const { id, name, excerpt } = m.replyTo;
  return make("button", { class: "quote", type: "button", "aria-label": say("inReplyTo", name), onclick: () => actions.goTo(id) },
    make("b", {}, name), make("span", {}, plainText(excerpt, 100)));
}

/** Only pictures of this very server, which the page's content security policy demands as well. */
function drawPhoto(m) {
  if (!m.photo) return null;
  const address = new URL(m.photo, location.href);
  if (address.origin !== location.origin) return null;
  return make("img", { class: "photo", src: address.href, alt: say("photoOf", m.from.name), width: "320", height: "200" });
}

/** A file to download; its address is of this very server as well. */
function drawFile(m) {
  if (!m.document) return null;
  const { name, size, url } = m.document;
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) return null;
  return make("a", { class: "file", href: address.href, download: name, "data-testid": "file", "aria-label": say("download", name) },
    make("span", { class: "file-mark", "aria-hidden": "true" }, icon("file")),
    make("span", { class: "file-text" }, make("b", {}, name), make("span", {}, sizeOf(size))));
}

function drawText(m, actions) {
  if (!m.html) return null;
  return make("div", { class: "text", dir: "auto" },
    safeNodes(m.html, { spoiler: say("spoiler") }, actions.command, actions.link));
}

function drawReactions(m) {
  if (!m.reactions?.length) return null;
  return make("p", { class: "reactions" }, ...m.reactions.map((reaction) => make("span", {}, reaction)));
}

function drawMeta(m) {
  return make("p", { class: "meta", title: fullMoment(m.date) }, m.edited ? `${say("edited")} ` : null,
    make("time", { datetime: m.date }, timeOfDay(m.date)));
}

function setClass(element, flags) {
  const name = Object.keys(flags).filter((flag) => flags[flag]).join(" ");
  const lit = element.classList.contains("lit") ? `${name} lit` : name;
  if (element.className !== lit) element.className = lit;
}
