import { type School, URN } from '../support/school.ts';

type Run = (name: string, input: object) => Promise<unknown>;

const EVIDENCE = [{ kind: 'SPECIALIST_REPORT', on: '2026-11-02', author: 'EDUCATIONAL_PSYCHOLOGIST', sha256: null }];
const LETTER = {
  source: 'LA_LETTER',
  documentOn: '2026-11-18',
  sentAt: '2026-11-18T10:00:00.000Z',
  receivedOn: '2026-11-20',
  predecessor: 'RECORDED',
  note: 'By post.',
};

/** Commands that bring about every event of EHC needs assessments and plans. */
export async function ehcEvents(school: School): Promise<void> {
  const pupilId = await school.pupil();
  const at = { pupilId, schoolUrn: URN, seenRevision: null };
  const run: Run = (name, input) => school.as(school.staff.head, name, { ...at, ...input });
  const decide: Run = (name, input) =>
    run(name, {
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      ...input,
    });
  const others: Run = (name, input) =>
    decide(name, { basis: 'FROM_DOCUMENT', decidedOn: '2026-11-18', ...LETTER, ...input });
  await request(run, decide);
  await assessment(run, decide, others);
  await review(run, others);
  await dispute(run, others);
  await prospective(school);
}

async function request(run: Run, decide: Run): Promise<void> {
  await run('ConsiderEhcRequest', { raisedBy: 'SCHOOL', on: '2026-11-20', note: 'After three cycles.' });
  await run('AssembleEhcEvidence', {
    on: '2026-11-20',
    reviewedCycles: 3,
    checklist: [{ code: 'CHRONOLOGY', state: 'PRESENT' }],
    evidence: EVIDENCE,
    purpose: 'REQUEST',
    note: 'All but medical.',
  });
  await run('RecordEhcParentDiscussion', {
    on: '2026-11-20',
    agreement: 'AGREED',
    withPupil: true,
    parentViews: 'Agree.',
    pupilViews: 'Is glad.',
  });
  await decide('DecideEhcRequest', {
    outcome: 'REQUEST',
    placementSchoolUrn: '900004',
    reasonCode: null,
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence: EVIDENCE,
    rationale: 'Three cycles without progress.',
    parentViews: 'Agree.',
    pupilViews: 'Is glad.',
  });
  const submitted = {
    requestedBy: 'SCHOOL',
    laCode: '383',
    sentAt: '2026-11-20T09:00:00.000Z',
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence: EVIDENCE,
    note: 'By the portal.',
  };
  await decide('SubmitEhcRequest', submitted);
  await decide('WithdrawEhcRequest', { withdrawnBy: 'SCHOOL', rationale: 'The parents ask themselves.' });
  await decide('SubmitEhcRequest', submitted);
}

async function assessment(run: Run, decide: Run, others: Run): Promise<void> {
  await run('RecordLaReceipt', { ...LETTER, laReceivedOn: '2026-11-20' });
  await others('RecordLaDecisionToAssess', { outcome: 'AGREED' });
  await others('RecordLaDecisionToAssess', { outcome: 'REFUSED' });
  await run('RecordAdviceRequest', { ...LETTER, askedOf: 'SCHOOL' });
  await run('ReturnAdvice', { request: null, on: '2026-11-20', sentAt: null, note: 'By the portal.' });
  await others('RecordLaDecisionToIssue', { outcome: 'REFUSED' });
  await others('RecordLaDecisionToIssue', { outcome: 'AGREED' });
  await run('RecordDraftPlan', { ...LETTER, servedOn: '2026-11-18' });
  await run('RecordNamingConsultation', { ...LETTER, laCode: '383', draftPlanReference: 'EHC/1 draft' });
  await decide('AnswerNamingConsultation', {
    consultation: null,
    position: 'OBJECTS',
    grounds: ['INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES'],
    sentAt: null,
    reasons: 'No unit.',
  });
  await others('RecordFinalPlan', {
    laCode: '383',
    planFrom: '2026-11-20',
    sections: ['B', 'F', 'I'],
    namedSchoolUrn: URN,
    personalBudget: false,
    planReference: 'EHC/1',
    needs: [{ code: 'ASD', rank: 1 }],
  });
}

async function review(run: Run, others: Run): Promise<void> {
  await run('ScheduleAnnualReview', { kind: 'ANNUAL', meetingOn: '2027-11-02' });
  await run('CirculateReviewPapers', { on: '2026-11-20' });
  await run('HoldAnnualReview', {
    kind: 'EARLY',
    heldOn: '2026-11-20',
    attendees: ['PARENT', 'SENCO'],
    adviceFrom: ['EDUCATIONAL_PSYCHOLOGIST'],
    parentViews: 'Content.',
    pupilViews: 'Wants a laptop.',
  });
  await run('SendReviewReport', { on: '2026-11-20' });
  await run('RecordLaRequiredMeeting', { ...LETTER, meetingBy: '2027-01-31' });
  await others('RecordLaReviewDecision', { reviewOutcome: 'AMEND', noticeOn: '2026-11-20' });
  await run('RecordAmendmentNotice', LETTER);
  await others('RecordPlanAmended', { namedSchoolUrn: URN, planReference: 'EHC/1 b' });
  await run('RecordReassessmentRequest', {
    requestedBy: 'SCHOOL',
    on: '2026-11-18',
    sentAt: '2026-11-18T09:00:00.000Z',
    laReceivedOn: '2026-11-19',
    note: 'By the portal.',
  });
  await others('RecordReassessmentDecision', { outcome: 'AGREED' });
  await others('RecordReassessmentDecision', { outcome: 'REFUSED' });
  await run('RecordPhaseTransfer', { phase: 'PRIMARY_TO_SECONDARY', transferOn: '2027-09-01' });
}

async function dispute(run: Run, others: Run): Promise<void> {
  await run('RecordMediation', { ...LETTER, step: 'STARTED', on: '2026-11-20' });
  await run('RecordAppeal', {
    ...LETTER,
    lodgedBy: 'PARENT',
    lodgedOn: '2026-11-20',
    subject: 'CONTENT_OF_PLAN',
    schoolPosition: 'SUPPORTS',
    supportGiven: 'A report.',
  });
  await run('RecordConcession', { ...LETTER, conceded: 'AMEND', concededOn: '2026-11-18' });
  await run('RecordDisabilityClaim', { ...LETTER, actOn: '2026-11-16', lodgedOn: '2026-11-20' });
  await others('RecordTribunalOrder', { source: 'TRIBUNAL', order: 'AMEND', orderOn: '2026-11-18' });
  await run('ClaimClockException', {
    clockId: 'FINAL_PLAN',
    ground: 'EXCEPTIONAL_CIRCUMSTANCES',
    claimedBy: 'LOCAL_AUTHORITY',
    from: '2026-11-20',
    to: null,
    evidence: EVIDENCE,
    note: 'By telephone.',
  });
  await run('RecordLaMove', { ...LETTER, laCode: '201', transferredOn: '2026-11-20' });
  await run('RecordLaMoveNotice', {
    ...LETTER,
    informedOn: '2026-11-20',
    assessmentProposed: false,
    reviewProposedOn: '2027-02-19',
  });
  await others('RecordPlanCeased', { ceasedOn: '2026-11-20', ceaseReason: 'LEFT_ENGLAND' });
}

async function prospective(school: School): Promise<void> {
  const child = {
    upn: 'A383000422905',
    surname: 'Asked',
    forename: 'About',
    dateOfBirth: '2016-05-01',
    laCode: '383',
    openedOn: '2026-11-20',
  };
  const opened = await school.as(school.staff.senco, 'OpenProspectivePupil', { schoolUrn: URN, ...child });
  if (opened.kind === 'RECORDED')
    await school.as(school.staff.senco, 'CloseProspectivePupil', {
      pupilId: opened.subjectId,
      schoolUrn: URN,
      seenRevision: null,
      outcome: 'NOT_ADMITTED',
      on: '2026-11-20',
    });
}
