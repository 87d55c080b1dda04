import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, type EventOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { ConsultationOpened, type RecordChange } from './events.ts';
import { SencoInformed } from './inform-senco.ts';
import { ConsultationHeld } from './record-consultation.ts';
import { ConsultationAnswered, type Position } from './senco-answers.ts';
import type { Involved } from './involved.ts';
import { inRecord, recordedOf } from './record-order.ts';
import { isSenco } from './senco-evidence.ts';

export const INBOX_STATE = codes('InboxState', 'What the SENCO has said to a decision of somebody else.', {
  AWAITING: 'Nothing yet, or nothing since the newest claim.',
  CONFIRMED: 'That they were told or asked.',
  DISPUTED: 'That they were not told or asked as recorded.',
  ANSWERED: 'What they think of it.',
});
export type InboxState = CodeOf<typeof INBOX_STATE>;

/** What is put to the SENCO in one row: a matter, or what is none, such as a concern or a letter of the authority. */
export interface InboxSubject {
  /** Id of the matter; else of the decision. */
  readonly id: string;
  readonly schoolUrn: string;
  readonly isMatter: boolean;
  readonly involved: Involved;
  /** False once all of it was made void: then only the notice of that is put to the SENCO. */
  readonly stands: boolean;
  /** Asked although no question was opened: the SENCO entered it and did not say how they had to do with it. */
  readonly askedWithoutNotice: boolean;
  /** All events that are about it. */
  readonly bearing: readonly EffectiveEvent[];
}

/** What stands in the SENCO's inbox about one subject. */
export interface InboxItem {
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: InboxState;
  /** Id of the matter; null for what is none. */
  readonly matter: string | null;
  /** The decision that was put to the SENCO: the principal decision, if it was; else the newest that was. */
  readonly decision: string;
  /** What somebody else did to a recorded decision; null if the decision was new. */
  readonly change: RecordChange | null;
  readonly askedAt: Instant;
  /** When the SENCO last answered; null: not yet. */
  readonly wordAt: Instant | null;
  readonly position: Position | null;
  /** The latest claim by somebody else that the SENCO was told. */
  readonly claim: {
    readonly person: string;
    readonly role: string;
    readonly on: CivilDate;
    readonly recordedAt: Instant;
  } | null;
}

const STATE_AFTER: Readonly<Record<string, InboxState>> = {
  InvolvementConfirmed: 'CONFIRMED',
  InvolvementDisputed: 'DISPUTED',
  ConsultationAnswered: 'ANSWERED',
};

const isOpened = isA(ConsultationOpened);

/**
 * The row of each subject that was put to the SENCO. One word of the SENCO about any act covers a matter. A correction
 * or void by somebody else asks again, so earlier words do not count for it. The order of `events` does not matter.
 */
export function sencoInbox(subjects: readonly InboxSubject[]): readonly InboxItem[] {
  return subjects.flatMap((subject) => {
    const inOrder = subject.bearing.toSorted((a, b) => inRecord(recordedOf(a), recordedOf(b)));
    const opened = inOrder.filter(isOpened).filter(({ data }) => subject.stands || data.change === 'VOIDED');
    return opened.length > 0 || subject.askedWithoutNotice ? [itemOf(subject, opened, inOrder)] : [];
  });
}

/** Whether an event says how the SENCO had to do with something, if it is the SENCO who says it. */
function isWord(event: EffectiveEvent): boolean {
  return event.type in STATE_AFTER || isInformed(event) || (isHeld(event) && event.data.party === 'SENCO');
}

const isInformed = isA(SencoInformed);
const isHeld = isA(ConsultationHeld);

type Opened = EventOf<typeof ConsultationOpened, EffectiveEvent>;

function itemOf(
  { id, schoolUrn, isMatter, involved }: InboxSubject,
  opened: readonly Opened[],
  inOrder: readonly EffectiveEvent[],
): InboxItem {
  const { decision } = involved;
  const changed = opened.findLast(({ data }) => data.change !== undefined);
  const since = inOrder.filter((event) => changed === undefined || isNewer(event, changed));
  const asked = changed ?? opened.find(({ data }) => data.decision === decision.id) ?? opened.at(-1);
  return {
    id,
    schoolUrn,
    matter: isMatter ? id : null,
    decision: asked?.data.decision ?? decision.id,
    change: changed?.data.change ?? null,
    askedAt: (changed ?? opened[0] ?? decision).metadata.recordedAt,
    ...wordsOf(decision, since),
  };
}

/** What was said since, by the SENCO and in claims by others. */
export function wordsOf(
  decision: EffectiveEvent,
  since: readonly EffectiveEvent[],
): Pick<InboxItem, 'state' | 'wordAt' | 'position' | 'claim'> {
  const bySenco = (event: EffectiveEvent): boolean => isSenco(event.metadata.recordedBy.person, decision, event);
  const claim = since.filter(isInformed).findLast((event) => !bySenco(event));
  const said = since.findLast((event) => isWord(event) && bySenco(event));
  const answer = since.filter(isA(ConsultationAnswered)).findLast(bySenco);
  return {
    state: said === undefined || (claim && isNewer(claim, said)) ? 'AWAITING' : (STATE_AFTER[said.type] ?? 'CONFIRMED'),
    wordAt: said?.metadata.recordedAt ?? null,
    position: answer?.data.position ?? null,
    claim: claim === undefined ? null : claimIn(claim),
  };
}

function claimIn({ data, metadata }: EventOf<typeof SencoInformed, EffectiveEvent>): InboxItem['claim'] {
  return { ...metadata.recordedBy, on: data.informedOn, recordedAt: metadata.recordedAt };
}

function isNewer(a: EffectiveEvent, b: EffectiveEvent): boolean {
  return inRecord(recordedOf(a), recordedOf(b)) > 0;
}
