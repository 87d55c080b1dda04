import { type DecidedEvent, type Decision, refused } from '../decisions/decision.ts';
import { dataFrom } from '../decisions/happened.ts';
import { CorrectionRecorded, RecordVoidedAsError } from '../kernel/correction.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { id, input, type InputOf, optional, part, partOf, saidIn, text } from '../kernel/members.ts';
import type { SchoolCommand } from './command.ts';
import { PERSON_ID } from './events.ts';
import type { GovernanceGiven, PersonGiven } from './given.ts';
import { PersonLeft, PersonRegistered } from './person.ts';

/** What is recorded about people at a school: an office, a designation, a membership, or the end of one. */
const ABOUT_STAFF = ['OfficeAssigned', 'SencoDesignated', 'LeadershipTeamJoined'];
const ENDS = ['OfficeEnded', 'SencoDesignationEnded', 'LeadershipTeamLeft'];

const CORRECTED = part(
  'CorrectedRecord',
  'The record that is corrected, and why. The input says what it should have said.',
  {
    recordId: id('RECORD', 'Stored id of the record, as `staffRecords` lists it.'),
    reason: text('Why it is corrected.'),
  },
);

/** Member of every command about people whose record can be corrected. */
export const CORRECTS = {
  corrects: optional(partOf(CORRECTED, 'The record that this replaces in full; left out: it replaces none.')),
} as const;

/** What a command with `CORRECTS` replaces; undefined if it is a new record. */
export function correctedBy(command: object): { readonly recordId: string; readonly reason: string } | undefined {
  return (command as { readonly corrects?: { recordId: string; reason: string } | null }).corrects ?? undefined;
}

/** Turns a decision, made as if the target had never been recorded, into the correction of the target. */
export function asCorrectionOf(decision: Decision, target: EffectiveEvent, reason: string): Decision {
  if (decision.kind === 'REFUSED') return decision;
  const [event] = decision.events;
  if (event?.type !== target.type || decision.events.length > 1) return refused('CORRECTION_OF_ONE_RECORD');
  const { effectiveFrom } = event;
  const metadata = {
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(decision.findings.length > 0 && { findings: decision.findings }),
  };
  // Who registered a person answers for them: no correction moves that to another school.
  const kept = target.type === PersonRegistered.type ? { schoolUrn: target.data['schoolUrn'] } : {};
  const replacement = { ...event.data, ...kept };
  const data = { target: target.id, targetType: target.type, replacement, metadata, reason };
  return {
    kind: 'ACCEPTED',
    findings: [],
    events: [{ type: CorrectionRecorded.type, data, ...(effectiveFrom !== undefined && { effectiveFrom }) }],
  };
}

const VOID = {
  recordId: id('RECORD', 'Stored id of the record, as `staffRecords` lists it.'),
  ...saidIn(RecordVoidedAsError),
} as const;

export const VoidStaffRecord = input(
  'That an office, a designation, a membership or the end of one was recorded in error.',
  VOID,
);
export type VoidStaffRecord = SchoolCommand & InputOf<typeof VoidStaffRecord>;

/** Takes out what should never have been recorded. An end that is void gives the office back. */
export function voidStaffRecord({ recordId, reason }: VoidStaffRecord, given: GovernanceGiven): Decision {
  const target = given.record(recordId);
  if (target === undefined || ![...ABOUT_STAFF, ...ENDS].includes(target.type)) return refused('NO_SUCH_RECORD');
  // An end of one's own office that is void is an appointment of oneself.
  if (ENDS.includes(target.type) && target.data['person'] === given.actor && !given.mayAppointSelf)
    return refused('SELF_APPOINTMENT');
  return { kind: 'ACCEPTED', findings: [], events: [voidOf(target, reason)] };
}

export const VoidLeaving = input('That a leaving was recorded in error: the person is back, or never left.', {
  ...PERSON_ID,
  ...VOID,
});
export type VoidLeaving = SchoolCommand & InputOf<typeof VoidLeaving>;

/** Takes a leaving out. What it had ended stands again, and who came back can sign in. */
export function voidLeaving({ recordId, reason, schoolUrn }: VoidLeaving, given: PersonGiven): Decision {
  const target = given.record(recordId);
  if (target?.type !== PersonLeft.type || !mayChange(recordId, schoolUrn, given)) return refused('NO_SUCH_RECORD');
  if (given.actor.person === given.personId) return refused('SELF_APPOINTMENT');
  return { kind: 'ACCEPTED', findings: [], events: [voidOf(target, reason)] };
}

/** Whether the school may change a leaving: its own, or an older one of all if the actor answers at each of them. */
export function mayChange(recordId: string, schoolUrn: string, given: PersonGiven): boolean {
  const leaving = given.record(recordId);
  if (leaving?.type !== PersonLeft.type) return false;
  const { schoolUrn: left = null } = leaving.data;
  return left === schoolUrn || (left === null && given.answersForAll);
}

function voidOf(target: EffectiveEvent, reason: VoidStaffRecord['reason']): DecidedEvent {
  return {
    type: RecordVoidedAsError.type,
    data: dataFrom(RecordVoidedAsError, { target: target.id, reason }),
    effectiveFrom: effectiveDate(target),
  };
}
