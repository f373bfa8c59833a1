/** The message box: drafts per person and chat, reply, picture, the command menu, Enter to send. */
import { byId } from "./dom.js";
import { attachCommandMenu, commandIn } from "./commands.js";
import { plainText } from "./sanitize.js";

const box = byId("composer");
const drafts = new Map(); // person and chat → { text, reply, photo }
let draft = { text: "", reply: null, photo: false };
let room = { key: null, isGroup: true, messages: [] };

/** `send` gets {text, replyTo, photo, ephemeral} and answers whether it was taken; if not, everything stays in the box. */
export function startComposer(send) {
  const menu = attachCommandMenu(box, (command) => { write(`/${command.command} `); });
  let sending = false;

  const submit = async () => {
    const sent = { ...draft, text: box.value.trim() };
    if (sending || (!sent.text && !sent.photo)) return;
    sending = true;
    menu.close();
    const from = draft;
    const message = { text: sent.text, replyTo: sent.reply?.id ?? null, photo: sent.photo, ephemeral: isSecret() };
    const taken = await send(message);
    sending = false;
    if (!taken || from.text.trim() !== sent.text) return;
    Object.assign(from, { text: "", reply: null, photo: false });
    if (from === draft) show();
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is still choosing its characters
    if (menu.key(event)) { event.preventDefault(); return; }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
    if (event.key === "Escape" && draft.reply) { draft.reply = null; show(); }
    if (event.ctrlKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      stepReply(event.key === "ArrowUp");
    }
  });
  box.addEventListener("input", () => { draft.text = box.value; show(); });
  byId("write").addEventListener("submit", (event) => { event.preventDefault(); submit(); box.focus(); });
  byId("attach").addEventListener("click", () => { draft.photo = !draft.photo; show(); box.focus(); });
  byId("photo-cancel").addEventListener("click", () => { draft.photo = false; show(); box.focus(); });
  byId("replying-cancel").addEventListener("click", () => { draft.reply = null; show(); box.focus(); });
  byId("slash").addEventListener("click", () => {
    const opened = !byId("commands").hidden;
    if (opened) { menu.close(); return; }
    if (!/^\/\w*$/.test(box.value)) write("/");
    box.focus();
    menu.refresh();
  });
  byId("slash").addEventListener("pointerdown", (event) => event.preventDefault());
}

/** Says whose box this is now; what was half written elsewhere waits there. */
export function composeIn(next) {
  const moved = next.key !== room.key;
  room = next;
  if (moved) {
    if (!drafts.has(room.key)) drafts.set(room.key, { text: "", reply: null, photo: false });
    draft = drafts.get(room.key);
    box.value = draft.text;
  }
  show();
}

export function replyTo(message) {
  draft.reply = message;
  show();
  box.focus();
}

export function write(text) {
  box.value = text;
  draft.text = text;
  show();
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

const isSecret = () => room.isGroup && !draft.photo && Boolean(commandIn(box.value)?.ephemeral);

/** Ctrl+Up and Ctrl+Down walk through the messages to reply to, as in Telegram on a desktop. */
function stepReply(up) {
  const possible = room.messages.filter((message) => !message.ephemeral && !message.service);
  const at = possible.findIndex((message) => message.id === draft.reply?.id);
  const next = at < 0 ? (up ? possible.length - 1 : -1) : at + (up ? -1 : 1);
  draft.reply = possible[Math.max(next, up ? 0 : next)] ?? null;
  show();
}

function show() {
  if (box.value !== draft.text) box.value = draft.text;
  byId("replying").hidden = !draft.reply;
  byId("replying-name").textContent = draft.reply?.from?.name ?? "";
  byId("replying-excerpt").textContent = draft.reply ? plainText(draft.reply.html || draft.reply.poll?.question, 90) : "";
  byId("photo").hidden = !draft.photo;
  byId("attach").setAttribute("aria-pressed", String(draft.photo));
  byId("secret").hidden = !isSecret();
  byId("send").classList.toggle("ready", box.value.trim() !== "" || draft.photo);
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}
