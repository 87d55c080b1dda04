/** What programs write where a day is not known or there is none: the ends of their calendars, and days near them. */
const LATEST_KNOWN = '2079-06-05';
const EARLIEST_KNOWN = '1901-01-02';
const FORM = /^\d{4}-\d\d-\d\d$/;

/**
 * Whether a date as `YYYY-MM-DD` stands for none: `31/12/9999`, `31/12/2099`, `06/06/2079`, `01/01/1900`, `01/01/1753`.
 * As an end it leaves a period open; elsewhere the day is not known.
 */
export function isPlaceholder(text: string): boolean {
  return FORM.test(text) && (text > LATEST_KNOWN || text < EARLIEST_KNOWN);
}
