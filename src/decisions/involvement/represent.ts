import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { AlternativePersonNamed, CapacityRecorded } from './events.ts';

/**
 * Whether a young person has capacity to decide in a matter, as it was assessed (Mental Capacity Act 2005 s.2-3;
 * Children and Families Act 2014 s.80).
 */
export interface RecordCapacity extends PupilCommand, Omit<CapacityRecorded, 'schoolUrn'> {}

export function recordCapacity(command: RecordCapacity, given: PupilGiven): Decision {
  const { schoolUrn, matter, hasCapacity, assessedOn, from, to, evidence } = command;
  const data: CapacityRecorded = { schoolUrn, matter, hasCapacity, assessedOn, from, to, evidence };
  const dates = [assessedOn, ...evidence.map((item) => item.on)];
  return judge(
    'REPORTED',
    [
      ...broken(to !== null && to < from, 'END_BEFORE_START'),
      ...pastRules(given, ...dates),
      ...birthRules(given, from, ...dates),
    ],
    [{ type: 'CapacityRecorded', data, effectiveFrom: from }],
  );
}

/** Who acts for a young person without capacity (SEND Regulations 2014 reg 64). */
export interface NameAlternativePerson extends PupilCommand, Omit<AlternativePersonNamed, 'schoolUrn' | 'name'> {
  readonly name: string;
}

export function nameAlternativePerson(command: NameAlternativePerson, given: PupilGiven): Decision {
  const { schoolUrn, relation, from, to, name } = command;
  const data: AlternativePersonNamed = { schoolUrn, relation, from, to, name };
  return judge(
    'REPORTED',
    [...broken(to !== null && to < from, 'END_BEFORE_START'), ...birthRules(given, from)],
    [{ type: 'AlternativePersonNamed', data, effectiveFrom: from }],
  );
}
