/** The panel's groups: which there are and what I am in each, a new one, more people, and links typed by hand. */
import { api } from "./api.js";
import { byId, make } from "./dom.js";
import { language, say } from "./language.js";
import { group, groups, hasAsked, isInside, isModerator, person, roleIn, state } from "./state.js";
import { busy, fill } from "./panel.js";

let drawn = null;

/** `attempt` runs a request and looks again; `go` opens a group; `follow` opens a link. */
export function startGroups(attempt, go, follow) {
  const on = (id, run) => byId(id).addEventListener("click", ({ currentTarget }) => busy(currentTarget, run));
  byId("groups").addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const chat = Number(button.dataset.chat);
    if (button.dataset.verb === "open") go(chat);
    else busy(button, async () => { if (await attempt(() => api.membership(button.dataset.verb, chat, state.me))) go(chat); });
  });
  on("group-create", async () => {
    const title = byId("group-title");
    let made = null;
    const taken = await attempt(async () => {
      made = await api.createGroup(state.me, title.value, byId("group-asks").checked);
    });
    if (!taken) return;
    title.value = "";
    go(made.chat);
  });
  on("link-open", async () => { if (await follow(byId("link").value)) byId("link").value = ""; });
  on("bring", () => attempt(() => api.bring(state.me, state.groupId, Number(byId("bring-who").value))));
  on("neighbours", () => attempt(() => api.neighbours(state.groupId, Number(byId("neighbours-count").value), language())));
  on("requests-yes", () => attempt(() => decide(true)));
  on("requests-no", () => attempt(() => decide(false)));
  on("removal", () => attempt(() =>
    api.membership(roleIn(person()) === "kicked" ? "unban" : "ban", state.groupId, state.me)));
  byId("asks").addEventListener("change", ({ target }) => attempt(() => api.approval(state.groupId, target.checked)));
  for (const [box, button] of [["group-title", "group-create"], ["link", "link-open"], ["neighbours-count", "neighbours"]]) {
    byId(box).addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); byId(button).click(); }
    });
  }
}

export function showGroups() {
  const me = person();
  const rows = groups().map((chat) => ({
    id: chat.id, title: chat.title, count: Object.values(chat.members).filter((role) => role !== "left" && role !== "kicked").length,
    verb: verbFor(me, chat),
  }));
  const signature = JSON.stringify([language(), state.me, rows]);
  if (signature !== drawn) {
    drawn = signature;
    const focused = document.activeElement?.closest("#groups button")?.dataset.chat;
    byId("groups").replaceChildren(...rows.map(row));
    byId("groups").querySelector(`button[data-chat="${focused}"]`)?.focus();
  }
  const outsiders = state.people.people.filter((one) => !isInside(one) && roleIn(one) !== "kicked");
  fill(byId("bring-who"), outsiders.map((one) => [one.id, one.name]));
  byId("bring").disabled = outsiders.length === 0 || !isInside(me);
  byId("neighbours").disabled = group() === null;
  byId("asks").checked = Boolean(group()?.asks);
  byId("asks").disabled = !isModerator(me);
  byId("removal").textContent = say(roleIn(me) === "kicked" ? "pardon" : "remove");
  byId("removal").disabled = group() === null || roleIn(me) === "creator";
}

const decide = (approve) => api.decide(state.me, state.groupId, Number(byId("requests").dataset.user), approve);

/** What I can do about a group: look into it, go in, ask; null while I wait or am shut out. */
function verbFor(me, chat) {
  if (isInside(me, chat)) return "open";
  if (roleIn(me, chat) === "kicked" || hasAsked(me, chat)) return null;
  return chat.asks ? "ask" : "join";
}

function row({ id, title, count, verb }) {
  const words = { open: "openGroup", ask: "ask", join: "join" };
  const action = verb
    ? make("button", { type: "button", "data-chat": id, "data-verb": verb, "data-testid": `group-${verb}`,
      "aria-label": `${say(words[verb])}: ${title}` }, say(words[verb]))
    : make("span", { class: "small" }, say(hasAsked(person(), groups().find((chat) => chat.id === id)) ? "waits" : "removed"));
  return make("li", {}, make("span", { class: "group-name" }, make("b", {}, title), make("span", { class: "small" }, say("people", count))),
    action);
}
