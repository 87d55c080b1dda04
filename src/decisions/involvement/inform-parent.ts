import {
  type DataOf,
  day,
  event,
  id,
  input,
  type InputOf,
  oneOf,
  optional,
  partsOf,
  person,
  saidIn,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { CONTACT_METHOD } from './contact-method.ts';
import { decisionNamed, decisionRules } from './decision-named.ts';
import { OF_DECISION_OR_NONE } from './named-decision.ts';
import { ADDRESSEE, hasNamedRepresentative, isContactRestricted, rightsHolder } from './rights-holder.ts';

/** Records that the parent, young person or alternative person was informed (Children and Families Act 2014 s.68). */
export const ParentInformed = event('ParentInformed', 'Parents or the young person were informed.', {
  ...OF_DECISION_OR_NONE,
  addressee: oneOf(ADDRESSEE, 'Who was informed.'),
  on: day('The day.'),
  method: oneOf(CONTACT_METHOD, 'How.'),
  by: optional(person('Person of the school who informed them.', 'Who informed them.')),
  evidence: partsOf(EVIDENCE, 'Evidence of it.'),
});
export type ParentInformed = DataOf<typeof ParentInformed>;

export const RecordParentInformed = input(
  'That the parent, young person or alternative person was informed (Children and Families Act 2014 s.68).',
  {
    decisionId: optional(id('Decision', 'The decision that they were informed of.')),
    ...saidIn(ParentInformed),
  },
);
export type RecordParentInformed = PupilCommand & InputOf<typeof RecordParentInformed>;

export function recordParentInformed(command: RecordParentInformed, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, on, evidence } = command;
  const dates = [on, ...evidence.map((item) => item.on)];
  return judge(
    'REPORTED',
    [
      ...given.envelope.broken,
      ...decisionRules(given, decisionId, schoolUrn),
      ...pastRules(given, ...dates),
      ...birthRules(given, ...dates),
      ...addresseeNotes(command, given),
    ],
    [happened(ParentInformed, { ...command, decision: decisionId }, on)],
  );
}

/**
 * Notes if somebody other than the rights holder was informed, or contact was restricted. The record is accepted all
 * the same.
 */
function addresseeNotes(
  { schoolUrn, decisionId, addressee, on }: RecordParentInformed,
  given: PupilGiven,
): readonly RuleCode[] {
  const { events } = given.pupil;
  const decision = decisionId === null ? undefined : decisionNamed(events, decisionId, schoolUrn);
  const holder = rightsHolder(given.dateOfBirth, events, on, given.rightsMatterOf(decision?.metadata.command ?? ''));
  // Without a representative the parent is the alternative person (reg 64(1)(b)).
  const actsForThem = holder === 'ALTERNATIVE_PERSON' && addressee === 'PARENT' && !hasNamedRepresentative(events, on);
  return [
    ...broken(holder !== 'NOT_KNOWN' && holder !== addressee && !actsForThem, 'NOT_THE_RIGHTS_HOLDER'),
    ...broken(addressee !== 'YOUNG_PERSON' && isContactRestricted(events, schoolUrn, on), 'CONTACT_RESTRICTED'),
  ];
}
