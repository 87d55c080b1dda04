import { nearestInstant, parseInstant } from '../../src/kernel/instant.ts';
import { stringScalar } from './string-scalar.ts';

export const InstantScalar = stringScalar({
  name: 'Instant',
  description:
    'A moment: date-time of RFC 3339 with an offset. Its day in England is of the years 1900 to 2199. Answered in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  expected: 'a date and time with offset, as in RFC 3339, of the years 1900 to 2199',
  read: parseInstant,
  show: nearestInstant,
});
