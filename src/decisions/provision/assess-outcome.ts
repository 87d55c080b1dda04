import { effectiveDate } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { OutcomeAssessed } from './events.ts';

/** How far an outcome was reached, on which evidence. The newest assessment counts; earlier ones stay. */
export interface AssessOutcome extends PupilCommand, Omit<OutcomeAssessed, 'schoolUrn' | 'achieved' | 'note'> {
  readonly achieved: string | null;
  readonly note: string | null;
}

export function assessOutcome(command: AssessOutcome, given: PupilGiven): Decision {
  const { schoolUrn, outcome, result, assessedOn, evidence, achieved, note } = command;
  const target = given.pupil.events.find(
    (event) => event.type === 'OutcomeSet' && event.id === outcome && event.data['schoolUrn'] === schoolUrn,
  );
  const data: OutcomeAssessed = { schoolUrn, outcome, result, assessedOn, evidence, achieved, note };
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(target === undefined, 'NO_SUCH_RECORD'),
      ...broken(target !== undefined && assessedOn < effectiveDate(target), 'END_BEFORE_START'),
      ...pastRules(given, assessedOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, assessedOn),
    ],
    [{ type: 'OutcomeAssessed', data, effectiveFrom: assessedOn }],
  );
}
