import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import type { ConsultationHeld } from './events.ts';

/** Somebody was asked, and this is what they said: consultation and views, before a decision or after it. */
export interface RecordConsultation extends PupilCommand, Omit<ConsultationHeld, 'schoolUrn' | 'decision' | 'views'> {
  readonly decisionId: string | null;
  readonly views: string | null;
}

export function recordConsultation(command: RecordConsultation, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, about, party, method, on, outcome, views } = command;
  const data: ConsultationHeld = { schoolUrn, decision: decisionId, about, party, method, on, outcome, views };
  return judge(
    'REPORTED',
    [...decisionRules(given, decisionId, schoolUrn), ...pastRules(given, on), ...birthRules(given, on)],
    [{ type: 'ConsultationHeld', data, effectiveFrom: on }],
  );
}
