import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { SchoolCalendar } from '../../kernel/school-days.ts';
import { attentionThreshold } from '../../reference/attention-thresholds.ts';
import { isInformingOverdue } from '../../reference/informing.ts';
import { RULES } from '../rules.ts';
import { isApprovedByItsRecorder } from './approval-by-recorder.ts';
import { decidedDay } from '../decided-day.ts';
import { isHeadsByAnothersWord } from './heads-word.ts';
import type { Involved } from './involved.ts';
import { type ChangeOfRecord, isUnaccepted } from './record-changes.ts';
import { isContactRestricted } from './rights-holder.ts';
import type { SencoInvolvement } from './senco-involvement.ts';

export interface AccountabilityFinding {
  /**
   * INFORMATION: something to know. CONCERN: something to put right. No finding here is itself the breach of a duty
   * with a date.
   */
  readonly severity: 'INFORMATION' | 'CONCERN';
  readonly message: string;
  readonly basis: string;
  /** What would clear it. */
  readonly clears: string;
}

/** Findings worked out from dates when a decision is read. No timer sets them. */
export const ACCOUNTABILITY_FINDINGS = {
  SENCO_NOT_INVOLVED: {
    severity: 'CONCERN',
    message: 'Nothing in the record shows that the SENCO was asked about this decision or told of it.',
    basis: 'CoP 6.88-6.90',
    clears: 'Tell the SENCO and record it, or let the SENCO say when they came to know.',
  },
  SENCO_INFORMED_AFTER: {
    severity: 'CONCERN',
    message: 'The SENCO was told only after the decision.',
    basis: 'CoP 6.88-6.90',
    clears: "The SENCO's own word of having been asked or told before it.",
  },
  INVOLVEMENT_DISPUTED: {
    severity: 'CONCERN',
    message: 'The SENCO disputes what somebody else recorded about telling or asking them.',
    basis: 'A rule of this system, not of law',
    clears: 'A later word of the SENCO that confirms it, or the claim made void.',
  },
  PARENTS_NOT_INFORMED: {
    severity: 'CONCERN',
    message:
      'The holder of the rights is not recorded as informed of special educational provision within the customary time.',
    basis: 'Children and Families Act 2014 s.68; ten school days by custom',
    clears: 'Inform the parent or young person and record it; a restriction of contact suspends it.',
  },
  PARENTS_NOT_TOLD_OF_CHANGE: {
    severity: 'CONCERN',
    message:
      'The parents or young person are not recorded as told of a change in what is provided, nor as asked about it, within the customary time.',
    basis: 'CoP 6.51; ten school days by custom',
    clears: 'Tell them and record it; a restriction of contact suspends it.',
  },
  TEACHERS_NOT_INFORMED: {
    severity: 'INFORMATION',
    message: 'No teacher is recorded as told of the support within the customary time.',
    basis: 'CoP 6.49; ten school days by custom',
    clears: 'Tell the teachers who work with the pupil and record it.',
  },
  NOT_THE_RIGHTS_HOLDER: {
    ...noted('NOT_THE_RIGHTS_HOLDER'),
    clears: 'Inform the holder of the rights and record it.',
  },
  APPROVER_RECORDED_REQUEST: {
    ...noted('APPROVER_RECORDED_REQUEST'),
    clears: 'Somebody whom the request names as its proposer confirms it.',
  },
  HEADS_DECISION_BY_ANOTHERS_WORD: {
    ...noted('HEADS_DECISION_BY_ANOTHERS_WORD'),
    clears: 'The head confirms it in their own session.',
  },
  CORRECTED_BY_ANOTHER: {
    ...noted('CORRECTED_BY_ANOTHER'),
    clears: 'The decider confirms it as it is now.',
  },
  VOIDED_BY_ANOTHER: { ...noted('VOIDED_BY_ANOTHER'), clears: 'The decider confirms that it is void.' },
  REVERSED_WITHIN_90_DAYS: {
    severity: 'INFORMATION',
    message: 'Another decision undid this one within ninety days.',
    basis: 'Ninety days, by convention',
    clears: 'Nothing does: it stays visible.',
  },
  CONTACT_RESTRICTED: {
    ...noted('CONTACT_RESTRICTED'),
    clears: 'The record of the contact, or of the restriction, corrected where it is wrong.',
  },
} as const satisfies Record<string, AccountabilityFinding>;

export type AccountabilityCode = keyof typeof ACCOUNTABILITY_FINDINGS;

/** Decisions that make special educational provision without an EHC plan: the school must inform the parents (s.68). */
const MAKE_PROVISION: readonly string[] = ['SenSupportDecided'];

/** Decisions that change a pupil's provision. Parents are told of them (CoP 6.51). */
const CHANGE_PROVISION: readonly string[] = [
  'ProvisionAmended',
  'ProvisionSuspended',
  'ProvisionEnded',
  'PlacementStarted',
];
/** A parent who takes one of these positions has been told. */
const POSITIONS_TAKEN: readonly unknown[] = ['AGREES', 'PARTLY_AGREES', 'DISAGREES'];

function noted(
  code:
    | 'NOT_THE_RIGHTS_HOLDER'
    | 'CONTACT_RESTRICTED'
    | 'APPROVER_RECORDED_REQUEST'
    | 'HEADS_DECISION_BY_ANOTHERS_WORD'
    | 'CORRECTED_BY_ANOTHER'
    | 'VOIDED_BY_ANOTHER',
): Pick<AccountabilityFinding, 'severity' | 'message' | 'basis'> {
  const { message, basis } = RULES[code];
  return { severity: 'CONCERN', message, basis };
}

/**
 * All that findings are judged on. `ofSchool` is whether the school took the decision. What a file or the local
 * authority says, and a concern, need no SENCO.
 */
export interface Judged {
  readonly decision: EffectiveEvent;
  /** The matter that it belongs to. Who was told is judged once for all of it, against its principal decision. */
  readonly involved: Involved;
  readonly events: readonly EffectiveEvent[];
  readonly involvement: SencoInvolvement;
  readonly ofSchool: boolean;
  readonly on: CivilDate;
  readonly calendar: SchoolCalendar;
  /** Corrections and voids since it was recorded, earliest first; absent if there are none. */
  readonly changes?: readonly Pick<ChangeOfRecord, 'change' | 'byAnother'>[];
  /** Days until another decision undid it; absent if none has by `on`. */
  readonly undoneAfterDays?: number;
}

/** The codes of the findings, in the order of the table. */
export function accountabilityFindings(judged: Judged): readonly AccountabilityCode[] {
  const { events, decision, changes = [] } = judged;
  const informed = about(judged, 'ParentInformed');
  const ofSenco = sencoFindings(judged);
  const noted = new Set(informed.flatMap(({ metadata }) => metadata.findings ?? []));
  const found: Readonly<Record<AccountabilityCode, boolean>> = {
    SENCO_NOT_INVOLVED: ofSenco.includes('SENCO_NOT_INVOLVED'),
    SENCO_INFORMED_AFTER: ofSenco.includes('SENCO_INFORMED_AFTER'),
    INVOLVEMENT_DISPUTED: ofSenco.includes('INVOLVEMENT_DISPUTED'),
    PARENTS_NOT_INFORMED: isOverdue(judged) && nobodyTold(judged, informed),
    PARENTS_NOT_TOLD_OF_CHANGE: changesProvision(decision) && isLate(judged) && nobodyTold(judged, informed),
    TEACHERS_NOT_INFORMED: isOverdue(judged) && about(judged, 'TeachersInformed').length === 0,
    NOT_THE_RIGHTS_HOLDER:
      informed.length > 0 && informed.every(({ metadata }) => metadata.findings?.includes('NOT_THE_RIGHTS_HOLDER')),
    APPROVER_RECORDED_REQUEST: isApprovedByItsRecorder(decision, events),
    HEADS_DECISION_BY_ANOTHERS_WORD: isHeadsByAnothersWord(decision, events),
    CORRECTED_BY_ANOTHER: isUnaccepted('CORRECTED', decision.id, changes, events),
    VOIDED_BY_ANOTHER: isUnaccepted('VOIDED', decision.id, changes, events),
    REVERSED_WITHIN_90_DAYS:
      judged.undoneAfterDays !== undefined &&
      judged.undoneAfterDays <= (attentionThreshold('UNDONE_SOON', judged.on)?.calendarDays ?? -1),
    CONTACT_RESTRICTED: noted.has('CONTACT_RESTRICTED'),
  };
  return (Object.keys(ACCOUNTABILITY_FINDINGS) as AccountabilityCode[]).filter((code) => found[code]);
}

/** Findings about the SENCO stand on the principal decision alone, so that a matter is counted once. */
function sencoFindings({ decision, involved, involvement, ofSchool }: Judged): readonly AccountabilityCode[] {
  if (decision.id !== involved.decision.id) return [];
  const { state, disputedAt } = involvement;
  return [
    ...(ofSchool && state === 'NOT_INFORMED' ? ['SENCO_NOT_INVOLVED' as const] : []),
    ...(ofSchool && state === 'INFORMED_AFTER' ? ['SENCO_INFORMED_AFTER' as const] : []),
    ...(disputedAt === null ? [] : ['INVOLVEMENT_DISPUTED' as const]),
  ];
}

/** Records of one type about the matter. */
function about({ involved, events }: Judged, type: string): readonly EffectiveEvent[] {
  return events.filter((event) => event.type === type && involved.names.has(event.data['decision']));
}

function isOverdue(judged: Judged): boolean {
  return MAKE_PROVISION.includes(judged.decision.type) && isLate(judged);
}

function isLate({ involved, on, calendar }: Judged): boolean {
  return isInformingOverdue(decidedDay(involved.decision), on, calendar);
}

/** Provision that ends because the pupil left is no change to tell parents of. */
function changesProvision({ type, data }: EffectiveEvent): boolean {
  return CHANGE_PROVISION.includes(type) && data['endReason'] !== 'LEFT';
}

function nobodyTold({ decision, involved, events, on }: Judged, informed: readonly EffectiveEvent[]): boolean {
  const told = informed.length > 0 || [decision, ...involved.acts].some(saysTold);
  // Contact is restricted with a parent. A young person is told all the same.
  const rests =
    decision.metadata.rightsHolder !== 'YOUNG_PERSON' &&
    isContactRestricted(events, decision.data['schoolUrn'] as string, on);
  return !told && !rests;
}

function saysTold({ data }: EffectiveEvent): boolean {
  const { parentInformed, parentsToldOn, parentPosition } = data;
  return parentInformed != null || parentsToldOn != null || POSITIONS_TAKEN.includes(parentPosition);
}
