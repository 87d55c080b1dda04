import {
  type CodeOf,
  codes,
  type DataOf,
  dayAboutChild,
  plannedDay,
  event,
  id,
  oneOf,
  optional,
  part,
  partsOf,
  type Said,
  text,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';

/** An outcome set together with a provision. */
export const PLANNED_OUTCOME = part('PlannedOutcome', 'An outcome that is sought.', {
  baselineOn: optional(dayAboutChild('Day of the baseline.')),
  dueOn: plannedDay('By when.'),
  words: text('The outcome in words.'),
  baseline: optional(text('Where the pupil starts from.')),
  target: optional(text('What should be reached.')),
  measure: optional(text('How it is measured.')),
});
export type PlannedOutcome = Said<typeof PLANNED_OUTCOME.members>;

/**
 * What a pupil should reach. The values are text ("0-1 exchanges a session"), so they are sealed. The dates are in
 * clear.
 */
export const OutcomeSet = event('OutcomeSet', 'An outcome was set.', {
  provision: optional(id('Provision', 'The provision it is for.')),
  replaces: optional(id('Decision', 'The outcome whose place it takes.')),
  ...PLANNED_OUTCOME.members,
});
export type OutcomeSet = DataOf<typeof OutcomeSet>;

/** NOT_DELIVERED is about the school, NOT_MET about the approach, so they are kept apart. */
export const OUTCOME_RESULT = codes('OutcomeResult', 'How far an outcome was reached.', {
  EXCEEDED: 'Exceeded.',
  MET: 'Met.',
  PARTLY_MET: 'Met in part.',
  NOT_MET: 'Not met, though provision was delivered.',
  NOT_DELIVERED: 'Provision was not delivered.',
});
export type OutcomeResult = CodeOf<typeof OUTCOME_RESULT>;

/** How far an outcome was reached, with evidence. The latest assessment counts; earlier ones stay in the record. */
export const OutcomeAssessed = event('OutcomeAssessed', 'An outcome was assessed.', {
  outcome: id('Decision', 'The outcome.'),
  result: oneOf(OUTCOME_RESULT, 'How far it was reached.'),
  assessedOn: dayAboutChild('The day on which it was assessed.'),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  achieved: optional(text('What was reached.')),
  note: optional(text('A note.')),
});
export type OutcomeAssessed = DataOf<typeof OutcomeAssessed>;
