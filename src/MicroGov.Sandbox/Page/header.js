/** The top of the chat: who one is, which chat is open, what is pinned. */
import { avatar, byId, make } from "./dom.js";
import { language, say } from "./language.js";
import { group, groups, hasAsked, isInside, isModerator, person, roleIn, roomKey, state } from "./state.js";
import { excerptOf } from "./sanitize.js";

const read = new Map(); // person and chat → the newest message seen there
let drawn = null;

const tabs = new Map(); // chat → its button

export const roleWord = (one) => say(isModerator(one) ? "moderator" : isInside(one) ? "resident" : "outsider");

/** `go` is told which chat's tab was pressed: a group's id, or null for the private chat. */
export function startHeader(go) {
  byId("chats").addEventListener("click", ({ target }) => {
    const tab = target.closest("button");
    if (tab) go(tab.dataset.chat === "private" ? null : Number(tab.dataset.chat));
  });
  // A mouse whose wheel only goes up and down reaches the tabs that do not fit as well.
  byId("chats").addEventListener("wheel", ({ deltaY }) => { byId("chats").scrollLeft += deltaY; }, { passive: true });
}

export function showHeader() {
  showPeople();
  showChats();
  showPinned();
  showOutside();
  showRequests();
}

function showPeople() {
  const select = byId("person-select");
  const people = state.people.people.map((one) => [one.id, `${one.name} · ${roleWord(one)}`]);
  const signature = JSON.stringify([language(), people]);
  if (signature !== drawn) {
    drawn = signature;
    select.replaceChildren(...people.map(([id, name]) => make("option", { value: id }, name)));
  }
  select.value = String(state.me);
  const me = person();
  byId("my-role").textContent = ` · ${roleWord(me)}`;
  avatar(byId("my-avatar"), me?.id ?? 0, me?.name ?? "");
}

/** The groups I am in, the open one in any case, and the private chat. A tab stays the same button as long as it is there. */
function showChats() {
  const shown = groups().filter((chat) => isInside(person(), chat) || chat.id === state.groupId)
    .map((chat) => ({ key: String(chat.id), name: chat.title, chat }));
  const mine = state.people.chats.find((chat) => chat.id === state.me);
  shown.push({ key: "private", name: state.people.bot?.name ?? say("privateChat"), chat: mine });
  for (const [key, tab] of tabs) if (!shown.some((one) => one.key === key)) { tab.remove(); tabs.delete(key); }
  shown.forEach((one, at) => showTab(one, at));
}

function showTab({ key, name, chat }, at) {
  if (!tabs.has(key)) {
    tabs.set(key, make("button", { type: "button", "data-chat": key, "data-testid": key === "private" ? "chat-private" : "chat-group" },
      make("span", { class: "name" }), make("span", { class: "dot" })));
  }
  const tab = tabs.get(key);
  const place = byId("chats").children[at];
  if (place !== tab) byId("chats").insertBefore(tab, place ?? null);
  const open = key === (state.room === "group" ? String(state.groupId) : "private");
  const here = `${state.me}/${chat?.id}`;
  const newest = chat?.newest ?? null;
  if (open) read.set(roomKey(), newest);
  const unread = !open && newest !== null && read.get(here) !== newest;
  const moved = open && tab.getAttribute("aria-pressed") !== "true";
  tab.setAttribute("aria-pressed", String(open));
  tab.querySelector(".name").textContent = name;
  tab.classList.toggle("unread", unread);
  tab.setAttribute("aria-label", unread ? `${name}, ${say("unread")}` : name);
  if (moved) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Whoever is not in the open group sees why, and the one thing they can do about it. */
function showOutside() {
  const me = person();
  const absent = state.room === "group" && group() !== null && me !== null && !isInside(me);
  byId("outside").hidden = !absent;
  if (!absent) return;
  const removed = roleIn(me) === "kicked";
  const waits = hasAsked(me);
  byId("outside-text").textContent = say(removed ? "removedHere" : waits ? "waitsHere" : "notMember", me.name);
  byId("outside-join").hidden = removed || waits;
  byId("outside-join").textContent = say(group().asks ? "ask" : "join");
}

/** Who asks to be let in, one after the other, for those who decide. */
function showRequests() {
  const asking = state.room === "group" && isModerator(person()) ? group().asked : [];
  byId("requests").hidden = asking.length === 0;
  if (asking.length === 0) return;
  const name = state.people.people.find((one) => one.id === asking[0])?.name ?? "";
  byId("requests").dataset.user = asking[0];
  byId("requests-text").textContent = say("asksHere", name, asking.length - 1);
}

function showPinned() {
  const pinned = state.view?.pinned ?? null;
  const button = byId("pinned");
  button.hidden = pinned === null;
  if (pinned === null) return;
  const excerpt = excerptOf(pinned, 110);
  byId("pinned-excerpt").textContent = excerpt;
  button.setAttribute("aria-label", `${say("goToPinned")}: ${excerpt}`);
}
