import { receivedOn as countsAsReceived } from '../../clocks/receipt.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { civilDateOfInstant } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import type { EhcEventType } from './events.ts';

type Dates = (event: EffectiveEvent) => unknown;

const said =
  (name: string): Dates =>
  ({ data }) =>
    data[name];
/** The day on which an e-mail counts as received (IPSEA's reading). */
const received: Dates = ({ data }) =>
  typeof data['sentAt'] === 'string' ? countsAsReceived(data['sentAt']) : undefined;
/** The day on which something left the school. */
const sent: Dates = ({ data }) => (typeof data['sentAt'] === 'string' ? civilDateOfInstant(data['sentAt']) : undefined);

/** Where to find the day of an event; the first known counts. Types not listed have the day of receipt. */
const DATES: Readonly<Partial<Record<EhcEventType, readonly Dates[]>>> = {
  EhcRequestSubmitted: [received],
  LaReceiptAcknowledged: [said('laReceivedOn')],
  AdviceReturned: [sent, said('on')],
  DraftPlanReceived: [said('servedOn'), said('documentOn')],
  SchoolConsultationAnswered: [sent],
  AnnualReviewScheduled: [said('meetingOn')],
  PhaseTransferRecorded: [said('transferOn')],
  PlanTransferredToLa: [said('transferredOn')],
  LaMoveNoticeReceived: [said('informedOn'), said('receivedOn')],
  ReassessmentRequested: [said('laReceivedOn'), received, said('on')],
  AppealConceded: [said('concededOn')],
  DisabilityComplaintMade: [said('actOn')],
  DisabilityClaimLodged: [said('lodgedOn')],
  MediationRecorded: [said('on')],
  AppealLodged: [said('lodgedOn')],
  TribunalOrderReceived: [said('orderOn')],
};

/** The day on which the local authority sent a letter, as far as the school knows. */
const NOTICE: readonly Dates[] = [sent, said('noticeOn'), said('documentOn')];
/** Facts that count from the local authority's act, not from when the school learned of it. */
const OF_THE_LA: Readonly<Record<string, readonly Dates[]>> = {
  noticeSent: NOTICE,
  decisionLetter: NOTICE,
  lastReviewCompleted: NOTICE,
  planMade: [said('planFrom')],
  lastEarlyYearsReview: [said('planFrom'), ...NOTICE],
  lastAssessment: NOTICE,
};

/**
 * The day of an event for one fact. The school knows acts of others by receipt, so that is the day it can prove. Clocks
 * are judged by it.
 */
export function dayOf(event: EffectiveEvent, fact?: string): CivilDate {
  const byTheLa = fact === undefined ? [] : (OF_THE_LA[fact] ?? []);
  const own = DATES[event.type as EhcEventType] ?? [said('receivedOn')];
  for (const date of [...byTheLa, ...own]) {
    const day = date(event);
    if (typeof day === 'string') return day;
  }
  return effectiveDate(event);
}
