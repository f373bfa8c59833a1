/** A poll in a bubble: choose, see the bars move, take the choice back, see who voted. */
import { icon, make } from "./dom.js";
import { say } from "./language.js";
import { showVoters } from "./dialogs.js";

export function createPoll(first, actions) {
  let poll = first;
  let drawn = null;
  let peeking = false;
  let picking = null; // the answers of a poll with several, before they are cast
  const kind = make("p", { class: "poll-kind" });
  const options = first.options.map((option, index) => createOption(index, choose));
  const total = make("span", { class: "poll-total" });
  const cast = action(() => actions.vote(poll.id, [...picking].sort((a, b) => a - b)));
  const retract = action(() => actions.vote(poll.id, []));
  const peek = action(() => { peeking = true; draw(); });
  const who = action(() => showVoters(poll));
  const question = make("p", { class: "poll-question", dir: "auto" });
  const element = make("section", { class: "poll" }, question, kind,
    make("ul", { class: "poll-options" }, ...options.map((option) => option.element)),
    make("div", { class: "poll-foot" }, total, cast, retract, peek, who));

  function choose(index) {
    if (poll.closed) return;
    if (!poll.multiple) { if (!poll.options[index].mine) actions.vote(poll.id, [index]); return; }
    picking ??= new Set(mine(poll));
    if (!picking.delete(index)) picking.add(index);
    draw();
  }

  function draw() {
    const voted = mine(poll).length > 0;
    const open = poll.closed || voted || peeking || actions.watching();
    const text = say(poll.closed ? "pollClosed" : poll.anonymous ? "anonymousPoll" : "poll");
    question.textContent = poll.question;
    kind.textContent = poll.multiple && !poll.closed ? `${text}, ${say("chooseSeveral")}` : text;
    options.forEach((option, index) => option.update(poll, index, open, picking?.has(index) ?? poll.options[index].mine));
    total.textContent = poll.total > 0 ? say("votes", poll.total) : say("noVotes");
    element.classList.toggle("open", open);
    element.classList.toggle("closed", poll.closed);
    offer(cast, "castVote", picking?.size > 0 && !poll.closed);
    offer(retract, "retract", voted && !poll.closed);
    offer(peek, "showResults", !open && poll.total > 0);
    offer(who, "whoVoted", open && !poll.anonymous && poll.options.some((option) => option.voters?.length > 0));
  }

  const update = (next) => {
    if (next.closed || String(mine(poll)) !== String(mine(next))) picking = null;
    poll = next;
    const signature = JSON.stringify([poll, actions.watching(), say("poll")]);
    if (signature === drawn) return;
    drawn = signature;
    draw();
  };

  return { element, update, id: first.id };
}

const mine = (poll) => poll.options.flatMap((option, index) => (option.mine ? [index] : []));

function createOption(index, choose) {
  const mark = make("span", { class: "mark" }, icon("check"));
  const percent = make("span", { class: "percent" });
  const text = make("span", { class: "poll-text", dir: "auto" });
  const bar = make("span", { class: "fill" });
  const button = make("button", { type: "button", class: "option", "data-testid": "poll-option", "data-index": index,
    onclick: () => choose(index) }, mark, percent, text, make("span", { class: "track" }, bar));

  const update = (poll, at, open, chosen) => {
    const option = poll.options[at];
    const share = poll.total > 0 ? Math.round((option.count * 100) / poll.total) : 0;
    text.textContent = option.text;
    percent.textContent = open ? `${share}%` : "";
    bar.style.width = open ? `${share}%` : "0";
    button.disabled = poll.closed;
    button.setAttribute("aria-pressed", String(chosen));
    button.title = open ? (option.voters ?? []).join(", ") : "";
    const most = option.count > 0 && poll.options.every((other) => other.count <= option.count);
    button.classList.toggle("most", poll.closed && most);
  };
  return { element: make("li", {}, button), update };
}

/** A small button of the poll's last line; it does not answer twice at a time. */
function action(run) {
  const button = make("button", { type: "button", class: "plain" });
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try { await run(); } finally { button.removeAttribute("aria-busy"); }
  });
  return button;
}

function offer(button, word, offered) {
  button.textContent = say(word);
  const lost = !offered && button === document.activeElement;
  button.hidden = !offered;
  if (lost) button.closest(".poll").querySelector(".option").focus({ preventScroll: true });
}
