import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { decidedOn, decidersNamed } from './decision-named.ts';
import { SencoInformed } from './inform-senco.ts';
import { ConsultationAnswered } from './senco-answers.ts';
import { ConsultationHeld } from './record-consultation.ts';
import { inRecord, recordedOf } from './record-order.ts';

const isHeld = isA(ConsultationHeld);
const isInformed = isA(SencoInformed);

export interface ByWhom {
  readonly person: string;
  readonly role: string;
}

/** One piece of evidence in the log that the SENCO was involved in a decision. */
export interface SencoEvidence {
  readonly how: 'PROPOSED' | 'CONSULTED' | 'INFORMED';
  readonly on: CivilDate;
  /** The moment, if known. */
  readonly at: Instant | null;
  /** Shows only that the SENCO knew by this time, so it never counts as before the decision. */
  readonly afterwards: boolean;
  /** The SENCO's own act or word; otherwise a claim by somebody else. */
  readonly own: boolean;
  /**
   * Claims that the SENCO decided or took part. Confirming the decision answers these too. A claim of having been told
   * is answered only as SENCO.
   */
  readonly deciding: boolean;
  readonly by: ByWhom;
  readonly recordedAt: Instant;
  readonly revision: number;
}

/**
 * Whether a person speaks as SENCO: in post on the day of the decision, or when the event was recorded. A decider who
 * took the post later cannot say what the earlier SENCO was told.
 */
export function isSenco(person: string, decision: EffectiveEvent, event: EffectiveEvent): boolean {
  if ((decision.metadata.sencos ?? []).includes(person)) return true;
  return heldBy(person, event) && !decidersNamed(decision.metadata).includes(person);
}

/**
 * Whether a person was SENCO by an event. A decision stores the SENCOs of its own day, so its recorder counts too if
 * they recorded it as SENCO.
 */
function heldBy(person: string, { metadata: { sencos = [], recordedBy } }: EffectiveEvent): boolean {
  return sencos.includes(person) || (recordedBy.person === person && recordedBy.role === 'SENCO');
}

/** All evidence of the SENCO's involvement, except the SENCO's answers to claims. */
export function sencoEvidence(decision: EffectiveEvent, events: readonly EffectiveEvent[]): readonly SencoEvidence[] {
  return [
    ...ofDeciding(decision),
    ...ofProposal(decision, events),
    ...ofRecording(decision),
    ...events.flatMap((event) => told(decision, event, events)),
  ];
}

function common(
  decision: EffectiveEvent,
  event: EffectiveEvent,
): Pick<SencoEvidence, 'own' | 'by' | 'recordedAt' | 'revision'> {
  const { recordedBy, recordedAt } = event.metadata;
  return { own: isSenco(recordedBy.person, decision, event), by: recordedBy, recordedAt, revision: event.revision };
}

/** The SENCO decided it, or sat in the meeting that did. Recorded by somebody else, it is a claim. */
function ofDeciding(decision: EffectiveEvent): readonly SencoEvidence[] {
  const { sencos = [], decidedBy = [] } = decision.metadata;
  const when = { on: decidedOn(decision), at: null, afterwards: false, deciding: true, ...common(decision, decision) };
  return decidedBy.flatMap((decider): readonly SencoEvidence[] => {
    if (decider.kind === 'PERSON' && sencos.includes(decider.person)) return [{ how: 'PROPOSED', ...when }];
    if (decider.kind === 'MEETING' && decider.members.some(({ person }) => sencos.includes(person)))
      return [{ how: 'CONSULTED', ...when }];
    return [];
  });
}

/** The SENCO proposed it, alone or with others. Recorded by somebody else, it is a claim. */
function ofProposal(decision: EffectiveEvent, events: readonly EffectiveEvent[]): readonly SencoEvidence[] {
  const proposals = [proposalOf(decision, events), requestOf(decision, events)].filter((event) => event !== undefined);
  return proposals
    .filter((proposal) =>
      proposersOf(proposal).some((person) => heldBy(person, proposal) || isSenco(person, decision, proposal)),
    )
    .map((proposal) => ({
      how: 'PROPOSED',
      on: decidedOn(proposal),
      at: null,
      afterwards: false,
      deciding: false,
      ...common(decision, proposal),
    }));
}

/** The type of decision that a proposal of identification leads to, by its outcome. */
const PROPOSED: Readonly<Record<string, string>> = {
  SEN_SUPPORT: 'SenSupportDecided',
  MONITORING: 'MonitoringStarted',
  NOT_SEN: 'NotSenDecided',
  SPECIALIST_REFERRAL: 'SpecialistReferralDecided',
};

/** The school's latest proposal of this decision, made on or before its day. */
export function proposalOf(decision: EffectiveEvent, events: readonly EffectiveEvent[]): EffectiveEvent | undefined {
  return events
    .filter(
      ({ type, data }) =>
        type === 'IdentificationProposed' &&
        PROPOSED[data['outcome'] as string] === decision.type &&
        data['schoolUrn'] === decision.data['schoolUrn'],
    )
    .filter((proposal) => decidedOn(proposal) <= decidedOn(decision) && proposal.id !== decision.id)
    .sort(byDay)
    .at(-1);
}

/** The request for sign-off that the decision rests on or answers. */
export function requestOf(decision: EffectiveEvent, events: readonly EffectiveEvent[]): EffectiveEvent | undefined {
  const request = decision.metadata.signOff ?? decision.data['request'];
  return events.find(({ id, type }) => id === request && type === 'SignOffRequested');
}

function proposersOf({ metadata, data }: EffectiveEvent): readonly string[] {
  const proposers = data['proposers'];
  return [...decidersNamed(metadata), ...(Array.isArray(proposers) ? proposers.map(String) : [])];
}

/** A SENCO who records a decision knows of it from then at the latest. */
function ofRecording(decision: EffectiveEvent): readonly SencoEvidence[] {
  const rest = common(decision, decision);
  return rest.own
    ? [
        {
          how: 'INFORMED',
          on: civilDateOfInstant(rest.recordedAt),
          at: rest.recordedAt,
          afterwards: true,
          deciding: false,
          ...rest,
        },
      ]
    : [];
}

function told(
  decision: EffectiveEvent,
  event: EffectiveEvent,
  events: readonly EffectiveEvent[],
): readonly SencoEvidence[] {
  const rest = { deciding: false, ...common(decision, event) };
  if (isHeld(event)) {
    const { party, on } = event.data;
    return party === 'SENCO' && belongsTo(event, decision, events)
      ? [{ how: 'CONSULTED', on, at: null, afterwards: false, ...rest }]
      : [];
  }
  if (event.data['decision'] !== decision.id) return [];
  if (isInformed(event)) {
    const { informedOn: on, informedAt: at } = event.data;
    return [{ how: 'INFORMED', on, at, afterwards: false, ...rest }];
  }
  // A SENCO who answers the consultation knows of the decision by then.
  const answered = event.type === ConsultationAnswered.type && rest.own;
  return answered
    ? [{ how: 'INFORMED', on: civilDateOfInstant(rest.recordedAt), at: rest.recordedAt, afterwards: true, ...rest }]
    : [];
}

/**
 * Whether a consultation belongs to the decision: it names it, or the decision is the next of its kind at the school.
 */
export function belongsTo(
  consultation: EventOf<typeof ConsultationHeld, EffectiveEvent>,
  decision: EffectiveEvent,
  events: readonly EffectiveEvent[],
): boolean {
  const { decision: named, about, on, schoolUrn } = consultation.data;
  if (named !== null) return named === decision.id;
  if (about !== decision.type || schoolUrn !== decision.data['schoolUrn']) return false;
  const next = events
    .filter(({ type, data }) => type === about && data['schoolUrn'] === schoolUrn)
    .filter((event) => on <= decidedOn(event))
    .sort(byDay)[0];
  return next?.id === decision.id;
}

function byDay(a: EffectiveEvent, b: EffectiveEvent): number {
  return decidedOn(a) < decidedOn(b) ? -1 : decidedOn(a) > decidedOn(b) ? 1 : inRecord(recordedOf(a), recordedOf(b));
}
