/** The side panel: the clock, the scenarios, people and chat. On a phone it slides over the chat. */
import { api } from "./api.js";
import { byId, make } from "./dom.js";
import { ask, showToast } from "./dialogs.js";
import { fullMoment, language, say, shortDay, switchLanguage, timeOfDay } from "./language.js";
import { chatId, group, hasAsked, isInside, isModerator, person, roleIn, state } from "./state.js";

const narrow = matchMedia("(max-width: 719px)");
const panel = byId("panel");

/** `attempt` runs a request, shows a refusal as a toast, and then looks again; `redraw` only draws. */
export function startPanel(attempt, redraw) {
  const on = (id, run) => byId(id).addEventListener("click", () => run(byId(id)));
  const wind = (request) => (button) => busy(button, () => attempt(async () => {
    const { now } = await request();
    if (now) showToast(say("clockMoved", fullMoment(now)));
  }));
  on("clock-hour", wind(() => api.advance("01:00:00")));
  on("clock-day", wind(() => api.advance("1.00:00:00")));
  on("clock-deadline", wind(api.toDeadline));
  on("show-play", () => { setOpen(false); attempt(() => api.play(byId("show-select").value, language())); });
  const become = (verb) => (button) => busy(button, () => attempt(() => api.membership(verb(), state.groupId, state.me)));
  on("membership", become(() => (isInside(person()) ? "leave" : way())));
  on("outside-join", become(way));
  on("moderation", become(() => (isModerator(person()) ? "demote" : "promote")));
  on("forward", (button) => busy(button, () => attempt(forwardPoll)));
  on("restart", async (button) => {
    if (await ask(say("restartAsk"), say("restart"))) await busy(button, () => attempt(api.restart));
  });
  on("lang-toggle", () => { switchLanguage(); redraw(); });
  for (const opener of ["open-panel", "open-clock"]) on(opener, () => setOpen(true));
  on("close-panel", () => { setOpen(false); byId("open-panel").focus(); });
  on("scrim", () => setOpen(false));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) { setOpen(false); byId("open-panel").focus(); }
  });
  narrow.addEventListener("change", () => setOpen(false));
  setOpen(false);
}

export function showPanel() {
  const { now, shows } = state.people;
  byId("lang-toggle").textContent = say("otherLanguage");
  byId("lang-toggle").lang = language() === "en" ? "zh-Hans" : "en";
  byId("now").dateTime = now;
  byId("now").textContent = fullMoment(now);
  byId("now-day").textContent = shortDay(now);
  byId("now-time").textContent = timeOfDay(now);
  byId("shows").hidden = shows.length === 0;
  fill(byId("show-select"), shows.map((show) => [show.name, language() === "zh" ? show.zh : show.en]));
  const others = state.people.people.filter((one) => one.id !== state.me);
  others.sort((a, b) => Number(isInside(a)) - Number(isInside(b)));
  const named = (one) => (isInside(one) ? one.name : `${one.name} (${say("outsider")})`);
  fill(byId("forward-to"), others.map((one) => [one.id, named(one)]));
  const me = person();
  byId("membership").textContent = say(isInside(me) ? "leave" : way());
  byId("moderation").textContent = say(isModerator(me) ? "demote" : "promote");
  byId("moderation").disabled = !isInside(me) || roleIn(me) === "creator";
  byId("membership").disabled = group() === null || ["creator", "kicked"].includes(roleIn(me)) || hasAsked(me);
  const show = shows.find((one) => one.name === state.view?.playing);
  const playing = state.view?.playing ?? null;
  byId("playing").hidden = playing === null;
  byId("playing").textContent = playing ? say("playing", (language() === "zh" ? show?.zh : show?.en) ?? playing) : "";
  byId("show-play").disabled = playing !== null;
}

/** How one comes into the open group. */
const way = () => (group()?.asks ? "ask" : "join");

async function forwardPoll() {
  const poll = state.view.messages.findLast((message) => message.poll);
  if (!poll) { showToast(say("noPoll")); return; }
  const select = byId("forward-to");
  await api.forward(state.me, chatId(), poll.id, Number(select.value));
  showToast(say("forwarded", state.people.people.find((one) => one.id === Number(select.value)).name));
}

/** Keeps the list as it is when nothing changed, so that an open list does not close in somebody's hand. */
export function fill(select, entries) {
  const signature = JSON.stringify(entries);
  if (select.dataset.drawn === signature) return;
  const chosen = select.value;
  select.dataset.drawn = signature;
  select.replaceChildren(...entries.map(([value, text]) => make("option", { value }, text)));
  if (entries.some(([value]) => String(value) === chosen)) select.value = chosen;
}

export async function busy(button, run) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try { await run(); } finally { button.removeAttribute("aria-busy"); }
}

function setOpen(open) {
  const hidden = narrow.matches && !open;
  panel.classList.toggle("shown", open);
  panel.inert = hidden;
  byId("scrim").hidden = !(narrow.matches && open);
  byId("open-panel").setAttribute("aria-expanded", String(open));
  if (narrow.matches && open) byId("close-panel").focus();
}
