/** HOW IS A TIME WRITTEN ON A CHART? Moments as they are here, days of the calendar as they are anywhere. */

import { locale } from "./say.js";

/** @param {Intl.DateTimeFormatOptions} how @returns {(iso: string) => string} "" for what is no time */
const written = (how) => (iso) => {
  const then = Date.parse(iso);
  return Number.isNaN(then) ? "" : new Intl.DateTimeFormat(locale, how).format(then);
};

/** "2 Mar, 14:05" */
export const moment = written({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** Of 2026-03-02: "2 Mar" */
export const civilDay = written({ day: "numeric", month: "short", timeZone: "UTC" });
/** Of 2026-03-02: "Mar 2026" */
export const civilMonth = written({ month: "short", year: "numeric", timeZone: "UTC" });

/** By how many minutes clocks are ahead of UTC here. */
export const utcOffset = () => -new Date().getTimezoneOffset();
