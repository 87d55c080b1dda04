import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isYoungPerson } from '../../reference/compulsory-school-age.ts';
import { inRecord, type Recorded, recordedOf } from './record-order.ts';
import { AlternativePersonNamed, CapacityRecorded } from './represent.ts';
import type { RightsMatter } from './rights-matter.ts';
import { ContactRestricted, ContactRestrictionEnded } from './restrict-contact.ts';

/** Persons who can hold the rights of Part 3 of the Children and Families Act 2014. */
export const ADDRESSEE = codes('Addressee', 'Who was informed.', {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person, over compulsory school age.',
  ALTERNATIVE_PERSON: 'Who acts for a young person without capacity.',
});

export const RIGHTS_HOLDER = codes(
  'RightsHolder',
  'Who has the rights of Part 3 of the Children and Families Act 2014.',
  { ...ADDRESSEE.codes, NOT_KNOWN: 'Not known, as the date of birth is not.' },
);
export type RightsHolder = CodeOf<typeof RIGHTS_HOLDER>;

interface DayRange {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/**
 * The holder of the rights of Part 3 of the Children and Families Act 2014 on a day, in one matter.
 * It is the parent up to the end of compulsory school age, then the young person. A young person without capacity in
 * the matter is replaced by the alternative person (s.80, SEND Regulations 2014 reg 63-65).
 * Of several assessments one for this very matter goes first, then the later first day, then the later record.
 */
export function rightsHolder(
  dateOfBirth: CivilDate | undefined,
  events: readonly EffectiveEvent[],
  on: CivilDate,
  matter: RightsMatter,
): RightsHolder {
  if (dateOfBirth === undefined) return 'NOT_KNOWN';
  if (!isYoungPerson(dateOfBirth, on)) return 'PARENT';
  const capacity = assessments(events, matter)
    .filter(({ said }) => holds(said, on))
    .sort(byWeight)[0]?.said;
  return capacity === undefined || capacity.hasCapacity ? 'YOUNG_PERSON' : 'ALTERNATIVE_PERSON';
}

interface Assessment extends Recorded {
  readonly said: CapacityRecorded;
}

function assessments(events: readonly EffectiveEvent[], matter: RightsMatter): Assessment[] {
  return events
    .filter(isA(CapacityRecorded))
    .map((event) => ({ said: event.data, ...recordedOf(event) }))
    .filter(({ said }) => said.matter === 'ALL' || said.matter === matter);
}

/** The assessment that decides comes first. */
function byWeight(a: Assessment, b: Assessment): number {
  const [general, other] = [a.said.matter === 'ALL', b.said.matter === 'ALL'];
  if (general !== other) return general ? 1 : -1;
  return a.said.from === b.said.from ? inRecord(b, a) : a.said.from < b.said.from ? 1 : -1;
}

/** Whether a representative was named for the young person on that day. If none is, the parent acts (reg 64(1)(b)). */
export function hasNamedRepresentative(events: readonly EffectiveEvent[], on: CivilDate): boolean {
  return events.filter(isA(AlternativePersonNamed)).some(({ data }) => holds(data, on) && data.relation !== 'PARENT');
}

/** Whether the school restricted contact with a parent or alternative person on that day. */
export function isContactRestricted(events: readonly EffectiveEvent[], schoolUrn: string, on: CivilDate): boolean {
  const endings = events.filter(isA(ContactRestrictionEnded)).map(({ data }) => data);
  return events
    .filter(isA(ContactRestricted))
    .some(
      ({ id, data }) =>
        data.schoolUrn === schoolUrn &&
        holds(data, on) &&
        endings.every((ending) => ending.restriction !== id || on <= ending.on),
    );
}

function holds({ from, to }: DayRange, on: CivilDate): boolean {
  return from <= on && (to === null || on <= to);
}
