/** The chat page of the sandbox: joins the parts, and looks again whenever the server says that something changed. */
import { api, listen } from "./api.js";
import { composeIn, replyTo, startComposer, write } from "./composer.js";
import { setCommands } from "./commands.js";
import { byId } from "./dom.js";
import { showAlert, showToast } from "./dialogs.js";
import { applyWords, say } from "./language.js";
import { showFaults, startFaults } from "./faults.js";
import { showGroups, startGroups } from "./groups.js";
import { showHeader, startHeader } from "./header.js";
import { isTelegramLink } from "./links.js";
import { goTo, showMessages, toNewest } from "./messages.js";
import { showPanel, startPanel } from "./panel.js";
import { become, chatId, load, person, roomKey, state } from "./state.js";

const actions = {
  press,
  vote: (poll, options) => attempt(() => api.vote(state.me, poll, options)),
  reply: replyTo,
  goTo,
  command: (text) => write(`${text} `),
  link: (address) => (isTelegramLink(address) ? () => follow(address) : null),
  watching: () => Boolean(state.view?.playing),
};

let loading = false;
let again = false;
let lost = null; // the timer that shows the quiet bar
let pressedAt = -Infinity;

/** Looks again; calls while one look is under way end in a single further look. */
async function refresh() {
  if (loading) { again = true; return; }
  loading = true;
  try {
    do {
      again = false;
      if (await load()) draw();
      else again = true;
    } while (again);
  } catch {
    setTimeout(refresh, 2000); // the stream says the same; this covers an answer lost on its own
  } finally {
    loading = false;
  }
}

function draw() {
  if (!state.view) return;
  setCommands(state.view.commands?.length ? state.view.commands : state.people.commands ?? []);
  showHeader();
  showPanel();
  showGroups();
  showFaults();
  showMessages(state.view.messages, { key: roomKey(), isPrivate: state.room === "private" }, actions);
  composeIn({ key: roomKey(), isGroup: state.room === "group", messages: state.view.messages });
  byId("empty").hidden = state.view.messages.length > 0 || !byId("outside").hidden;
  byId("empty").textContent = say(state.room === "group" ? "noMessages" : "noPrivate");
}

/** Runs a request; a refusal is shown in its own words. True when it was taken. */
async function attempt(request) {
  try {
    await request();
    refresh();
    return true;
  } catch (error) {
    showToast(error.name === "Refusal" ? error.message : say("unreachable"));
    return false;
  }
}

async function press(message, button) {
  pressedAt = performance.now();
  await attempt(async () => {
    const { id, ephemeral } = message;
    const answer = await api.press({ as: state.me, chat: chatId(), message: id, data: button.data, ephemeral });
    pressedAt = performance.now();
    if (!answer.text) return;
    if (answer.alert) showAlert(answer.text);
    else showToast(answer.text);
  });
}

/** Toasts from the stream: of others while a scenario plays, of mine only if pressed in some other window. */
function streamedToast({ userId, text }) {
  if (!text || performance.now() - pressedAt < 1500) return;
  if (userId === state.me) showToast(text);
  else if (actions.watching()) showToast(say("toastFor", state.people.people.find((one) => one.id === userId)?.name ?? "", text));
}

async function send({ file, ...message }) {
  const to = { as: state.me, chat: chatId() };
  const taken = await attempt(async () => {
    const document = file ? (await api.upload(file)).id : null;
    await api.send({ ...to, ...message, document });
  });
  if (taken) toNewest();
  return taken;
}

/** Does what Telegram's app does with a link, and shows the chat it leads to. */
async function follow(address) {
  let opened = null;
  const taken = await attempt(async () => { opened = await api.open(state.me, address, state.groupId); });
  if (!taken) return false;
  if (opened.what === "Asked") showToast(say("askedNow", opened.title));
  go(opened.chat === state.me ? null : opened.chat);
  return true;
}

/** Opens a group by its id, or the private chat. */
function go(groupId) {
  open(() => {
    state.room = groupId === null ? "private" : "group";
    state.groupId = groupId ?? state.groupId;
  });
}

function open(change) {
  change();
  composeIn({ key: roomKey(), isGroup: state.room === "group", messages: [] });
  refresh();
}

applyWords();
startComposer(send);
startPanel(attempt, () => { if (state.people) draw(); });
startFaults(attempt);
startHeader(go);
startGroups(attempt, go, follow);
byId("person-select").addEventListener("change", (event) => open(() => become(Number(event.target.value))));
byId("pinned").addEventListener("click", () => { if (state.view?.pinned) goTo(state.view.pinned.id); });
listen({
  up: () => { clearTimeout(lost); lost = null; byId("reconnecting").hidden = true; refresh(); },
  down: () => { lost ??= setTimeout(() => { byId("reconnecting").hidden = false; }, 700); },
  changed: refresh,
  toast: streamedToast,
});
refresh();
setInterval(() => { if (!document.hidden && person()) refresh(); }, 15_000); // the sandbox's clock may flow by itself
