import { CLOCK_IDS, rowsOfClock } from '../../src/clocks/clocks.ts';
import type { ClockParty, ClockStanding } from '../../src/clocks/clock.ts';
import { EXCEPTION_GROUNDS, type ExceptionGround } from '../../src/clocks/exception-grounds.ts';
import { CLOCK_FACTS, type ClockFact } from '../../src/clocks/facts.ts';
import { publishEnum } from './publish.ts';

/** From the table itself: a clock that is added there is in the schema after `npm run generate`. */
const NAMES = Object.fromEntries(CLOCK_IDS.map((id) => [id, `${rowsOfClock(id).at(-1)?.name ?? id}.`]));

export const ClockIdEnum = publishEnum('ClockId', 'The statutory clocks; `clocks` says how each is counted.', NAMES);

export const ClockFactEnum = publishEnum<ClockFact>(
  'ClockFact',
  'The dated facts that clocks count from.',
  CLOCK_FACTS,
);

export const ClockPartyEnum = publishEnum<ClockParty>('ClockParty', 'Who has to act, or may act, within a limit.', {
  SCHOOL: 'The school.',
  LOCAL_AUTHORITY: 'The local authority.',
  AGENCY: 'The body that was asked for advice, a school included.',
  MEDIATION_ADVISER: 'The mediation adviser.',
  PARENT_OR_YOUNG_PERSON: 'The parent or young person, who may and need not.',
});

export const ClockStandingEnum = publishEnum<ClockStanding>('ClockStanding', 'How binding a limit is.', {
  STATUTORY: 'Law: it must be kept.',
  GUIDANCE: 'The Code of Practice: it should be kept, and departed from only with reason.',
});

export const ExceptionGroundEnum = publishEnum<ExceptionGround>(
  'ExceptionGround',
  'Grounds on which a limit need not be kept where it is impractical; they set no other date.',
  EXCEPTION_GROUNDS,
);
