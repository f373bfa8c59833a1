/** Which language the page speaks; dates follow it. The choice is remembered on this machine. */
import { words } from "./strings.js";

const remembered = "sandbox.language";
let current = startingLanguage();

/** The page's sentence for this key, in the present language. */
export function say(key, ...values) {
  const entry = words[current][key];
  return typeof entry === "function" ? entry(...values) : entry;
}

export const language = () => current;

export function switchLanguage() {
  current = current === "en" ? "zh" : "en";
  try { localStorage.setItem(remembered, current); } catch { /* a browser without storage forgets, nothing else */ }
  applyWords();
}

/** Fills in what index.html marks with data-word, data-label and data-placeholder. */
export function applyWords() {
  document.documentElement.lang = current === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("button[data-label]")) element.title = say(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
}

export const timeOfDay = (date) => format(date, { hour: "2-digit", minute: "2-digit" });
export const dayOf = (date) => format(date, { weekday: "long", month: "long", day: "numeric" });
export const shortDay = (date) => format(date, { month: "short", day: "numeric" });
export const fullMoment = (date) =>
  format(date, { weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });

/** A file's size in the unit people expect. */
export function sizeOf(bytes) {
  const [value, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(current === "zh" ? "zh-CN" : "en-GB", style).format(value);
}

function format(date, parts) {
  const locale = current === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { ...parts, hourCycle: parts.hour ? "h23" : undefined }).format(new Date(date));
}

function startingLanguage() {
  let chosen = null;
  try { chosen = localStorage.getItem(remembered); } catch { /* no storage: ask the browser below */ }
  if (chosen === "en" || chosen === "zh") return chosen;
  return (navigator.language ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";
}
