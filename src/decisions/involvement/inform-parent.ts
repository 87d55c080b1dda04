import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { decisionNamed, decisionRules } from './decision-named.ts';
import type { ParentInformed } from './events.ts';
import { hasNamedRepresentative, isContactRestricted, rightsHolder } from './rights-holder.ts';

/** That the parent, young person or alternative person was informed (Children and Families Act 2014 s.68). */
export interface RecordParentInformed extends PupilCommand, Omit<ParentInformed, 'schoolUrn' | 'decision'> {
  readonly decisionId: string | null;
}

export function recordParentInformed(command: RecordParentInformed, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, addressee, on, method, by, evidence } = command;
  const data: ParentInformed = { schoolUrn, decision: decisionId, addressee, on, method, by, evidence };
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
    [{ type: 'ParentInformed', data, effectiveFrom: on }],
  );
}

/** What was told was told: whom it should have reached, and whether it might, is noted beside it. */
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
