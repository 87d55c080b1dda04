import {
  type DataOf,
  day,
  event,
  hash,
  id,
  input,
  type InputOf,
  oneOf,
  optional,
  saidIn,
  text,
  whole,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { AGENCY } from './agency.ts';
import { ReferralMade } from './make-referral.ts';
import { ownRecord } from './own-record.ts';

export const MOST_RECOMMENDATIONS = 100;

/** Advice of an agency. Recommendations are numbered from 1, so that each can be adopted or declined. */
export const AdviceReceived = event('AdviceReceived', 'Advice of an agency was received.', {
  agency: oneOf(AGENCY, 'The agency.'),
  referral: optional(id('Decision', 'The referral it answers.')),
  documentOn: day('Date of the document.'),
  receivedOn: day('When it was received.'),
  sha256: optional(hash('SHA-256 of the document.')),
  recommendations: whole('How many recommendations it makes, in its own order.', 0, MOST_RECOMMENDATIONS),
  note: optional(text('A note.')),
});
export type AdviceReceived = DataOf<typeof AdviceReceived>;

export const RecordAdvice = input('Advice of an agency.', saidIn(AdviceReceived));
export type RecordAdvice = PupilCommand & InputOf<typeof RecordAdvice>;

export function recordAdvice(command: RecordAdvice, given: PupilGiven): Decision {
  const { schoolUrn, referral, documentOn, receivedOn } = command;
  const answered = referral === null || ownRecord(given, ReferralMade, referral, schoolUrn) !== undefined;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(!answered, 'NO_SUCH_RECORD'),
      ...broken(receivedOn < documentOn, 'END_BEFORE_START'),
      ...pastRules(given, documentOn, receivedOn),
      ...birthRules(given, documentOn),
    ],
    [happened(AdviceReceived, command, receivedOn)],
  );
}
