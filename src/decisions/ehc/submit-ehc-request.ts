import type { EffectiveEvent } from '../../kernel/folding.ts';
import { input, type InputOf, isA, saidIn } from '../../kernel/members.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { decidedDay } from '../decided-day.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, requestRules } from './case-rules.ts';
import type { EhcCase } from './ehc-case.ts';
import type { EhcEventType } from './events.ts';
import { EhcRequestDecided, EhcRequestSubmitted } from './request-events.ts';

/**
 * Records that a request for an EHC needs assessment went to the local authority (s.36(1)). For the school's own
 * request the deciders are those who signed. A request of parents or a young person needs no agreement or authority of
 * the school.
 */
export const SubmitEhcRequest = input(
  'A request for an EHC needs assessment to the local authority. `decidedBy` says who signed it.',
  saidIn(EhcRequestSubmitted),
);
export type SubmitEhcRequest = DecisionCommand & InputOf<typeof SubmitEhcRequest>;

export function submitEhcRequest(command: SubmitEhcRequest, given: PupilGiven): Decision {
  const { schoolUrn, requestedBy, laCode, sentAt, parentsAware, evidence, effectiveFrom, decisionId } = command;
  const own = requestedBy === 'SCHOOL';
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken.filter((code) => own || code !== 'NO_AUTHORITY_AT_DECISION'),
      ...broken(!own && given.envelope.basis === 'TAKEN_HERE', 'NOT_A_SCHOOLS_REQUEST'),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...requestRules(given, effectiveFrom),
      ...broken(isSent(caseFor(given, effectiveFrom)), 'REQUEST_OPEN'),
      ...broken(own && parentsAware === 'NO', 'PARENTS_NOT_AWARE'),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
      ...pastRules(given, ...evidence.map((item) => item.on)),
      ...birthRules(given, effectiveFrom),
      ...broken(decisionId != null && !isDecisionToAsk(command, given, decisionId), 'NO_SUCH_RECORD'),
    ],
    [
      happened(EhcRequestSubmitted, {
        ...command,
        decisionId: decisionId ?? (own ? decisionToSend(command, given) : null),
      }),
    ],
  );
}

/** The school's decisions to ask that were taken by the day of the submission. */
function decisionsToAsk({ schoolUrn }: SubmitEhcRequest, { pupil, envelope }: PupilGiven): readonly EffectiveEvent[] {
  return pupil.events.filter(
    (event) =>
      isDecided(event) &&
      event.data.outcome === 'REQUEST' &&
      event.data.schoolUrn === schoolUrn &&
      decidedDay(event) <= envelope.decidedOn,
  );
}

function isDecisionToAsk(command: SubmitEhcRequest, given: PupilGiven, id: string): boolean {
  return command.requestedBy === 'SCHOOL' && decisionsToAsk(command, given).some((event) => event.id === id);
}

/** The decision that a submission of the school carries out, if just one is open; else null. */
function decisionToSend(command: SubmitEhcRequest, given: PupilGiven): string | null {
  const closedOn = given.pupil.events
    .filter(({ data }) => data['schoolUrn'] === command.schoolUrn)
    .filter((event) => closes(event) && decidedDay(event) <= given.envelope.decidedOn)
    .map((event) => decidedDay(event))
    .reduce((last, day) => (last > day ? last : day), '');
  const open = decisionsToAsk(command, given).filter((event) => decidedDay(event) > closedOn);
  return open.length === 1 ? (open[0]?.id ?? null) : null;
}

const isDecided = isA(EhcRequestDecided);

/** What ends an earlier decision to ask: it was sent, taken back, answered, or the school decided otherwise. */
function closes({ type, data }: EffectiveEvent): boolean {
  if (type === 'EhcRequestSubmitted') return data['requestedBy'] === 'SCHOOL';
  if (type === 'EhcRequestDecided') return data['outcome'] !== 'REQUEST';
  return (ANSWERS as readonly string[]).includes(type);
}

const ANSWERS: readonly EhcEventType[] = [
  'LaDecidedToAssess',
  'LaRefusedToAssess',
  'LaDecidedToIssue',
  'LaRefusedToIssue',
  'FinalPlanReceived',
  'EhcRequestWithdrawn',
];

/** Whether a request is with the local authority. One that the school only decided on can still be sent. */
function isSent({ events }: EhcCase): boolean {
  const sent = events.findLastIndex(({ type }) => type === 'EhcRequestSubmitted');
  return sent >= 0 && !events.slice(sent + 1).some(({ type }) => (ANSWERS as readonly string[]).includes(type));
}
