import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, type EventOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { decisionNamed } from './decision-named.ts';
import { ConsultationOpened, type RecordChange } from './events.ts';
import { SencoInformed } from './inform-senco.ts';
import { ConsultationAnswered, type Position } from './senco-answers.ts';
import { inRecord, recordedOf } from './record-order.ts';
import { isSenco } from './senco-evidence.ts';

export const INBOX_STATE = codes('InboxState', 'What the SENCO has said to a decision of somebody else.', {
  AWAITING: 'Nothing yet, or nothing since the newest claim.',
  CONFIRMED: 'That they were told or asked.',
  DISPUTED: 'That they were not told or asked as recorded.',
  ANSWERED: 'What they think of it.',
});
export type InboxState = CodeOf<typeof INBOX_STATE>;

/** A decision of somebody else that the SENCO was consulted about. */
export interface InboxItem {
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: InboxState;
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

/**
 * The SENCO's items about one pupil, each with the answer since. A correction asks again, so earlier answers do not
 * count for it. The order of `events` does not matter.
 */
export function sencoInbox(events: readonly EffectiveEvent[]): readonly InboxItem[] {
  const inOrder = [...events].sort((a, b) => inRecord(recordedOf(a), recordedOf(b)));
  return inOrder.filter(isA(ConsultationOpened)).flatMap((opened) => {
    const { decision, schoolUrn, change } = opened.data;
    // A void decision has no item; the notice that somebody else voided it does.
    const decided = change === 'VOIDED' ? { ...opened, id: decision } : decisionNamed(inOrder, decision, schoolUrn);
    return decided === undefined
      ? []
      : [
          itemOf(
            opened,
            decided,
            inOrder.filter(
              (event) => event.data['decision'] === decision && inRecord(recordedOf(event), recordedOf(opened)) > 0,
            ),
          ),
        ];
  });
}

function itemOf(
  opened: EventOf<typeof ConsultationOpened, EffectiveEvent>,
  decided: EffectiveEvent,
  about: readonly EffectiveEvent[],
): InboxItem {
  const bySenco = (event: EffectiveEvent): boolean => isSenco(event.metadata.recordedBy.person, decided, event);
  const word = about.findLast((event) => event.type in STATE_AFTER && bySenco(event));
  const informed = about.filter(isA(SencoInformed));
  const claim = informed.findLast((event) => !bySenco(event));
  const own = informed.findLast(bySenco);
  const said = [word, own]
    .filter((event) => event !== undefined)
    .sort((a, b) => inRecord(recordedOf(a), recordedOf(b)))
    .at(-1);
  const newer = claim !== undefined && said !== undefined && inRecord(recordedOf(claim), recordedOf(said)) > 0;
  const state = said === undefined || newer ? 'AWAITING' : (STATE_AFTER[said.type] ?? 'CONFIRMED');
  const answer = about.filter(isA(ConsultationAnswered)).findLast(bySenco);
  return {
    id: opened.id,
    schoolUrn: opened.data.schoolUrn,
    state,
    decision: decided.id,
    change: opened.data.change ?? null,
    askedAt: opened.metadata.recordedAt,
    wordAt: said?.metadata.recordedAt ?? null,
    position: answer?.data.position ?? null,
    claim:
      claim === undefined
        ? null
        : {
            ...claim.metadata.recordedBy,
            on: claim.data.informedOn,
            recordedAt: claim.metadata.recordedAt,
          },
  };
}
