import {
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  id,
  input,
  type InputOf,
  isA,
  oneOf,
  optional,
  saidIn,
  text,
  workedOut,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken } from '../policies.ts';

export const RESTRICTION_GROUND = codes('RestrictionGround', 'Why contact is restricted.', {
  COURT_ORDER: 'By order of a court.',
  SAFEGUARDING: "For the child's safety.",
});

/**
 * Records that a court order or the child's safety restricts contact with a parent. Meanwhile the duty to inform is
 * suspended.
 */
export const ContactRestricted = event('ContactRestricted', 'Contact was restricted.', {
  ground: oneOf(RESTRICTION_GROUND, 'Why.'),
  from: dayAboutChild('First day.'),
  to: optional(day('Last day; left out while no end is known.', 'Last day, where one is known.')),
  note: optional(text('A note, for instance whom it is about.', 'A note.')),
});
export type ContactRestricted = DataOf<typeof ContactRestricted>;

export const RestrictContact = input('That contact with a parent is restricted.', saidIn(ContactRestricted));
export type RestrictContact = PupilCommand & InputOf<typeof RestrictContact>;

export function restrictContact(command: RestrictContact, given: PupilGiven): Decision {
  const { from, to } = command;
  return judge(
    'REPORTED',
    [...broken(to !== null && to < from, 'END_BEFORE_START'), ...birthRules(given, from)],
    [happened(ContactRestricted, command, from)],
  );
}

export const ContactRestrictionEnded = event('ContactRestrictionEnded', 'A restriction of contact ended.', {
  restriction: workedOut(id('RECORD', 'The restriction.')),
  on: dayAboutChild('Last day on which contact was restricted.'),
});
export type ContactRestrictionEnded = DataOf<typeof ContactRestrictionEnded>;

export const EndContactRestriction = input('The last day of a restriction of contact.', {
  restrictionId: id('RECORD', 'The restriction: the id of its event.'),
  ...saidIn(ContactRestrictionEnded),
});
export type EndContactRestriction = PupilCommand & InputOf<typeof EndContactRestriction>;

export function endContactRestriction(command: EndContactRestriction, given: PupilGiven): Decision {
  const { schoolUrn, restrictionId, on } = command;
  const { events } = given.pupil;
  const restriction = events
    .filter(isA(ContactRestricted))
    .find((event) => event.id === restrictionId && event.data.schoolUrn === schoolUrn)?.data;
  const endedOn = events
    .filter(isA(ContactRestrictionEnded))
    .filter(({ data }) => data.restriction === restrictionId)
    .map(({ data }) => data.on);
  const last = [restriction?.to ?? null, ...endedOn].filter((day) => day !== null).sort()[0];
  return judge(
    'REPORTED',
    [
      ...broken(restriction === undefined, 'NO_SUCH_RECORD'),
      ...broken(restriction !== undefined && on < restriction.from, 'END_BEFORE_START'),
      ...broken(last !== undefined && last <= on, 'NOT_YET_IN_FORCE'),
    ],
    [happened(ContactRestrictionEnded, { ...command, restriction: restrictionId }, on)],
  );
}
