/** The paper clip: a small menu that attaches a picture the sandbox draws or a file from this computer. */
import { byId } from "./dom.js";

const menu = byId("attach-menu");
const opener = byId("attach");

/** `choose` gets {photo: true} or {file}. */
export function startAttaching(choose) {
  const items = [...menu.querySelectorAll("button")];
  opener.addEventListener("click", () => setOpen(menu.hidden));
  byId("attach-photo").addEventListener("click", () => { setOpen(false); choose({ photo: true, file: null }); });
  byId("attach-file").addEventListener("click", () => { setOpen(false); opener.focus(); byId("file-input").click(); });
  byId("file-input").addEventListener("change", ({ target }) => {
    const file = target.files[0];
    target.value = ""; // so that the same file may be chosen again
    if (file) choose({ photo: false, file });
  });
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") { setOpen(false); opener.focus(); }
    else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items.at(at - 1).focus();
    else return;
    event.preventDefault();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== opener && !menu.contains(relatedTarget)) setOpen(false);
  });
}

function setOpen(open) {
  menu.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button").focus();
}
