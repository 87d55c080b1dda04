import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DecisionCommand, PupilCommand, PupilGiven } from '../given.ts';
import type { Personal } from '../personal.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';

/** By whose word the school knows of something that others did. */
export const OUTSIDE_SOURCES = [
  'LA_LETTER',
  'LA_EMAIL',
  'LA_PORTAL',
  'TRIBUNAL',
  'MEDIATION_ADVISER',
  'PARENT',
  'PREVIOUS_SCHOOL',
  'OTHER',
] as const;
export type OutsideSource = (typeof OUTSIDE_SOURCES)[number];

/**
 * Letters never reach schools, and pupils arrive in mid-process: then what came before is not known here (domain §2.3).
 */
export type Predecessor = 'RECORDED' | 'NOT_KNOWN_HERE';

/**
 * What the LA, the Tribunal or a parent did, as the school came to know of it (domain §0.1). At least one date is
 * known: `receivedOn` is the school's own evidence.
 */
export interface Outside {
  readonly schoolUrn: string;
  readonly source: OutsideSource;
  readonly documentOn: CivilDate | null;
  readonly sentAt: Instant | null;
  readonly receivedOn: CivilDate;
  readonly predecessor: Predecessor;
  readonly note: Personal | null;
}

type Plain = Omit<Outside, 'schoolUrn' | 'note'> & { readonly note: string | null };

/** A command that records a decision of somebody else. It has a basis like every decision, and none of its own. */
export type OutsideDecision = DecisionCommand & Plain;
/** A command that records an act of somebody else that is no decision. */
export type OutsideFact = PupilCommand & Plain;

/** The part of an event that all of them have. */
export function outsideOf({
  schoolUrn,
  source,
  documentOn,
  sentAt,
  receivedOn,
  predecessor,
  note,
}: OutsideFact): Outside {
  return { schoolUrn, source, documentOn, sentAt, receivedOn, predecessor, note };
}

/** What holds for everything that others did. */
export function outsideRules({ documentOn, sentAt, receivedOn }: OutsideFact, given: PupilGiven): readonly RuleCode[] {
  return [
    ...pastRules(given, documentOn, receivedOn),
    ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
    ...broken(documentOn !== null && documentOn > receivedOn, 'RECEIVED_BEFORE_WRITTEN'),
    ...birthRules(given, documentOn, receivedOn),
  ];
}

/**
 * What holds for a decision of somebody else: it is never taken here, nobody of the school had to have authority for
 * it, and when it came to be known is a matter of post.
 */
export function othersDecisionRules(command: OutsideDecision, given: PupilGiven): readonly RuleCode[] {
  return [
    ...given.envelope.broken.filter((code) => code !== 'LATE_ENTRY' && code !== 'NO_AUTHORITY_AT_DECISION'),
    ...broken(given.envelope.basis === 'TAKEN_HERE', 'NOT_THE_SCHOOLS_DECISION'),
    ...outsideRules(command, given),
  ];
}

/** A step that follows another one: broken when that is not recorded, unless it is said not to be known here. */
export function followsRules(predecessor: Predecessor, recorded: boolean, code: RuleCode): readonly RuleCode[] {
  return broken(predecessor === 'RECORDED' && !recorded, code);
}
