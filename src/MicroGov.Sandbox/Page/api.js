/** The sandbox's people side over HTTP: one function per request, and the stream that says when to look again. */
const root = "/sandbox/api/";

/** The server understood and said no, in one plain sentence. */
export class Refusal extends Error {
  name = "Refusal";
}

export const api = {
  people: (as) => get(as === null ? "people" : `people?as=${encodeURIComponent(as)}`),
  view: (as, chat) => get(`view?as=${encodeURIComponent(as)}&chat=${encodeURIComponent(chat)}`),
  send: (message) => post("send", message),
  upload: (file) => answer(`upload?name=${encodeURIComponent(file.name)}&type=${encodeURIComponent(file.type)}`,
    { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }),
  open: (as, url, group) => post("open", { as, url, group }),
  press: (press) => post("press", press),
  vote: (as, poll, options) => post("vote", { as, poll, options }),
  forward: (as, from, message, to) => post("forward", { as, from, message, to }),
  membership: (verb, chat, user) => post(verb, { chat, user }),
  decide: (as, chat, user, approve) => post("decide", { as, chat, user, approve }),
  bring: (as, chat, user) => post("bring", { as, chat, user }),
  neighbours: (chat, count, language) => post("neighbours", { chat, count, language }),
  createGroup: (as, title, approval) => post("group", { as, title, approval }),
  approval: (chat, on) => post("approval", { chat, on }),
  advance: (span) => post("clock", { advance: span }),
  toDeadline: () => post("clock", { to: "deadline" }),
  fault: (fault) => post("faults", fault),
  restart: () => post("restart", {}),
  play: (name, language) => post(`shows/${encodeURIComponent(name)}?lang=${language}`, {}),
};

const get = (path) => answer(path, { signal: AbortSignal.timeout(20_000), cache: "no-store" });

const post = (path, body) =>
  answer(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function answer(path, request) {
  const response = await fetch(root + path, request);
  const text = await response.text();
  const body = parse(text);
  if (response.ok) return body ?? {};
  if (response.status === 400 && body?.error) throw new Refusal(body.error);
  throw new Error(`${response.status} for ${path}`);
}

function parse(text) {
  try { return text ? JSON.parse(text) : null; } catch { return null; }
}

/** Listens to the stream for ever; a lost connection is opened again by us, soon at first and then each two seconds. */
export function listen({ up, down, changed, toast }) {
  let attempts = 0;
  const open = () => {
    const source = new EventSource(`${root}stream`);
    source.addEventListener("open", () => { attempts = 0; up(); });
    source.addEventListener("changed", changed);
    source.addEventListener("toast", (event) => toast(parse(event.data) ?? {}));
    source.addEventListener("error", () => {
      source.close();
      down();
      attempts += 1;
      setTimeout(open, Math.min(2000, 250 * 2 ** attempts));
    });
  };
  open();
}
