import { effectiveDate } from '../../kernel/folding.ts';
import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { OutcomeAssessed, OutcomeSet } from './outcome-events.ts';
import { ownRecord } from './own-record.ts';

export const AssessOutcome = input('How far an outcome was reached.', saidIn(OutcomeAssessed));
export type AssessOutcome = PupilCommand & InputOf<typeof AssessOutcome>;

export function assessOutcome(command: AssessOutcome, given: PupilGiven): Decision {
  const { schoolUrn, outcome, assessedOn, evidence } = command;
  const target = ownRecord(given, OutcomeSet, outcome, schoolUrn);
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(target === undefined, 'NO_SUCH_RECORD'),
      ...broken(target !== undefined && assessedOn < effectiveDate(target), 'END_BEFORE_START'),
      ...pastRules(given, assessedOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, assessedOn),
    ],
    [happened(OutcomeAssessed, command, assessedOn)],
  );
}
