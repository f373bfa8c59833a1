/** The top of the chat: who one is, which chat is open, what is pinned. */
import { avatar, byId, make } from "./dom.js";
import { language, say } from "./language.js";
import { group, isInside, isModerator, person, roomKey, state } from "./state.js";
import { plainText } from "./sanitize.js";

const read = new Map(); // person and chat → key of the newest message seen there
let drawn = null;

export const roleWord = (one) => say(isModerator(one) ? "moderator" : isInside(one) ? "resident" : "outsider");

export function showHeader() {
  showPeople();
  showChats();
  showPinned();
  const me = person();
  const absent = state.room === "group" && me !== null && !isInside(me);
  byId("outside").hidden = !absent;
  byId("outside-text").textContent = absent ? say("notMember", me.name) : "";
}

function showPeople() {
  const select = byId("person-select");
  const people = state.people.people;
  const signature = JSON.stringify([language(), people]);
  if (signature !== drawn) {
    drawn = signature;
    select.replaceChildren(...people.map((one) => make("option", { value: one.id }, `${one.name} · ${roleWord(one)}`)));
  }
  select.value = String(state.me);
  const me = person();
  byId("my-role").textContent = ` · ${roleWord(me)}`;
  avatar(byId("my-avatar"), me?.id ?? 0, me?.name ?? "");
}

function showChats() {
  const names = { group: group()?.title ?? "", private: state.people.bot?.name ?? say("privateChat") };
  const otherRoom = state.room === "group" ? "private" : "group";
  const keys = { [state.room]: roomKey(), [otherRoom]: `${state.me}/${otherRoom === "group" ? state.groupId : state.me}` };
  read.set(keys[state.room], newest(state.view));
  for (const room of ["group", "private"]) {
    const button = byId(`chat-${room}`);
    const unread = room === otherRoom && newest(state.other) !== null && read.get(keys[room]) !== newest(state.other);
    button.setAttribute("aria-pressed", String(room === state.room));
    button.querySelector(".name").textContent = names[room];
    button.classList.toggle("unread", unread);
    button.setAttribute("aria-label", unread ? `${names[room]}, ${say("unread")}` : names[room]);
  }
}

function newest(view) {
  const theirs = view?.messages.filter((message) => !message.mine) ?? [];
  const last = theirs.at(-1);
  return last ? `${last.ephemeral}/${last.id}` : null;
}

function showPinned() {
  const pinned = state.view?.pinned ?? null;
  const button = byId("pinned");
  button.hidden = pinned === null;
  if (pinned === null) return;
  const excerpt = plainText(pinned.html || pinned.poll?.question, 110);
  byId("pinned-excerpt").textContent = excerpt;
  button.setAttribute("aria-label", `${say("goToPinned")}: ${excerpt}`);
}
