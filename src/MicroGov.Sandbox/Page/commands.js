/** The menu of commands over the message box: opens on "/", narrows as one types, arrows choose. */
import { byId, make } from "./dom.js";

const menu = byId("commands");
let commands = [];
let matching = [];
let at = -1;

export function setCommands(next) {
  if (JSON.stringify(next) !== JSON.stringify(commands)) commands = next;
}

/** The declared command that a text begins with: /cmd and /cmd@Bot alike. */
export function commandIn(text) {
  const name = /^\/([a-zA-Z0-9_]+)(?:@\w+)?(?:\s|$)/.exec(text)?.[1]?.toLowerCase();
  return commands.find((command) => command.command === name) ?? null;
}

export function attachCommandMenu(box, choose) {
  const refresh = () => {
    const typed = /^\/([a-zA-Z0-9_]*)$/.exec(box.value)?.[1]?.toLowerCase();
    matching = typed === undefined ? [] : commands.filter((command) => command.command.startsWith(typed));
    at = typed && matching.length > 0 && matching[0].command !== typed ? 0 : -1;
    draw();
  };
  const close = () => { matching = []; at = -1; draw(); };
  const pick = (command) => { choose(command); close(); };

  const draw = () => {
    menu.replaceChildren(...matching.map((command, index) => option(command, index)));
    menu.hidden = matching.length === 0;
    box.setAttribute("aria-expanded", String(!menu.hidden));
    mark();
  };
  const option = (command, index) => make("li", {
    role: "option", id: `command-${index}`, class: "command", "aria-selected": "false",
    onpointerdown: (event) => event.preventDefault(), onclick: () => pick(command),
  }, make("b", {}, `/${command.command}`), make("span", {}, command.description));
  const mark = () => {
    [...menu.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at < 0) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", `command-${at}`);
    menu.children[at].scrollIntoView({ block: "nearest" });
  };

  /** True when the menu used the key. */
  const key = (event) => {
    if (menu.hidden) return false;
    if (event.key === "ArrowDown") at = (at + 1) % matching.length;
    else if (event.key === "ArrowUp") at = at <= 0 ? matching.length - 1 : at - 1;
    else if (event.key === "Escape") { close(); return true; }
    else if ((event.key === "Enter" && at >= 0) || (event.key === "Tab" && !event.shiftKey)) {
      pick(matching[Math.max(at, 0)]);
      return true;
    }
    else return false;
    mark();
    return true;
  };
  box.addEventListener("input", refresh);
  box.addEventListener("blur", close);
  return { refresh, close, key };
}
