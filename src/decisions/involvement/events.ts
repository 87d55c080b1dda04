import { type CodeOf, codes, event, id, leftOut, oneOf, person } from '../../kernel/members.ts';

/** Changes to a recorded decision. */
export const RECORD_CHANGE = codes('RecordChangeKind', 'What may be done to a decision that was recorded.', {
  CORRECTED: 'It was replaced by what it should have said.',
  VOIDED: 'It was made void, as recorded in error.',
});
export type RecordChange = CodeOf<typeof RECORD_CHANGE>;

const ASKED_PARTY = codes('AskedParty', 'Who is told and asked.', { SENCO: 'The SENCO.' });

/**
 * The question to the SENCO that the write path adds to somebody else's decision. `change` is set if a decision was
 * corrected or voided. It is absent for new decisions and in older events.
 */
export const ConsultationOpened = event('ConsultationOpened', 'The SENCO was told and asked.', {
  decision: id('Decision', 'The decision.'),
  party: oneOf(ASKED_PARTY, 'Who is asked.'),
  change: leftOut(oneOf(RECORD_CHANGE, 'What was done to it.')),
});

/** Notifies a decider, in the same append, that somebody else changed the decision. */
export const DeciderNotified = event('DeciderNotified', 'A decider was told that somebody else changed the decision.', {
  decision: id('Decision', 'The decision.'),
  person: person('Whose decision it was.'),
  change: oneOf(RECORD_CHANGE, 'What was done to it.'),
});
