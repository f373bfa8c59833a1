/** Small means of making elements. Nothing here takes markup: text always enters as text. */

/** Creates an element; a property that starts with "on" is a listener, null and false leave an attribute out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** One of the line drawings at the end of index.html. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** A round badge with initials, in a colour that stays with the person. */
export function avatar(element, id, name, bot = false) {
  element.className = `avatar tone-${bot ? "bot" : toneOf(id)}`;
  element.textContent = initials(name);
  return element;
}

export const toneOf = (id) => Math.abs(Number(id)) % 7;

/** Two capitals of a Latin name, the last character of a Chinese one (as families are many with one surname). */
function initials(name) {
  const clean = String(name ?? "").trim();
  if (/\p{Script=Han}/u.test(clean)) return [...clean.replace(/[^\p{Script=Han}]/gu, "")].at(-1);
  const parts = clean.split(/\s+/).filter(Boolean);
  return parts.slice(0, 2).map((part) => [...part][0]).join("").toUpperCase();
}
