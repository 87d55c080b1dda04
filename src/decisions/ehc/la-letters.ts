import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import type {
  Adviser,
  AdviceRequested,
  AdviceReturned,
  DraftPlanReceived,
  LaReceiptAcknowledged,
  SchoolConsulted,
} from './assessment-events.ts';
import { caseFor, happenedHere, knownHereRules, letterRules } from './case-rules.ts';
import { followsRules, type OutsideFact, outsideOf, outsideRules } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/** The LA confirms when it received a request: its clocks of 6, 16 and 20 weeks run from that day. */
export interface RecordLaReceipt extends OutsideFact {
  readonly laReceivedOn: CivilDate;
}

export function recordLaReceipt(command: RecordLaReceipt, given: PupilGiven): Decision {
  const { laReceivedOn, receivedOn, predecessor } = command;
  const data: LaReceiptAcknowledged = { ...outsideOf(command), laReceivedOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, caseFor(given, receivedOn).requestOpen, 'NO_REQUEST_OPEN'),
      ...pastRules(given, laReceivedOn),
    ],
    [{ type: 'LaReceiptAcknowledged', data, effectiveFrom: laReceivedOn }],
  );
}

/** The LA asks for advice, of the school or of another body (reg 6). */
export interface RecordAdviceRequest extends OutsideFact {
  readonly askedOf: Adviser;
}

export function recordAdviceRequest(command: RecordAdviceRequest, given: PupilGiven): Decision {
  const { askedOf, receivedOn } = command;
  const data: AdviceRequested = { ...outsideOf(command), askedOf };
  return judge('FROM_DOCUMENT', letterRules(command, given), [
    { type: 'AdviceRequested', data, effectiveFrom: receivedOn },
  ]);
}

/** The school's advice goes to the LA: a statutory duty (reg 8), which waits for no sign-off. */
export interface ReturnAdvice extends PupilCommand {
  readonly request: string | null;
  readonly on: CivilDate;
  readonly sentAt: Instant | null;
  readonly note: string | null;
}

export function returnAdvice(command: ReturnAdvice, given: PupilGiven): Decision {
  const { schoolUrn, request, on, sentAt, note } = command;
  const data: AdviceReturned = { schoolUrn, request, on, sentAt, note };
  const asked = given.pupil.events.some(({ id, type }) => type === 'AdviceRequested' && id === request);
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(request !== null && !asked, 'NO_SUCH_RECORD'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
    ],
    [{ type: 'AdviceReturned', data, effectiveFrom: on }],
  );
}

/** A draft plan reached the school (reg 13(1)); the parent's fifteen days run from service on them. */
export interface RecordDraftPlan extends OutsideFact {
  readonly servedOn: CivilDate | null;
}

export function recordDraftPlan(command: RecordDraftPlan, given: PupilGiven): Decision {
  const { schoolUrn, servedOn, receivedOn, predecessor } = command;
  const data: DraftPlanReceived = { ...outsideOf(command), servedOn };
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
    [{ type: 'DraftPlanReceived', data, effectiveFrom: receivedOn }],
  );
}

/** The LA asks the school about being named in a plan (s.38(2), s.39; CoP 9.79). */
export interface RecordNamingConsultation extends OutsideFact {
  readonly laCode: string;
  readonly draftPlanReference: string | null;
}

export function recordNamingConsultation(command: RecordNamingConsultation, given: PupilGiven): Decision {
  const { schoolUrn, laCode, draftPlanReference, receivedOn } = command;
  const data: SchoolConsulted = { ...outsideOf(command), laCode, draftPlanReference };
  return judge(
    'FROM_DOCUMENT',
    [
      ...outsideRules(command, given),
      ...given.envelope.broken,
      ...knownHereRules(given, schoolUrn, receivedOn),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
    ],
    [{ type: 'SchoolConsulted', data, effectiveFrom: receivedOn }],
  );
}
