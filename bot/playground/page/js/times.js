/* Times as the programme says them: in the United Kingdom's time. */

const CLOCK = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const DATE = format({ weekday: "short", day: "numeric", month: "short" });
const YEAR = format({ year: "numeric" });

/** 20:14 for a Bot API date (seconds since 1970). */
export const clockTime = (seconds) => CLOCK.format(seconds * 1000);

/** Saturday 21 November for a Bot API date. */
export const dayName = (seconds) => DAY.format(seconds * 1000);

/** ["Sat 21 Nov", "2026", "20:14"] for milliseconds since 1970. */
export const moment = (milliseconds) => [
  DATE.format(milliseconds).replace(",", ""), YEAR.format(milliseconds), CLOCK.format(milliseconds),
];

function format(parts) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...parts });
}
