import {
  inApi,
  codes,
  dayAboutChild,
  type DataOf,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  partsOf,
  saidIn,
  someOf,
  text,
} from '../../kernel/members.ts';
import { BROAD_AREA } from '../../reference/need-codes.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, enrolmentRules, pastRules } from '../policies.ts';
import { ALTERNATIVE_EXPLANATION } from './alternative-explanation.ts';

const CONCERN_SOURCE = codes('ConcernSource', 'Who raised a concern.', {
  TEACHER: 'A teacher.',
  TEACHING_ASSISTANT: 'A teaching assistant.',
  SENCO: 'The SENCO.',
  PARENT: 'A parent or carer.',
  PUPIL: 'The pupil.',
  PREVIOUS_SETTING: 'The previous school or setting.',
  AGENCY: 'An outside agency.',
  OTHER: 'Somebody else.',
});

/**
 * Raises a concern that a pupil may have SEN (CoP 6.14-6.27). Parents are told that their child may have SEN (reg 50).
 */
export const ConcernRaised = event('ConcernRaised', 'A concern was raised.', {
  source: inApi('raisedBy', oneOf(CONCERN_SOURCE, 'Who raised the concern.', 'Who raised it.')),
  raisedOn: dayAboutChild('The day on which it was raised.'),
  areas: someOf(BROAD_AREA, 'Broad areas that the concern is about.', 'Broad areas that it is about.'),
  alternativeExplanations: someOf(ALTERNATIVE_EXPLANATION, 'Explanations other than SEN that were considered.'),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  description: text('What was noticed.'),
  universalSupportTried: optional(
    text(
      'What the school offers to all and has tried (SEND Code of Practice 6.37).',
      'What the school offers to all and has tried.',
    ),
  ),
});
export type ConcernRaised = DataOf<typeof ConcernRaised>;

export const RaiseConcern = input('A concern that a pupil may have special educational needs.', saidIn(ConcernRaised));
export type RaiseConcern = DecisionCommand & InputOf<typeof RaiseConcern>;

export function raiseConcern(command: RaiseConcern, given: PupilGiven): Decision {
  const { schoolUrn, raisedOn, evidence, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...pastRules(given, raisedOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, raisedOn, effectiveFrom),
    ],
    [happened(ConcernRaised, command)],
  );
}
