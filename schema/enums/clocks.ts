import { CLOCK_ID } from '../../src/clocks/clocks.ts';
import type { ClockParty, ClockStanding } from '../../src/clocks/clock.ts';
import { EXCEPTION_GROUND } from '../../src/clocks/exception-grounds.ts';
import { CLOCK_FACTS, type ClockFact } from '../../src/clocks/facts.ts';
import { enumOf } from './enum-of.ts';
import { publishEnum } from './publish.ts';

export const ClockIdEnum = enumOf(CLOCK_ID);
export const ExceptionGroundEnum = enumOf(EXCEPTION_GROUND);

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
