/** The inline buttons under a message, in rows; one that was pressed waits for the bot's answer. */
import { icon, make } from "./dom.js";
import { safeAddress } from "./sanitize.js";

export function createKeyboard(actions) {
  const element = make("div", { class: "keyboard", hidden: true });
  let drawn = null;
  let current = null;

  const update = (message) => {
    current = message;
    const signature = JSON.stringify(message.buttons ?? []);
    if (signature === drawn) return;
    drawn = signature;
    const focused = element.contains(document.activeElement) ? document.activeElement.dataset.place : null;
    element.replaceChildren(...(message.buttons ?? []).map((row, y) =>
      make("div", { class: "keys" }, ...row.map((button, x) => draw(button, `${y}:${x}`)))));
    element.hidden = element.childElementCount === 0;
    if (!focused) return;
    const heir = element.querySelector(`[data-place="${focused}"]`) ?? element.parentElement.querySelector(".bubble");
    heir?.focus({ preventScroll: true });
  };

  const draw = (button, place) => {
    const common = { class: "key", "data-testid": "inline-button", "data-place": place };
    const address = button.url ? safeAddress(button.url) : null;
    if (address) {
      const follow = actions.link(address);
      const onclick = follow ? (event) => { event.preventDefault(); follow(); } : null;
      return make("a", { ...common, href: address, target: "_blank", rel: "noopener noreferrer", onclick }, button.text, icon("link"));
    }
    return make("button", { ...common, type: "button", onclick: (event) => press(event.currentTarget, button) }, button.text);
  };

  const press = async (key, button) => {
    if (key.getAttribute("aria-busy") === "true") return;
    key.setAttribute("aria-busy", "true");
    try {
      await actions.press(current, button);
    } finally {
      key.removeAttribute("aria-busy");
    }
  };

  return { element, update };
}
