/** What the page knows at this moment: who one is, which chat is open, and the server's last answers. */
import { api } from "./api.js";

const rememberedPerson = "sandbox.person";

export const state = {
  people: null, // the last answer of /people
  me: null, // user id
  room: "group", // "group" or "private"
  groupId: null,
  view: null, // the open chat as I see it
};

export const person = () => state.people?.people.find((one) => one.id === state.me) ?? null;
export const group = () => state.people?.chats.find((chat) => chat.id === state.groupId) ?? null;
export const groups = () => state.people?.chats.filter((chat) => chat.type !== "private") ?? [];
/** What somebody is in a group, in Telegram's words: creator, administrator, member, left, kicked. */
export const roleIn = (one, chat = group()) => chat?.members[one?.id] ?? "left";
export const isModerator = (one, chat = group()) => ["administrator", "creator"].includes(roleIn(one, chat));
export const isInside = (one, chat = group()) => isModerator(one, chat) || roleIn(one, chat) === "member";
export const hasAsked = (one, chat = group()) => Boolean(chat?.asked.includes(one?.id));
export const chatId = () => (state.room === "group" ? state.groupId : state.me);
export const roomKey = () => `${state.me}/${chatId()}`;

/** Who is not in the open group, but in another, sees that one. */
export function become(id) {
  state.me = id;
  const mine = groups().filter((chat) => isInside(person(), chat));
  if (!isInside(person()) && mine.length > 0) state.groupId = mine.at(-1).id;
  try { sessionStorage.setItem(rememberedPerson, String(id)); } catch { /* forgotten with the page */ }
}

/** Asks the server for everything; true when the answer is still about the person and chat that are open. */
export async function load() {
  const asked = state.me;
  settle(await api.people(asked));
  if (state.me !== asked) settle(await api.people(state.me)); // what is new depends on who looks
  const key = roomKey();
  const view = await look(chatId());
  if (key !== roomKey()) return false;
  state.view = view;
  return true;
}

/** The group is empty to whoever is outside of it, and so is any chat that the server does not show. */
async function look(chat) {
  const nothing = { messages: [], pinned: null, commands: [], playing: null };
  if (chat === null || state.me === null) return nothing;
  if (chat === state.groupId && !isInside(person())) return nothing;
  try {
    return await api.view(state.me, chat);
  } catch (error) {
    if (error.name === "Refusal") return nothing;
    throw error;
  }
}

/** After a restart the people and the group are new: stay with the same name if there is one. */
function settle(people) {
  const before = person();
  state.people = people;
  if (!groups().some((chat) => chat.id === state.groupId)) state.groupId = groups().at(-1)?.id ?? null;
  const has = (id) => people.people.some((one) => one.id === id);
  if (has(state.me)) return;
  const last = before ? null : Number(stored());
  const namesake = people.people.find((one) => one.name === before?.name);
  become(namesake?.id ?? (has(last) ? last : people.people[0]?.id ?? null));
}

function stored() {
  try { return sessionStorage.getItem(rememberedPerson); } catch { return null; }
}
