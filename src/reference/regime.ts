import type { CivilDate } from '../kernel/civil-date.ts';
import { isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

/**
 * A state of law, guidance and code lists that decisions are judged under; kept on each decision as `regimeVersion`.
 */
export interface Regime extends Dated {
  readonly version: string;
}

/**
 * Oldest first, each beginning the day after the one before it ends. A change of any rule or list here begins another.
 */
export const REGIMES: readonly Regime[] = [
  {
    version: 'BEFORE-2014-09',
    from: '1900-01-01',
    to: '2014-08-31',
    source: 'Education Act 1996 Part 4; its rules are not held here',
  },
  {
    version: '2014-09',
    from: '2014-09-01',
    to: '2024-08-31',
    source: 'Children and Families Act 2014 Part 3; SI 2014/1530; SEND Code of Practice 2015',
  },
  { version: '2024-09', from: '2024-09-01', to: '2024-12-31', source: 'SI 2024/535: qualification of SENCOs' },
  { version: '2025-01', from: '2025-01-01', source: 'School census from January 2025: need type DS' },
];

/** The version in force on a day. */
export function regimeVersionAt(date: CivilDate): string {
  const regime = REGIMES.find((row) => isInForce(row, date));
  if (!regime) throw new RangeError('not a civil date');
  return regime.version;
}
