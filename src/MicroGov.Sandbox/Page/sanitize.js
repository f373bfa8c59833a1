/**
 * Telegram's message HTML, rebuilt node by node from an allow-list.
 * The tags are those of https://core.telegram.org/bots/api#html-style; whatever else arrives stays as its plain text.
 */
const renamed = { strong: "b", em: "i", ins: "u", strike: "s", del: "s" };
const allowed = new Set(["b", "i", "u", "s", "code", "pre", "blockquote"]);
const dropped = new Set(["script", "style", "template", "iframe", "object", "embed", "noscript", "svg", "math"]);
const command = /(^|[\s(（「，。：:])(\/[a-z][a-z0-9_]{0,31})(?![\w/@])/g;

/**
 * Turns html into safe nodes. `labels.spoiler` names a hidden text; `onCommand` is told which /command was pressed, and
 * `onLink` is asked about each link's address: null when it opens as any link, else what a click on it does.
 */
export function safeNodes(html, labels, onCommand, onLink) {
  const parsed = new DOMParser().parseFromString(String(html ?? ""), "text/html");
  const result = document.createDocumentFragment();
  copyChildren(parsed.body, result, { labels, onCommand, onLink, literal: false });
  return result;
}

/** The words alone, on one line and no longer than asked, for excerpts and for screen readers. */
export function plainText(html, longest = 120) {
  const { body } = new DOMParser().parseFromString(String(html ?? ""), "text/html");
  for (const hidden of body.querySelectorAll("tg-spoiler, .tg-spoiler")) hidden.textContent = "▒▒▒";
  const text = body.textContent.replace(/\s+/g, " ").trim();
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** What a message says, asks or brings, on one line. */
export const excerptOf = (message, longest) => plainText(message.html || message.poll?.question, longest)
  || (message.document?.name ?? "").slice(0, longest);

function copyChildren(from, to, context) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) appendText(afterBlock(node), to, context);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, to, context);
  }
}

/** A quote or a block of code is a paragraph of its own already: the line break after it makes no empty line. */
function afterBlock(node) {
  return ["blockquote", "pre"].includes(node.previousSibling?.localName) ? node.data.replace(/^\n/, "") : node.data;
}

function copyElement(node, to, context) {
  const name = node.localName;
  if (dropped.has(name)) return;
  if (name === "br") { to.append("\n"); return; }
  const copy = replacement(node, renamed[name] ?? name, context);
  if (copy === null) { copyChildren(node, to, context); return; }
  const literal = context.literal || ["a", "code", "pre"].includes(copy.localName);
  copyChildren(node, copy, { ...context, literal });
  to.append(copy);
}

function replacement(node, name, context) {
  if (allowed.has(name)) return document.createElement(name);
  if (name === "tg-spoiler" || (name === "span" && node.classList.contains("tg-spoiler"))) return spoiler(context.labels.spoiler);
  return name === "a" ? link(node.getAttribute("href"), context.onLink) : null;
}

/** Only web and mail addresses become links; a mention of a person (tg://user?id=…) is marked, but leads nowhere here. */
function link(href, onLink) {
  const address = safeAddress(href);
  if (address === null) {
    const mention = document.createElement("span");
    mention.className = "mention";
    return mention;
  }
  const element = document.createElement("a");
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer nofollow";
  const follow = onLink?.(address);
  if (follow) element.addEventListener("click", (event) => { event.preventDefault(); follow(); });
  return element;
}

/** The address when it is a web or mail address written in full, else null. */
export function safeAddress(href) {
  try {
    const url = new URL(String(href));
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function spoiler(label) {
  const element = document.createElement("span");
  element.className = "spoiler";
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  element.tabIndex = 0;
  const reveal = () => {
    element.className = "spoiler shown";
    for (const attribute of ["role", "aria-label", "tabindex"]) element.removeAttribute(attribute);
  };
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); reveal(); }
  });
  return element;
}

/** Text as text; a /command outside of code becomes pressable, as in Telegram. */
function appendText(text, to, context) {
  if (context.literal || !context.onCommand) { to.append(text); return; }
  let done = 0;
  for (const match of text.matchAll(command)) {
    const start = match.index + match[1].length;
    to.append(text.slice(done, start));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "command-link";
    button.textContent = match[2];
    button.addEventListener("click", () => context.onCommand(match[2]));
    to.append(button);
    done = start + match[2].length;
  }
  to.append(text.slice(done));
}
