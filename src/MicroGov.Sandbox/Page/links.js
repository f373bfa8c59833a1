/** Links that Telegram's own app would open: to the bot with a word to start with, or into a group. */
import { safeAddress } from "./sanitize.js";
import { state } from "./state.js";

const hosts = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** True for https://t.me/Bot?start=… of the sandbox's bot and for invite links https://t.me/+…; others open as any page. */
export function isTelegramLink(address) {
  const safe = safeAddress(address);
  if (safe === null) return false;
  const { hostname, pathname } = new URL(safe);
  if (!hosts.has(hostname)) return false;
  const name = pathname.replace(/^\/|\/$/g, "");
  return name.startsWith("+") || name.startsWith("joinchat/")
    || name.toLowerCase() === state.people?.bot?.username.toLowerCase();
}
