/** Keeps the newest message in sight while one is at the bottom, and leaves the reader in peace further up. */
const nearBottom = 48;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function keepScroll(scroller, content, jump, counter) {
  let stuck = true;
  let unseen = 0;
  const toBottom = () => {
    stuck = true;
    scroller.scrollTop = scroller.scrollHeight;
    show();
  };
  const show = () => {
    if (stuck) unseen = 0;
    jump.hidden = stuck;
    counter.textContent = unseen > 0 ? String(unseen) : "";
  };
  scroller.addEventListener("scroll", () => {
    stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottom;
    show();
  }, { passive: true });
  jump.addEventListener("click", () => { toBottom(); scroller.focus({ preventScroll: true }); });

  // Messages, pictures that load late and a keyboard that opens all change a size.
  const watcher = new ResizeObserver(() => { if (stuck) scroller.scrollTop = scroller.scrollHeight; });
  watcher.observe(content);
  watcher.observe(scroller);

  return {
    toBottom,
    missed: (count) => { if (!stuck) { unseen += count; show(); } },
    toElement: (element) => element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" }),
  };
}
