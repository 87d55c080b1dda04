import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { decisionNamed } from './decision-named.ts';
import type { ConsultationOpened, Position, RecordChange, SencoInformed } from './events.ts';
import { inRecord, recordedOf } from './record-order.ts';
import { isSenco } from './senco-evidence.ts';

/** AWAITING: the SENCO has said nothing yet, or nothing since somebody else's newest claim. */
export const INBOX_STATES = ['AWAITING', 'CONFIRMED', 'DISPUTED', 'ANSWERED'] as const;
export type InboxState = (typeof INBOX_STATES)[number];

/** A decision of somebody else that was put to the SENCO. */
export interface InboxItem {
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: InboxState;
  readonly decision: string;
  /** What somebody else did to a decision that stood already; null: it was new. */
  readonly change: RecordChange | null;
  readonly askedAt: Instant;
  /** When the SENCO last said something; null: not yet. */
  readonly wordAt: Instant | null;
  readonly position: Position | null;
  /** What somebody else last claimed about telling the SENCO. */
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
 * The items of one pupil, each with what was said since it was put: a correction asks anew what was answered before it;
 * the same for any order of `events`.
 */
export function sencoInbox(events: readonly EffectiveEvent[]): readonly InboxItem[] {
  const inOrder = [...events].sort((a, b) => inRecord(recordedOf(a), recordedOf(b)));
  return inOrder
    .filter(({ type }) => type === 'ConsultationOpened')
    .flatMap((opened) => {
      const { decision, schoolUrn, change } = opened.data as unknown as ConsultationOpened;
      // A decision that is void asks nothing; that somebody else made it void does.
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

function itemOf(opened: EffectiveEvent, decided: EffectiveEvent, about: readonly EffectiveEvent[]): InboxItem {
  const bySenco = (event: EffectiveEvent): boolean => isSenco(event.metadata.recordedBy.person, decided, event);
  const word = about.findLast((event) => event.type in STATE_AFTER && bySenco(event));
  const claim = about.findLast((event) => event.type === 'SencoInformed' && !bySenco(event));
  const own = about.findLast((event) => event.type === 'SencoInformed' && bySenco(event));
  const said = [word, own]
    .filter((event) => event !== undefined)
    .sort((a, b) => inRecord(recordedOf(a), recordedOf(b)))
    .at(-1);
  const newer = claim !== undefined && said !== undefined && inRecord(recordedOf(claim), recordedOf(said)) > 0;
  const state = said === undefined || newer ? 'AWAITING' : (STATE_AFTER[said.type] ?? 'CONFIRMED');
  const answer = about.findLast((event) => event.type === 'ConsultationAnswered' && bySenco(event));
  return {
    id: opened.id,
    schoolUrn: opened.data['schoolUrn'] as string,
    state,
    decision: decided.id,
    change: (opened.data['change'] as RecordChange | undefined) ?? null,
    askedAt: opened.metadata.recordedAt,
    wordAt: said?.metadata.recordedAt ?? null,
    position: answer === undefined ? null : (answer.data['position'] as Position),
    claim:
      claim === undefined
        ? null
        : {
            ...claim.metadata.recordedBy,
            on: (claim.data as unknown as SencoInformed).informedOn,
            recordedAt: claim.metadata.recordedAt,
          },
  };
}
