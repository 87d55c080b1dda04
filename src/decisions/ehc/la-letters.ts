import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, pastRules } from '../policies.ts';
import {
  AdviceRequested,
  AdviceReturned,
  DraftPlanReceived,
  LaReceiptAcknowledged,
  SchoolConsulted,
} from './assessment-events.ts';
import { caseFor, happenedHere, knownHereRules, letterRules } from './case-rules.ts';
import { followsRules, outsideRules } from './outside-rules.ts';
import { isOwed } from './owed-steps.ts';

/** Records when the local authority says it received a request. Its clocks of 6, 16 and 20 weeks run from that day. */
export const RecordLaReceipt = input(
  "The local authority's word on when it received a request.",
  saidIn(LaReceiptAcknowledged),
);
export type RecordLaReceipt = PupilCommand & InputOf<typeof RecordLaReceipt>;

export function recordLaReceipt(command: RecordLaReceipt, given: PupilGiven): Decision {
  const { laReceivedOn, receivedOn, predecessor } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, caseFor(given, receivedOn).requestOpen, 'NO_REQUEST_OPEN'),
      ...pastRules(given, laReceivedOn),
    ],
    [happened(LaReceiptAcknowledged, command, laReceivedOn)],
  );
}

/** Records that the local authority asked the school or another body for advice (reg 6). */
export const RecordAdviceRequest = input('A request of the local authority for advice.', saidIn(AdviceRequested));
export type RecordAdviceRequest = PupilCommand & InputOf<typeof RecordAdviceRequest>;

export function recordAdviceRequest(command: RecordAdviceRequest, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', letterRules(command, given), [happened(AdviceRequested, command, command.receivedOn)]);
}

/** Records that the school's advice went to the local authority: a statutory duty (reg 8), which no sign-off delays. */
export const ReturnAdvice = input('Advice that went to the local authority.', saidIn(AdviceReturned));
export type ReturnAdvice = PupilCommand & InputOf<typeof ReturnAdvice>;

export function returnAdvice(command: ReturnAdvice, given: PupilGiven): Decision {
  const { request, on, sentAt } = command;
  const asked = given.pupil.events.some(({ id, type }) => type === 'AdviceRequested' && id === request);
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(request !== null && !asked, 'NO_SUCH_RECORD'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
    ],
    [happened(AdviceReturned, command, on)],
  );
}

/** Records a draft plan (reg 13(1)). The parent's fifteen days run from service on them. */
export const RecordDraftPlan = input('A draft plan.', saidIn(DraftPlanReceived));
export type RecordDraftPlan = PupilCommand & InputOf<typeof RecordDraftPlan>;

export function recordDraftPlan(command: RecordDraftPlan, given: PupilGiven): Decision {
  const { schoolUrn, servedOn, receivedOn, predecessor } = command;
  const known = caseFor(given, receivedOn);
  return judge(
    'FROM_DOCUMENT',
    [
      ...outsideRules(command, given),
      ...given.envelope.broken,
      ...knownHereRules(given, schoolUrn, receivedOn),
      ...followsRules(
        predecessor,
        known.assessmentOpen ||
          isOwed(
            known,
            ['ASSESS', 'MAKE_PLAN'],
            ['LaRefusedToIssue', 'FinalPlanReceived', 'PlanCeased', 'EhcRequestWithdrawn'],
          ),
        'NO_DECISION_TO_ASSESS',
      ),
      ...pastRules(given, servedOn),
    ],
    [happened(DraftPlanReceived, command, receivedOn)],
  );
}

/** Records that the local authority asked the school about being named in a plan (s.38(2), s.39; CoP 9.79). */
export const RecordNamingConsultation = input(
  'A consultation of the local authority on naming the school.',
  saidIn(SchoolConsulted),
);
export type RecordNamingConsultation = PupilCommand & InputOf<typeof RecordNamingConsultation>;

export function recordNamingConsultation(command: RecordNamingConsultation, given: PupilGiven): Decision {
  const { schoolUrn, laCode, receivedOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...outsideRules(command, given),
      ...given.envelope.broken,
      ...knownHereRules(given, schoolUrn, receivedOn),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
    ],
    [happened(SchoolConsulted, command, receivedOn)],
  );
}
