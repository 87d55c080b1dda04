import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { AdviceReceived, TopUpDecided } from './agency-events.ts';

/** Advice of an agency came in. */
export interface RecordAdvice extends PupilCommand, Omit<AdviceReceived, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function recordAdvice(command: RecordAdvice, given: PupilGiven): Decision {
  const { schoolUrn, agency, referral, documentOn, receivedOn, sha256, recommendations, note } = command;
  const data: AdviceReceived = { schoolUrn, agency, referral, documentOn, receivedOn, sha256, recommendations, note };
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(referral !== null && !hasRecord(given, 'ReferralMade', referral, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(receivedOn < documentOn, 'END_BEFORE_START'),
      ...pastRules(given, documentOn, receivedOn),
      ...birthRules(given, documentOn),
    ],
    [{ type: 'AdviceReceived', data, effectiveFrom: receivedOn }],
  );
}

/** The local authority's answer to a request for top-up, as its letter says it. */
export interface RecordTopUpDecision extends PupilCommand, Omit<TopUpDecided, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function recordTopUpDecision(command: RecordTopUpDecision, given: PupilGiven): Decision {
  const { schoolUrn, request, granted, annualPence, from, to, documentOn, receivedOn, note } = command;
  const data: TopUpDecided = { schoolUrn, request, granted, annualPence, from, to, documentOn, receivedOn, note };
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(!hasRecord(given, 'TopUpRequested', request, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(from !== null && to !== null && to < from, 'END_BEFORE_START'),
      ...pastRules(given, documentOn, receivedOn),
      ...birthRules(given, receivedOn),
    ],
    [{ type: 'TopUpDecided', data, effectiveFrom: from ?? receivedOn }],
  );
}

function hasRecord({ pupil }: PupilGiven, type: string, id: string, schoolUrn: string): boolean {
  return pupil.events.some((event) => event.type === type && event.id === id && event.data['schoolUrn'] === schoolUrn);
}
