import {
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  partsOf,
  saidIn,
  sealedLine,
  yesNo,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { RIGHTS_MATTER } from './rights-matter.ts';

/**
 * Relations of an alternative person: a representative, or the parent if there is none (SEND Regulations 2014 reg 64).
 */
export const ALTERNATIVE_RELATION = codes(
  'AlternativeRelation',
  'In which relation an alternative person stands (SEND Regulations 2014 reg 64).',
  {
    PARENT: 'Parent.',
    COURT_APPOINTED_DEPUTY: 'Deputy appointed by the Court of Protection.',
    ATTORNEY: 'Attorney under a lasting or enduring power.',
    OTHER_REPRESENTATIVE: 'Another representative.',
  },
);

/**
 * Records an assessment of a young person's capacity to decide in a matter (Mental Capacity Act 2005 s.2-3; Children
 * and Families Act 2014 s.80).
 */
export const CapacityRecorded = event('CapacityRecorded', 'Capacity to decide was recorded.', {
  matter: oneOf(RIGHTS_MATTER, 'The matter.'),
  hasCapacity: yesNo('Whether there is capacity.'),
  assessedOn: dayAboutChild('When it was assessed.'),
  from: dayAboutChild('First day on which it counts.'),
  to: optional(day('Last day; left out while no end is known.', 'Last day, where one is known.')),
  evidence: partsOf(EVIDENCE, 'Evidence of it.'),
});
export type CapacityRecorded = DataOf<typeof CapacityRecorded>;

export const RecordCapacity = input(
  'Whether a young person has capacity to decide in a matter, as it was assessed.',
  saidIn(CapacityRecorded),
);
export type RecordCapacity = PupilCommand & InputOf<typeof RecordCapacity>;

export function recordCapacity(command: RecordCapacity, given: PupilGiven): Decision {
  const { assessedOn, from, to, evidence } = command;
  const dates = [assessedOn, ...evidence.map((item) => item.on)];
  return judge(
    'REPORTED',
    [
      ...broken(to !== null && to < from, 'END_BEFORE_START'),
      ...pastRules(given, ...dates),
      ...birthRules(given, from, ...dates),
    ],
    [happened(CapacityRecorded, command, from)],
  );
}

/** Names the person who acts for a young person without capacity (SEND Regulations 2014 reg 64). */
export const AlternativePersonNamed = event('AlternativePersonNamed', 'An alternative person was named.', {
  relation: oneOf(ALTERNATIVE_RELATION, 'In which relation.'),
  from: dayAboutChild('First day.'),
  to: optional(day('Last day; left out while no end is known.', 'Last day, where one is known.')),
  name: sealedLine('Name.'),
});
export type AlternativePersonNamed = DataOf<typeof AlternativePersonNamed>;

export const NameAlternativePerson = input(
  'Who acts for a young person without capacity.',
  saidIn(AlternativePersonNamed),
);
export type NameAlternativePerson = PupilCommand & InputOf<typeof NameAlternativePerson>;

export function nameAlternativePerson(command: NameAlternativePerson, given: PupilGiven): Decision {
  const { from, to } = command;
  return judge(
    'REPORTED',
    [...broken(to !== null && to < from, 'END_BEFORE_START'), ...birthRules(given, from)],
    [happened(AlternativePersonNamed, command, from)],
  );
}
