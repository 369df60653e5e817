/* Links that start this bot with a code: https://t.me/<bot>?start=<code>. */

const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const CODE = /^[\w-]{1,64}$/;

/** The code if `address` is such a link to the bot called `username`, else null. */
export function startCode(address, username) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const code = url.searchParams.get("start") ?? "";
  const ours = url.pathname.slice(1).toLowerCase() === username?.toLowerCase();
  return HOSTS.has(url.hostname) && ours && CODE.test(code) ? code : null;
}
