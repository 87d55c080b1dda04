import { isCivilDate, nearestDay } from '../../src/kernel/civil-date.ts';
import { stringScalar } from './string-scalar.ts';

export const CivilDateScalar = stringScalar({
  name: 'CivilDate',
  description: 'A day of the calendar in England, `YYYY-MM-DD`, of the years 1900 to 2199 (full-date of RFC 3339).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  expected: 'a day as YYYY-MM-DD, of the years 1900 to 2199',
  read: (text) => (isCivilDate(text) ? text : undefined),
  show: nearestDay,
});
