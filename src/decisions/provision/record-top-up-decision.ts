import {
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  id,
  inApi,
  input,
  type InputOf,
  money,
  oneOf,
  optional,
  saidIn,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { ownRecord } from './own-record.ts';
import { TopUpRequested } from './request-top-up.ts';

const TOP_UP_GRANTED = codes('TopUpGranted', 'What the local authority granted.', {
  IN_FULL: 'All that was asked for.',
  IN_PART: 'A part.',
  REFUSED: 'Nothing.',
});

/** The local authority's answer: recorded from outside, never a decision of the school. */
export const TopUpDecided = event('TopUpDecided', 'The local authority decided on top-up funding.', {
  request: id('Decision', 'The request.'),
  granted: oneOf(TOP_UP_GRANTED, 'What was granted.'),
  annualPence: inApi('amountPence', optional(money('Pence a year.'))),
  from: optional(dayAboutChild('First day.')),
  to: optional(day('Last day.')),
  documentOn: optional(day('Date of the letter.')),
  receivedOn: day('When it was received.'),
  note: optional(text('A note.')),
});
export type TopUpDecided = DataOf<typeof TopUpDecided>;

export const RecordTopUpDecision = input(
  "The local authority's answer to a request for top-up funding.",
  saidIn(TopUpDecided),
);
export type RecordTopUpDecision = PupilCommand & InputOf<typeof RecordTopUpDecision>;

/** Records the local authority's answer to a request for top-up funding. */
export function recordTopUpDecision(command: RecordTopUpDecision, given: PupilGiven): Decision {
  const { schoolUrn, request, from, to, documentOn, receivedOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(ownRecord(given, TopUpRequested, request, schoolUrn) === undefined, 'NO_SUCH_RECORD'),
      ...broken(from !== null && to !== null && to < from, 'END_BEFORE_START'),
      ...pastRules(given, documentOn, receivedOn),
      ...birthRules(given, receivedOn),
    ],
    [happened(TopUpDecided, command, from ?? receivedOn)],
  );
}
