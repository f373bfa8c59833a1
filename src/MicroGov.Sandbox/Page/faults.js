/** The panel's switches for what goes wrong: at Telegram, or with the service's own disk. */
import { api } from "./api.js";
import { byId, make } from "./dom.js";
import { language, say } from "./language.js";
import { state } from "./state.js";

let drawn = null;

/** `attempt` runs a request, shows a refusal as a toast, and then looks again. */
export function startFaults(attempt) {
  byId("faults").addEventListener("change", ({ target }) => {
    attempt(() => api.fault({ name: target.value, on: target.checked, probability: Number(byId("fault-chance").value) }));
  });
  byId("fault-chance").addEventListener("change", () => {
    const chance = Number(byId("fault-chance").value);
    const standing = state.people.faults.filter((fault) => fault.on && "probability" in fault);
    attempt(() => Promise.all(standing.map(({ name }) => api.fault({ name, on: true, probability: chance }))));
  });
  byId("faults-off").addEventListener("click", () => attempt(() => api.fault({ on: false })));
}

/** Keeps the boxes as they are, only their ticks and counts change, so that none slips from under the keyboard. */
export function showFaults() {
  const faults = state.people.faults ?? [];
  const signature = JSON.stringify([language(), faults.map((fault) => fault.name)]);
  if (signature !== drawn) {
    drawn = signature;
    byId("faults").replaceChildren(...faults.map(row));
    const chosen = Number(byId("fault-chance").value || 0.2);
    byId("fault-chance").replaceChildren(...[[0.05, "chanceRare"], [0.2, "chanceSome"], [1, "chanceAll"]].map(
      ([value, word]) => make("option", { value, selected: value === chosen }, say(word))));
  }
  for (const { name, on, struck } of faults) {
    byId(`fault-${name}`).checked = on;
    byId(`struck-${name}`).textContent = struck ? say("struck", struck) : "";
  }
  const some = faults.filter((fault) => fault.on).length;
  byId("faults-off").disabled = some === 0;
  byId("faults-on").textContent = some === 0 ? "" : say("faultsOn", some);
}

function row({ name, en, zh }) {
  const title = say("fault")[name] ?? (language() === "zh" ? zh : en) ?? name;
  const box = make("input", { type: "checkbox", id: `fault-${name}`, value: name, "data-testid": `fault-${name}` });
  return make("li", {}, make("label", { class: "switch" }, box, make("span", {}, title),
    make("span", { class: "small", id: `struck-${name}` })));
}
