/** The message box: drafts per person and chat, reply, picture or file, the command menu, Enter to send. */
import { byId } from "./dom.js";
import { startAttaching } from "./attach.js";
import { attachCommandMenu, commandIn } from "./commands.js";
import { say, sizeOf } from "./language.js";
import { excerptOf } from "./sanitize.js";

const box = byId("composer");
const blank = () => ({ text: "", reply: null, photo: false, file: null });
const drafts = new Map(); // person and chat → { text, reply, photo, file }
let draft = blank();
let room = { key: null, isGroup: true, messages: [] };

/** `send` gets {text, replyTo, photo, file, ephemeral} and answers whether it was taken; if not, everything stays in the box. */
export function startComposer(send) {
  const menu = attachCommandMenu(box, (command) => { write(`/${command.command} `); });
  let sending = false;

  const submit = async () => {
    const sent = { ...draft, text: box.value.trim() };
    if (sending || (!sent.text && !sent.photo && !sent.file)) return;
    sending = true;
    menu.close();
    const from = draft;
    const { text, photo, file } = sent;
    const message = { text, replyTo: sent.reply?.id ?? null, photo, file, ephemeral: isSecret() };
    const taken = await send(message);
    sending = false;
    if (!taken || from.text.trim() !== sent.text) return;
    Object.assign(from, blank());
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
  const attach = (what) => { Object.assign(draft, what); show(); box.focus(); };
  startAttaching(attach);
  byId("attached-cancel").addEventListener("click", () => attach({ photo: false, file: null }));
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
    if (!drafts.has(room.key)) drafts.set(room.key, blank());
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

const isSecret = () => room.isGroup && !draft.photo && !draft.file && Boolean(commandIn(box.value)?.ephemeral);

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
  byId("replying-excerpt").textContent = draft.reply ? excerptOf(draft.reply, 90) : "";
  const { photo, file } = draft;
  byId("attached").hidden = !photo && !file;
  byId("attached-icon").setAttribute("href", file ? "#i-file" : "#i-photo");
  byId("attached-what").textContent = file ? file.name : say("photoReady");
  byId("attached-note").textContent = file ? sizeOf(file.size) : say("photoNote");
  byId("attach").classList.toggle("used", photo || file !== null);
  byId("secret").hidden = !isSecret();
  byId("send").classList.toggle("ready", box.value.trim() !== "" || photo || file !== null);
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}
