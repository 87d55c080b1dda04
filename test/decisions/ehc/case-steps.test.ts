import { describe, test } from '@jest/globals';
import type { EventType } from '../../../src/registry/events.ts';
import {
  type ClaimClockException,
  claimClockException,
  type RecordAppeal,
  recordAppeal,
  type RecordConcession,
  recordConcession,
  type RecordDisabilityClaim,
  recordDisabilityClaim,
  type RecordMediation,
  recordMediation,
} from '../../../src/decisions/ehc/dispute-steps.ts';
import {
  type RecordLaMove,
  recordLaMove,
  type RecordLaMoveNotice,
  recordLaMoveNotice,
} from '../../../src/decisions/ehc/la-move.ts';
import {
  type RecordAdviceRequest,
  recordAdviceRequest,
  type RecordDraftPlan,
  recordDraftPlan,
  type RecordLaReceipt,
  recordLaReceipt,
  type RecordNamingConsultation,
  recordNamingConsultation,
  type ReturnAdvice,
  returnAdvice,
} from '../../../src/decisions/ehc/la-letters.ts';
import {
  type AssembleEhcEvidence,
  assembleEhcEvidence,
  type ConsiderEhcRequest,
  considerEhcRequest,
  type RecordEhcParentDiscussion,
  recordEhcParentDiscussion,
} from '../../../src/decisions/ehc/prepare-request.ts';
import {
  type CirculateReviewPapers,
  circulateReviewPapers,
  type HoldAnnualReview,
  holdAnnualReview,
  type RecordAmendmentNotice,
  recordAmendmentNotice,
  type RecordLaRequiredMeeting,
  recordLaRequiredMeeting,
  type RecordPhaseTransfer,
  recordPhaseTransfer,
  type RecordReassessmentRequest,
  recordReassessmentRequest,
  type ScheduleAnnualReview,
  scheduleAnnualReview,
  type SendReviewReport,
  sendReviewReport,
} from '../../../src/decisions/ehc/review-steps.ts';
import type { PupilGiven } from '../../../src/decisions/given.ts';
import type { Decision } from '../../../src/decisions/decision.ts';
import {
  aboutPupil,
  agreedToAssess,
  happened,
  letter,
  letterData,
  onRoll,
  planned,
  requested,
  reviewed,
} from '../../support/ehc-commands.ts';
import { type Fact, fromDocument, given, SCHOOL } from '../../support/pupil-spec.ts';

const consider: ConsiderEhcRequest = { ...aboutPupil, raisedBy: 'PARENT', on: '2026-11-20', note: null };
const assemble: AssembleEhcEvidence = {
  ...aboutPupil,
  on: '2026-11-20',
  reviewedCycles: 2,
  checklist: [{ code: 'CHRONOLOGY', state: 'MISSING' }],
  evidence: [],
  purpose: 'REQUEST',
  note: null,
};
const discuss: RecordEhcParentDiscussion = {
  ...aboutPupil,
  on: '2026-11-20',
  agreement: 'AGREED',
  withPupil: true,
  parentViews: null,
  pupilViews: null,
};
const receipt: RecordLaReceipt = { ...aboutPupil, ...letter, laReceivedOn: '2026-11-16' };
const adviceAsked: RecordAdviceRequest = { ...aboutPupil, ...letter, askedOf: 'SCHOOL' };
const advice: ReturnAdvice = { ...aboutPupil, request: null, on: '2026-11-20', sentAt: null, note: null };
const draft: RecordDraftPlan = { ...aboutPupil, ...letter, servedOn: '2026-11-18' };
const consultation: RecordNamingConsultation = { ...aboutPupil, ...letter, laCode: '383', draftPlanReference: null };
const schedule: ScheduleAnnualReview = { ...aboutPupil, kind: 'ANNUAL', meetingOn: '2027-05-10' };
const papers: CirculateReviewPapers = { ...aboutPupil, on: '2026-11-20' };
const hold: HoldAnnualReview = {
  ...aboutPupil,
  kind: 'ANNUAL',
  heldOn: '2026-11-20',
  attendees: ['PARENT'],
  adviceFrom: [],
  parentViews: null,
  pupilViews: null,
};
const report: SendReviewReport = { ...aboutPupil, on: '2026-11-20' };
const required: RecordLaRequiredMeeting = { ...aboutPupil, ...letter, meetingBy: '2027-01-31' };
const notice: RecordAmendmentNotice = { ...aboutPupil, ...letter };
const transfer: RecordPhaseTransfer = { ...aboutPupil, phase: 'PRIMARY_TO_SECONDARY', transferOn: '2027-09-01' };
const mediation: RecordMediation = {
  ...aboutPupil,
  ...letter,
  step: 'REQUESTED',
  on: '2026-11-18',
  agreed: [],
  otherTimeAgreed: false,
};
const appeal: RecordAppeal = {
  ...aboutPupil,
  ...letter,
  lodgedBy: 'PARENT',
  lodgedOn: '2026-11-17',
  subject: 'REFUSAL_TO_ASSESS',
  schoolPosition: 'SUPPORTS',
  supportGiven: null,
};
const concession: RecordConcession = { ...aboutPupil, ...letter, conceded: 'ASSESS', concededOn: '2026-11-17' };
const claim: RecordDisabilityClaim = { ...aboutPupil, ...letter, actOn: '2026-10-05', lodgedOn: null };
const again: RecordReassessmentRequest = {
  ...aboutPupil,
  requestedBy: 'SCHOOL',
  on: '2026-11-16',
  sentAt: null,
  laReceivedOn: '2026-11-17',
  note: null,
};
const move: RecordLaMove = { ...aboutPupil, ...letter, laCode: '201', transferredOn: '2026-11-02' };
const told: RecordLaMoveNotice = {
  ...aboutPupil,
  ...letter,
  informedOn: '2026-11-18',
  assessmentProposed: false,
  reviewProposedOn: '2027-02-01',
};
const exception: ClaimClockException = {
  ...aboutPupil,
  clockId: 'FINAL_PLAN',
  ground: 'EXCEPTIONAL_CIRCUMSTANCES',
  claimedBy: 'LOCAL_AUTHORITY',
  from: '2026-11-02',
  to: null,
  evidence: [],
  note: null,
};

type Decide = (command: never, given: PupilGiven) => Decision;
const decide = (facts: readonly Fact[], command: Decide, input: object) =>
  given(...facts)
    .as(fromDocument)
    .when(command as (command: object, given: PupilGiven) => Decision, input);
const refusedToAssess = happened('LaRefusedToAssess', '2026-10-05');
const appealed = happened('AppealLodged', '2026-11-02', { lodgedBy: 'PARENT', subject: 'REFUSAL_TO_ASSESS' });
const moved = happened('PlanTransferredToLa', '2026-11-02', { laCode: '201', transferredOn: '2026-11-02' });
const complained = happened('DisabilityComplaintMade', '2026-10-05', { actOn: '2026-10-05' });

describe('acts that are no decision are recorded from the day on which they happened', () => {
  const acts: readonly (readonly [EventType, Decide, object, readonly Fact[], string, object])[] = [
    [
      'EhcRequestConsidered',
      considerEhcRequest,
      consider,
      onRoll,
      '2026-11-20',
      { schoolUrn: SCHOOL, raisedBy: 'PARENT', on: '2026-11-20', note: null },
    ],
    [
      'EhcEvidenceAssembled',
      assembleEhcEvidence,
      assemble,
      onRoll,
      '2026-11-20',
      {
        schoolUrn: SCHOOL,
        on: '2026-11-20',
        reviewedCycles: 2,
        checklist: assemble.checklist,
        evidence: [],
        purpose: 'REQUEST',
        note: null,
      },
    ],
    [
      'EhcParentDiscussionHeld',
      recordEhcParentDiscussion,
      discuss,
      onRoll,
      '2026-11-20',
      {
        schoolUrn: SCHOOL,
        on: '2026-11-20',
        agreement: 'AGREED',
        withPupil: true,
        parentViews: null,
        pupilViews: null,
      },
    ],
    [
      'LaReceiptAcknowledged',
      recordLaReceipt,
      receipt,
      [...onRoll, requested],
      '2026-11-16',
      { ...letterData, laReceivedOn: '2026-11-16' },
    ],
    ['AdviceRequested', recordAdviceRequest, adviceAsked, onRoll, '2026-11-20', { ...letterData, askedOf: 'SCHOOL' }],
    [
      'AdviceReturned',
      returnAdvice,
      advice,
      onRoll,
      '2026-11-20',
      { schoolUrn: SCHOOL, request: null, on: '2026-11-20', sentAt: null, note: null },
    ],
    [
      'DraftPlanReceived',
      recordDraftPlan,
      draft,
      [...onRoll, requested, agreedToAssess],
      '2026-11-20',
      { ...letterData, servedOn: '2026-11-18' },
    ],
    [
      'SchoolConsulted',
      recordNamingConsultation,
      consultation,
      onRoll,
      '2026-11-20',
      { ...letterData, laCode: '383', draftPlanReference: null },
    ],
    [
      'AnnualReviewScheduled',
      scheduleAnnualReview,
      schedule,
      [...onRoll, planned],
      '2026-11-20',
      { schoolUrn: SCHOOL, kind: 'ANNUAL', meetingOn: '2027-05-10' },
    ],
    [
      'ReviewPapersCirculated',
      circulateReviewPapers,
      papers,
      [...onRoll, planned],
      '2026-11-20',
      { schoolUrn: SCHOOL, on: '2026-11-20' },
    ],
    [
      'AnnualReviewHeld',
      holdAnnualReview,
      hold,
      [...onRoll, planned],
      '2026-11-20',
      {
        schoolUrn: SCHOOL,
        kind: 'ANNUAL',
        heldOn: '2026-11-20',
        attendees: ['PARENT'],
        adviceFrom: [],
        parentViews: null,
        pupilViews: null,
      },
    ],
    [
      'ReviewReportSent',
      sendReviewReport,
      report,
      [...onRoll, planned, reviewed],
      '2026-11-20',
      { schoolUrn: SCHOOL, on: '2026-11-20' },
    ],
    [
      'LaRequiredMeeting',
      recordLaRequiredMeeting,
      required,
      [...onRoll, planned],
      '2026-11-20',
      { ...letterData, meetingBy: '2027-01-31' },
    ],
    [
      'AmendmentNoticeReceived',
      recordAmendmentNotice,
      notice,
      [...onRoll, planned, reviewed],
      '2026-11-20',
      letterData,
    ],
    [
      'PhaseTransferRecorded',
      recordPhaseTransfer,
      transfer,
      [...onRoll, planned],
      '2026-11-20',
      { schoolUrn: SCHOOL, phase: 'PRIMARY_TO_SECONDARY', transferOn: '2027-09-01' },
    ],
    [
      'MediationRecorded',
      recordMediation,
      mediation,
      onRoll,
      '2026-11-18',
      { ...letterData, step: 'REQUESTED', on: '2026-11-18' },
    ],
    [
      'AppealLodged',
      recordAppeal,
      appeal,
      [...onRoll, refusedToAssess],
      '2026-11-17',
      {
        ...letterData,
        lodgedBy: 'PARENT',
        lodgedOn: '2026-11-17',
        subject: 'REFUSAL_TO_ASSESS',
        schoolPosition: 'SUPPORTS',
        supportGiven: null,
      },
    ],
    [
      'AppealConceded',
      recordConcession,
      concession,
      [...onRoll, appealed],
      '2026-11-17',
      { ...letterData, conceded: 'ASSESS', concededOn: '2026-11-17' },
    ],
    [
      'DisabilityComplaintMade',
      recordDisabilityClaim,
      claim,
      onRoll,
      '2026-10-05',
      { ...letterData, actOn: '2026-10-05' },
    ],
    [
      'ReassessmentRequested',
      recordReassessmentRequest,
      again,
      [...onRoll, planned],
      '2026-11-16',
      {
        schoolUrn: SCHOOL,
        requestedBy: 'SCHOOL',
        on: '2026-11-16',
        sentAt: null,
        laReceivedOn: '2026-11-17',
        note: null,
      },
    ],
    [
      'PlanTransferredToLa',
      recordLaMove,
      move,
      [...onRoll, planned],
      '2026-11-02',
      { ...letterData, laCode: '201', transferredOn: '2026-11-02' },
    ],
    [
      'LaMoveNoticeReceived',
      recordLaMoveNotice,
      told,
      [...onRoll, planned, moved],
      '2026-11-20',
      { ...letterData, informedOn: '2026-11-18', assessmentProposed: false, reviewProposedOn: '2027-02-01' },
    ],
    [
      'ClockExceptionRecorded',
      claimClockException,
      exception,
      onRoll,
      '2026-11-02',
      {
        schoolUrn: SCHOOL,
        clockId: 'FINAL_PLAN',
        ground: 'EXCEPTIONAL_CIRCUMSTANCES',
        claimedBy: 'LOCAL_AUTHORITY',
        from: '2026-11-02',
        to: null,
        evidence: [],
        note: null,
      },
    ],
  ];
  test.each(acts)('%s', (type, command, input, facts, effectiveFrom, data) => {
    decide(facts, command, input).recorded([{ type, effectiveFrom, data }]);
  });
});

describe('what came before is missing: a finding, and none where it is said not to be known here', () => {
  test.each([
    ['NO_REQUEST_OPEN', recordLaReceipt, receipt, onRoll, 'LaReceiptAcknowledged'],
    ['NO_DECISION_TO_ASSESS', recordDraftPlan, draft, onRoll, 'DraftPlanReceived'],
    ['NO_REVIEW_MEETING', recordAmendmentNotice, notice, [...onRoll, planned], 'AmendmentNoticeReceived'],
    ['NO_APPEALABLE_DECISION', recordAppeal, appeal, onRoll, 'AppealLodged'],
    ['NO_APPEAL', recordConcession, concession, onRoll, 'AppealConceded'],
    ['NO_PLAN', recordLaMove, move, onRoll, 'PlanTransferredToLa'],
    ['NO_LA_MOVE', recordLaMoveNotice, told, [...onRoll, planned], 'LaMoveNoticeReceived'],
  ] as const)('%s', (code, command, input, facts, type) => {
    decide(facts, command, input).recordedTypes([type], [code]);
    decide(facts, command, { ...input, predecessor: 'NOT_KNOWN_HERE' }).recordedTypes([type]);
  });

  test.each([
    ['NO_PLAN', scheduleAnnualReview, schedule, 'AnnualReviewScheduled'],
    ['NO_PLAN', holdAnnualReview, hold, 'AnnualReviewHeld'],
    ['NO_PLAN', recordPhaseTransfer, transfer, 'PhaseTransferRecorded'],
    ['NO_PLAN', recordReassessmentRequest, again, 'ReassessmentRequested'],
    ['NO_REVIEW_MEETING', sendReviewReport, report, 'ReviewReportSent'],
  ] as const)('%s for what the school does itself', (code, command, input, type) => {
    decide(onRoll, command, input).recordedTypes([type], [code]);
  });
});

describe('a mediation agreement', () => {
  const agreed = { ...mediation, step: 'AGREED', agreed: ['AMEND', 'OTHER'], otherTimeAgreed: false } as const;

  test('says what was agreed, and whether in times of its own', () => {
    decide(onRoll, recordMediation, agreed).recorded([
      {
        type: 'MediationRecorded',
        effectiveFrom: '2026-11-18',
        data: { ...letterData, step: 'AGREED', on: '2026-11-18', agreed: ['AMEND', 'OTHER'], otherTimeAgreed: false },
      },
    ]);
  });

  test('is no part of any other step', () => {
    decide(onRoll, recordMediation, { ...agreed, step: 'STARTED' }).recorded([
      {
        type: 'MediationRecorded',
        effectiveFrom: '2026-11-18',
        data: { ...letterData, step: 'STARTED', on: '2026-11-18' },
      },
    ]);
  });
});

describe('a claim of disability discrimination', () => {
  const lodged = { ...claim, lodgedOn: '2026-11-19' };
  const data = { ...letterData, actOn: '2026-10-05' };

  test('records the complaint beside it, where that is not recorded', () => {
    decide(onRoll, recordDisabilityClaim, lodged).recorded([
      { type: 'DisabilityComplaintMade', effectiveFrom: '2026-10-05', data },
      { type: 'DisabilityClaimLodged', effectiveFrom: '2026-11-19', data: { ...data, lodgedOn: '2026-11-19' } },
    ]);
  });

  test('stands alone after the complaint about the same act; another act is another complaint', () => {
    decide([...onRoll, complained], recordDisabilityClaim, lodged).recordedTypes(['DisabilityClaimLodged']);
    decide([...onRoll, complained], recordDisabilityClaim, { ...lodged, actOn: '2026-10-06' }).recordedTypes([
      'DisabilityComplaintMade',
      'DisabilityClaimLodged',
    ]);
  });
});

describe('notes', () => {
  test('PHASE_TRANSFER_NOT_RECORDED: a review of a plan-holder in a year of transition, until the transfer is recorded', () => {
    const inYear6: Fact = { ...onRoll[1]!, data: { ...onRoll[1]!.data, knownOn: '2026-09-01', ncYear: '6' } };
    const last = [onRoll[0]!, inYear6, planned];
    decide(last, holdAnnualReview, hold).recordedTypes(['AnnualReviewHeld'], ['PHASE_TRANSFER_NOT_RECORDED']);
    decide(
      [
        ...last,
        happened('PhaseTransferRecorded', '2026-09-10', { phase: 'PRIMARY_TO_SECONDARY', transferOn: '2027-09-01' }),
      ],
      holdAnnualReview,
      hold,
    ).recordedTypes(['AnnualReviewHeld']);
  });

  test('FEW_REVIEWED_CYCLES: fewer than are usually asked for, which is not the legal test', () => {
    decide(onRoll, assembleEhcEvidence, { ...assemble, reviewedCycles: 1 }).recordedTypes(
      ['EhcEvidenceAssembled'],
      ['FEW_REVIEWED_CYCLES'],
    );
  });

  test('EXCEPTION_NOT_OF_THIS_CLOCK: kept as claimed, and seen as none', () => {
    decide(onRoll, claimClockException, { ...exception, ground: 'MISSED_APPOINTMENT' }).recordedTypes(
      ['ClockExceptionRecorded'],
      ['EXCEPTION_NOT_OF_THIS_CLOCK'],
    );
    decide(onRoll, claimClockException, {
      ...exception,
      clockId: 'ADVICE_RETURN',
      ground: 'MISSED_APPOINTMENT',
    }).recordedTypes(['ClockExceptionRecorded']);
  });
});

describe('impossible dates, unknown codes and records refuse', () => {
  test.each([
    ['DATE_IN_FUTURE', considerEhcRequest, { ...consider, on: '2026-11-21' }],
    ['DATE_BEFORE_BIRTH', recordPhaseTransfer, { ...transfer, transferOn: '2015-09-01' }],
    ['CODE_NOT_KNOWN', assembleEhcEvidence, { ...assemble, checklist: [{ code: 'HOROSCOPE', state: 'PRESENT' }] }],
    ['CODE_NOT_KNOWN', recordNamingConsultation, { ...consultation, laCode: '999' }],
    ['CODE_NOT_KNOWN', claimClockException, { ...exception, clockId: 'TEA_TIME' }],
    ['END_BEFORE_START', claimClockException, { ...exception, to: '2026-11-01' }],
    ['DATE_IN_FUTURE', recordConcession, { ...concession, concededOn: '2026-11-21' }],
    ['DATE_IN_FUTURE', recordLaMoveNotice, { ...told, informedOn: '2026-11-21', receivedOn: '2026-11-21' }],
    [
      'RECEIVED_BEFORE_WRITTEN',
      recordLaMoveNotice,
      { ...told, informedOn: '2026-11-20', documentOn: null, receivedOn: '2026-11-19' },
    ],
    ['DATE_IN_FUTURE', recordReassessmentRequest, { ...again, laReceivedOn: '2026-11-21' }],
    ['RECEIVED_BEFORE_WRITTEN', recordReassessmentRequest, { ...again, laReceivedOn: '2026-11-15' }],
    ['DATE_BEFORE_BIRTH', recordDisabilityClaim, { ...claim, actOn: '2016-04-30' }],
    ['END_BEFORE_START', recordDisabilityClaim, { ...claim, lodgedOn: '2026-10-04' }],
    ['ALREADY_RECORDED', recordDisabilityClaim, claim],
    ['NO_SUCH_RECORD', returnAdvice, { ...advice, request: 'x' }],
    [
      'RECEIVED_BEFORE_WRITTEN',
      recordAdviceRequest,
      { ...adviceAsked, documentOn: '2026-11-20', receivedOn: '2026-11-19' },
    ],
    ['DATE_IN_FUTURE', recordAdviceRequest, { ...adviceAsked, sentAt: '2026-11-20T10:00:00.001Z' }],
  ] as const)('%s', (code, command, input) => {
    decide([...onRoll, planned, ...(code === 'ALREADY_RECORDED' ? [complained] : [])], command, input).refused(code);
  });
});
