import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Decider } from '../../kernel/metadata.ts';
import { decidedDay } from '../decided-day.ts';
import { decidersNamed } from './decision-named.ts';
import { SencoInformed } from './inform-senco.ts';
import { ConsultationAnswered } from './senco-answers.ts';
import { ConsultationHeld } from './record-consultation.ts';
import { type Involved, postAsStored, type SencoPost } from './involved.ts';
import { inRecord, recordedOf } from './record-order.ts';

const isHeld = isA(ConsultationHeld);
const isInformed = isA(SencoInformed);

export interface ByWhom {
  readonly person: string;
  readonly role: string;
}

/** One piece of evidence in the log that the SENCO was involved in a decision. */
export interface SencoEvidence {
  /** RECORDED: typed an act in, which says nothing of having been told before. */
  readonly how: 'PROPOSED' | 'CONSULTED' | 'INFORMED' | 'RECORDED';
  readonly on: CivilDate;
  /** The moment, if known. */
  readonly at: Instant | null;
  /**
   * BEFORE: part of how it was decided. AFTER: shows only that the SENCO knew by this time, so it never counts as
   * before the decision. AS_DATED: before or after, by its day and moment.
   */
  readonly timing: 'BEFORE' | 'AFTER' | 'AS_DATED';
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

/** The persons in the SENCO's post on the day of a decision: as was known when it was recorded, or as is known now. */
export function sencosOf(decision: EffectiveEvent, { schoolUrn, heldOn }: SencoPost): readonly string[] {
  const { sencos = [] } = decision.metadata;
  const then = decision.data['schoolUrn'] === schoolUrn ? sencos : [];
  return [...then, ...heldOn(decidedDay(decision)).filter((person) => !then.includes(person))];
}

/**
 * Whether a person speaks as SENCO: in post on the day of the decision, or when the event was recorded. A decider who
 * took the post later cannot say what the earlier SENCO was told.
 */
export function isSenco(
  person: string,
  decision: EffectiveEvent,
  event: EffectiveEvent,
  post: SencoPost = postAsStored(event.data['schoolUrn'] as string),
): boolean {
  if (sencosOf(decision, post).includes(person)) return true;
  return heldBy(person, event, post) && !decidersNamed(decision.metadata).includes(person);
}

/**
 * Whether a person was SENCO by an event. A decision stores the SENCOs of its own day, so its recorder counts too if
 * they recorded it as SENCO.
 */
function heldBy(person: string, event: EffectiveEvent, post: SencoPost): boolean {
  const { recordedBy, recordedAt } = event.metadata;
  const asSenco = event.data['schoolUrn'] === post.schoolUrn && recordedBy.role === 'SENCO';
  return (
    sencosOf(event, post).includes(person) ||
    (recordedBy.person === person && (asSenco || post.heldOn(civilDateOfInstant(recordedAt)).includes(person)))
  );
}

/** All evidence of the SENCO's involvement, except the SENCO's answers to claims. */
export function sencoEvidence(
  involved: Involved,
  events: readonly EffectiveEvent[],
  post: SencoPost,
): readonly SencoEvidence[] {
  const { decision, acts } = involved;
  const asked = { involved, post };
  return [
    ...ofDeciding(decision, asked),
    ...acts.filter((act) => act !== decision).flatMap((act) => ofAct(act, asked)),
    ...acts.flatMap((act) => [...ofRecording(act, asked), ...ofMembers(act, asked)]),
    ...events.flatMap((event) => told(event, events, asked)),
  ];
}

interface Asked {
  readonly involved: Involved;
  readonly post: SencoPost;
}

function common(
  event: EffectiveEvent,
  { involved: { decision }, post }: Asked,
): Pick<SencoEvidence, 'own' | 'by' | 'recordedAt' | 'revision'> {
  const { recordedBy, recordedAt } = event.metadata;
  const own = isSenco(recordedBy.person, decision, event, post);
  return { own, by: recordedBy, recordedAt, revision: event.revision };
}

/** The SENCO decided it, or sat in the meeting that did. Recorded by somebody else, it is a claim. */
function ofDeciding(decision: EffectiveEvent, asked: Asked): readonly SencoEvidence[] {
  const sencos = sencosOf(decision, asked.post);
  const { decidedBy = [] } = decision.metadata;
  const when = { on: decidedDay(decision), at: null, timing: 'BEFORE', deciding: true } as const;
  return decidedBy.flatMap((decider): readonly SencoEvidence[] => {
    const how = takenPart(decider, (person) => sencos.includes(person));
    return how === undefined ? [] : [{ how, ...when, ...common(decision, asked) }];
  });
}

function takenPart(decider: Decider, isSencos: (person: string) => boolean): 'PROPOSED' | 'CONSULTED' | undefined {
  if (decider.kind === 'PERSON') return isSencos(decider.person) ? 'PROPOSED' : undefined;
  if (decider.kind !== 'MEETING') return undefined;
  return decider.members.some(({ person }) => isSencos(person)) ? 'CONSULTED' : undefined;
}

/** What prepares a decision: whoever takes such a step proposes. */
const PROPOSING: readonly string[] = [
  'IdentificationProposed',
  'ProvisionProposed',
  'SignOffRequested',
  'SignOffResubmitted',
];

/**
 * The SENCO took another act of the matter: proposed it or asked for sign-off, alone or with others, or carried it out.
 * Recorded by somebody else, it is a claim.
 */
function ofAct(act: EffectiveEvent, asked: Asked): readonly SencoEvidence[] {
  const { involved, post } = asked;
  const bySenco = takersOf(act).some(
    (person) => heldBy(person, act, post) || isSenco(person, involved.decision, act, post),
  );
  if (!bySenco) return [];
  const proposes = PROPOSING.includes(act.type);
  const { decidedAt, decidedAtPrecision } = act.metadata;
  return [
    {
      how: proposes ? 'PROPOSED' : 'INFORMED',
      on: decidedDay(act),
      at: decidedAtPrecision === 'INSTANT' ? (decidedAt ?? null) : null,
      timing: proposes ? 'BEFORE' : 'AS_DATED',
      deciding: false,
      ...common(act, asked),
    },
  ];
}

function takersOf({ metadata, data }: EffectiveEvent): readonly string[] {
  const { proposers, person } = data;
  return [
    ...decidersNamed(metadata),
    ...(Array.isArray(proposers) ? proposers.map(String) : []),
    ...(typeof person === 'string' ? [person] : []),
  ];
}

/**
 * A SENCO who records an act knows of it from then at the latest. It is no word about having been told: a SENCO may
 * type in what others decided.
 */
function ofRecording(act: EffectiveEvent, asked: Asked): readonly SencoEvidence[] {
  const rest = common(act, asked);
  return rest.own ? [{ how: 'RECORDED', ...byThen(rest.recordedAt), deciding: false, ...rest }] : [];
}

function byThen(recordedAt: Instant): Pick<SencoEvidence, 'on' | 'at' | 'timing'> {
  return { on: civilDateOfInstant(recordedAt), at: recordedAt, timing: 'AFTER' };
}

/** What an act itself says of the SENCO: when they were told of a placement, and that they sat in the meeting. */
function ofMembers(act: EffectiveEvent, asked: Asked): readonly SencoEvidence[] {
  const { ourSencoToldOn, theirSencoToldOn, sencoPresent, placementUrn, schoolUrn } = act.data;
  const rest = common(act, asked);
  const { post } = asked;
  const toldOn =
    schoolUrn === post.schoolUrn ? ourSencoToldOn : placementUrn === post.schoolUrn ? theirSencoToldOn : null;
  return [
    ...(typeof toldOn === 'string'
      ? [{ how: 'INFORMED', on: toldOn, at: null, timing: 'AS_DATED', deciding: false, ...rest } as const]
      : []),
    ...(sencoPresent === true && schoolUrn === post.schoolUrn
      ? [{ how: 'CONSULTED', on: decidedDay(act), at: null, timing: 'BEFORE', deciding: true, ...rest } as const]
      : []),
  ];
}

function told(event: EffectiveEvent, events: readonly EffectiveEvent[], asked: Asked): readonly SencoEvidence[] {
  const { involved } = asked;
  const rest = { deciding: false, ...common(event, asked) };
  if (isHeld(event)) {
    const { party, on } = event.data;
    return party === 'SENCO' && involved.acts.some((act) => belongsTo(event, act, events))
      ? [{ how: 'CONSULTED', on, at: null, timing: 'AS_DATED', ...rest }]
      : [];
  }
  if (!involved.names.has(event.data['decision'])) return [];
  if (isInformed(event)) {
    const { informedOn: on, informedAt: at } = event.data;
    return [{ how: 'INFORMED', on, at, timing: 'AS_DATED', ...rest }];
  }
  // A SENCO who says something about the decision knows of it by then.
  return SAID.includes(event.type) && rest.own ? [{ how: 'INFORMED', ...byThen(rest.recordedAt), ...rest }] : [];
}

const SAID: readonly string[] = [ConsultationAnswered.type, 'DissentRecorded'];

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
    .filter((proposal) => decidedDay(proposal) <= decidedDay(decision) && proposal.id !== decision.id)
    .sort(byDay)
    .at(-1);
}

/** The request for sign-off that the decision rests on or answers. */
export function requestOf(decision: EffectiveEvent, events: readonly EffectiveEvent[]): EffectiveEvent | undefined {
  const request = decision.metadata.signOff ?? decision.data['request'];
  return events.find(({ id, type }) => id === request && type === 'SignOffRequested');
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
    .filter((event) => on <= decidedDay(event))
    .sort(byDay)[0];
  return next?.id === decision.id;
}

function byDay(a: EffectiveEvent, b: EffectiveEvent): number {
  return decidedDay(a) < decidedDay(b)
    ? -1
    : decidedDay(a) > decidedDay(b)
      ? 1
      : inRecord(recordedOf(a), recordedOf(b));
}
