import { type Draw, LAWFUL_DAYS, type Members } from './lawful-draw.ts';

const day = (draw: Draw): string => draw.pick(LAWFUL_DAYS);
const letter = (draw: Draw): Members => ({
  source: 'LA_LETTER',
  receivedOn: day(draw),
  predecessor: draw.pick(['RECORDED', 'NOT_KNOWN_HERE']),
  note: draw.pick([null, 'By post.']),
});
const answered = (draw: Draw): Members => ({ ...letter(draw), outcome: draw.pick(['AGREED', 'REFUSED']) });

/** What each command of an EHC case says beside the envelope. */
export const LAWFUL_EHC: Readonly<Record<string, (draw: Draw) => Members>> = {
  ConsiderEhcRequest: (draw) => ({ raisedBy: 'PARENT', on: day(draw) }),
  AssembleEhcEvidence: (draw) => ({ on: day(draw), reviewedCycles: draw.pick([1, 3]), purpose: 'REQUEST' }),
  DecideEhcRequest: (draw) => ({
    outcome: draw.pick(['REQUEST', 'DO_NOT_REQUEST']),
    reasonCode: draw.pick([null, 'FUNDING']),
    parentsAware: 'YES',
    agreement: 'AGREED',
    rationale: 'No progress.',
  }),
  SubmitEhcRequest: (draw) => ({
    requestedBy: draw.pick(['SCHOOL', 'PARENT']),
    laCode: '383',
    sentAt: draw.pick([null, '2026-09-07T17:30:00.000Z']),
    parentsAware: 'YES',
    agreement: 'AGREED',
  }),
  WithdrawEhcRequest: (draw) => ({ withdrawnBy: draw.pick(['SCHOOL', 'PARENT']), rationale: 'Moved away.' }),
  RecordLaReceipt: (draw) => ({ ...letter(draw), laReceivedOn: day(draw) }),
  RecordLaDecisionToAssess: answered,
  RecordLaDecisionToIssue: answered,
  RecordReassessmentDecision: answered,
  RecordAdviceRequest: (draw) => ({ ...letter(draw), askedOf: 'SCHOOL' }),
  ReturnAdvice: (draw) => ({ on: day(draw) }),
  RecordDraftPlan: letter,
  RecordNamingConsultation: (draw) => ({ ...letter(draw), laCode: '383' }),
  AnswerNamingConsultation: (draw) => ({
    position: draw.pick(['AGREES', 'OBJECTS']),
    grounds: ['INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS'],
  }),
  RecordFinalPlan: (draw) => ({
    ...letter(draw),
    laCode: '383',
    planFrom: day(draw),
    planReference: 'EHC/1',
    needs: [{ code: 'ASD', rank: 1 }],
  }),
  ScheduleAnnualReview: (draw) => ({ kind: 'ANNUAL', meetingOn: day(draw) }),
  HoldAnnualReview: (draw) => ({ kind: 'ANNUAL', heldOn: day(draw) }),
  RecordLaReviewDecision: (draw) => ({ ...letter(draw), reviewOutcome: draw.pick(['MAINTAIN', 'AMEND', 'CEASE']) }),
  RecordAmendmentNotice: letter,
  RecordPlanAmended: letter,
  RecordPlanCeased: (draw) => ({ ...letter(draw), ceasedOn: day(draw), ceaseReason: 'OTHER' }),
  RecordMediation: (draw) => ({
    ...letter(draw),
    step: draw.pick(['REQUESTED', 'STARTED', 'CERTIFICATE_ISSUED']),
    on: day(draw),
  }),
  RecordAppeal: (draw) => ({
    ...letter(draw),
    lodgedBy: 'PARENT',
    lodgedOn: day(draw),
    subject: 'REFUSAL_TO_ASSESS',
    schoolPosition: 'SUPPORTS',
  }),
  RecordConcession: (draw) => ({ ...letter(draw), conceded: draw.pick(['ASSESS', 'AMEND']), concededOn: day(draw) }),
  RecordDisabilityClaim: (draw) => ({ ...letter(draw), actOn: day(draw), lodgedOn: draw.pick([null, day(draw)]) }),
  RecordReassessmentRequest: (draw) => ({
    requestedBy: draw.pick(['SCHOOL', 'PARENT']),
    on: day(draw),
    laReceivedOn: null,
  }),
  RecordTribunalOrder: (draw) => ({ ...letter(draw), order: 'ASSESS', orderOn: day(draw) }),
  ClaimClockException: (draw) => ({
    clockId: 'FINAL_PLAN',
    ground: 'EXCEPTIONAL_CIRCUMSTANCES',
    claimedBy: 'LOCAL_AUTHORITY',
    from: day(draw),
  }),
  RecordEhcParentDiscussion: (draw) => ({ on: day(draw), agreement: 'AGREED', withPupil: true }),
  CirculateReviewPapers: (draw) => ({ on: day(draw) }),
  SendReviewReport: (draw) => ({ on: day(draw) }),
  RecordLaRequiredMeeting: (draw) => ({ ...letter(draw), meetingBy: '2027-01-31' }),
  RecordPhaseTransfer: () => ({ phase: 'PRIMARY_TO_SECONDARY', transferOn: '2027-09-01' }),
  RecordLaMove: (draw) => ({ ...letter(draw), laCode: '201', transferredOn: day(draw) }),
  RecordLaMoveNotice: (draw) => ({ ...letter(draw), assessmentProposed: draw.pick([true, false]) }),
  CloseProspectivePupil: (draw) => ({ outcome: 'NOT_ADMITTED', on: day(draw) }),
};
