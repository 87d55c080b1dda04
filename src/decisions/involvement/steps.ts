import { type CivilDate, civilDateOfInstant, daysBetween } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, codesOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Decider, MeetingMember } from '../../kernel/metadata.ts';
import { decidedOn } from './decision-named.ts';
import { ConsultationHeld } from './record-consultation.ts';
import { inRecord } from './record-order.ts';
import { belongsTo, proposalOf, requestOf } from './senco-evidence.ts';

/** In the order in which steps of one day are shown. */
export const STEP_KIND = codes('StepKind', 'Steps of how a decision came about and who was told.', {
  PROPOSED: 'It was proposed, or its sign-off asked for.',
  CONSULTED: 'Somebody was consulted.',
  SIGNED_OFF: 'It was signed off.',
  DECIDED: 'It was decided.',
  RECORDED: 'It was recorded here.',
  SENCO_INFORMED: 'The SENCO was told, by the word of whoever recorded it.',
  SENCO_CONFIRMED: 'The SENCO confirmed having been told or asked.',
  SENCO_DISPUTED: 'The SENCO disputed it.',
  SENCO_ANSWERED: 'The SENCO answered the question about it.',
  DECIDER_CONFIRMED: 'Somebody named as decider confirmed it.',
  DECIDER_DISPUTED: 'Somebody named as decider disputed it.',
  DISSENTED: 'Somebody dissented.',
  PARENT_INFORMED: 'The parent, young person or alternative person was informed.',
  TEACHERS_INFORMED: 'Teachers were told.',
  TEACHER_ACKNOWLEDGED: 'A teacher acknowledged it.',
  EVIDENCE_ATTACHED: 'Evidence was added.',
});
export type StepKind = CodeOf<typeof STEP_KIND>;
const KINDS = codesOf(STEP_KIND);

export interface Step {
  readonly kind: StepKind;
  /** Id of the event that records it. */
  readonly event: string;
  readonly on: CivilDate;
  readonly recordedAt: Instant;
  /** Who took the step, with authority if it is a decision. If nobody else is named, who recorded it. */
  readonly persons: readonly (Omit<MeetingMember, 'authority'> & Partial<Pick<MeetingMember, 'authority'>>)[];
  readonly meeting: string | null;
  /** Days from the day of the decision; negative for earlier steps. */
  readonly lagDays: number;
}

/** Events that name their decision, and the member with their day; null for the day of recording. */
const ABOUT: Readonly<Record<string, readonly [StepKind, string | null]>> = {
  SencoInformed: ['SENCO_INFORMED', 'informedOn'],
  InvolvementConfirmed: ['SENCO_CONFIRMED', null],
  InvolvementDisputed: ['SENCO_DISPUTED', null],
  ConsultationAnswered: ['SENCO_ANSWERED', null],
  DecisionConfirmed: ['DECIDER_CONFIRMED', null],
  DecisionDisputed: ['DECIDER_DISPUTED', null],
  DissentRecorded: ['DISSENTED', null],
  ParentInformed: ['PARENT_INFORMED', 'on'],
  TeachersInformed: ['TEACHERS_INFORMED', 'on'],
  TeacherAcknowledged: ['TEACHER_ACKNOWLEDGED', null],
  EvidenceAttached: ['EVIDENCE_ATTACHED', null],
};

const isHeld = isA(ConsultationHeld);
const SIGNED_OFF: readonly string[] = ['SignOffApproved', 'SignOffApprovedWithConditions'];

/** The steps by day, then by kind, then in the order of the record. The order of `events` does not matter. */
export function stepsOf(decision: EffectiveEvent, events: readonly EffectiveEvent[]): readonly Step[] {
  const request = decision.metadata.signOff;
  const steps = events.flatMap((event): readonly Placed[] => {
    const [kind, day] = ABOUT[event.type] ?? [];
    if (kind !== undefined)
      return event.data['decision'] === decision.id
        ? [recorded(decision, event, kind, day == null ? null : (event.data[day] as CivilDate))]
        : [];
    if (isHeld(event))
      return belongsTo(event, decision, events) ? [recorded(decision, event, 'CONSULTED', event.data.on)] : [];
    return request !== undefined && SIGNED_OFF.includes(event.type) && event.data['request'] === request
      ? [decided(decision, event, 'SIGNED_OFF')]
      : [];
  });
  const proposals = [proposalOf(decision, events), requestOf(decision, events)]
    .filter((event) => event !== undefined)
    .map((event) => decided(decision, event, 'PROPOSED'));
  const own = [decided(decision, decision, 'DECIDED'), recorded(decision, decision, 'RECORDED', null)];
  return [...proposals, ...steps, ...own].sort(inTime).map(({ revision: _revision, ...step }) => step);
}

type Placed = Step & { readonly revision: number };

function recorded(
  decision: EffectiveEvent,
  { id, metadata, revision }: EffectiveEvent,
  kind: StepKind,
  day: CivilDate | null,
): Placed {
  const on = day ?? civilDateOfInstant(metadata.recordedAt);
  return {
    kind,
    event: id,
    on,
    recordedAt: metadata.recordedAt,
    persons: [metadata.recordedBy],
    meeting: null,
    lagDays: daysBetween(decidedOn(decision), on),
    revision,
  };
}

/** A step that is a decision itself, with its deciders and its day. */
function decided(decision: EffectiveEvent, event: EffectiveEvent, kind: StepKind): Placed {
  const { decidedBy = [] } = event.metadata;
  const meeting = decidedBy.find((decider) => decider.kind === 'MEETING')?.meeting ?? null;
  return { ...recorded(decision, event, kind, decidedOn(event)), persons: decidedBy.flatMap(personsOf), meeting };
}

function personsOf(decider: Decider): readonly MeetingMember[] {
  if (decider.kind === 'MEETING') return decider.members;
  return decider.kind === 'PERSON'
    ? [{ person: decider.person, role: decider.role, authority: decider.authority }]
    : [];
}

function inTime(a: Placed, b: Placed): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || inRecord(a, b);
}
