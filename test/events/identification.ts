import { placement, type School, URN } from '../support/school.ts';

const DAY = '2026-11-20';
const EVIDENCE = [{ kind: 'ASSESSMENT', on: '2026-11-02', author: 'TEACHER', sha256: null }];

/** Commands that bring about every event of identification, beside those of the whole school's story. */
export async function identificationEvents(school: School): Promise<void> {
  const { staff } = school;
  const pupilId = await school.pupil();
  const at = { pupilId, schoolUrn: URN, seenRevision: null };
  const decision = {
    ...at,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: DAY,
    evidence: EVIDENCE,
  };
  const parentInformed = { on: '2026-11-19', method: 'MEETING', by: staff.senco };
  await school.as(staff.teacher, 'RecordInformation', {
    ...at,
    gatheredOn: DAY,
    areas: ['COGNITION_AND_LEARNING'],
    progress: [
      {
        comparison: 'PEERS_FROM_SAME_BASELINE',
        finding: 'LESS_THAN_EXPECTED',
        baselineOn: '2025-09-12',
        measuredOn: '2026-11-02',
        monthsBehind: 14,
      },
    ],
    strategies: [{ strategy: 'CATCH_UP_GROUP', from: '2026-01-06', to: '2026-07-17' }],
    explanations: [{ explanation: 'HEARING_OR_VISION', finding: 'RULED_OUT', consideredOn: '2026-10-05' }],
    evidence: EVIDENCE,
    summary: 'Fourteen months behind.',
    strategiesTried: 'Phonics.',
  });
  await school.as(staff.senco, 'RecordDiscussion', {
    ...at,
    heldOn: '2026-11-19',
    withParents: true,
    withPupil: true,
    notReached: null,
    agreement: 'AGREES',
    noteGivenOn: DAY,
    summary: 'What was noticed.',
    parentViews: 'Worried.',
    pupilViews: 'Likes maths.',
  });
  await school.as(staff.teacher, 'ProposeIdentification', {
    ...decision,
    outcome: 'SEN_SUPPORT',
    needs: [{ code: 'SPLD', rank: 1 }],
    proposers: [staff.senco],
    rationale: 'Reads slowly.',
  });
  await school.as(staff.senco, 'StartMonitoring', {
    ...decision,
    reviewOn: '2027-02-05',
    explanations: ['BEREAVEMENT'],
    parentInformed,
    rationale: 'Grief explains it.',
    monitoringPlan: 'A mentor.',
  });
  await school.as(staff.senco, 'DecideNotSen', {
    ...decision,
    explanations: ['EAL'],
    parentInformed,
    rationale: 'New to English.',
  });
  await school.as(staff.senco, 'ReferToSpecialist', {
    ...decision,
    specialist: 'PAEDIATRICIAN',
    consent: { givenOn: '2026-11-19', givenBy: 'PARENT', scope: 'ASSESSMENT', expiresOn: '2027-11-18' },
    rationale: 'Absences.',
  });
  await school.as(staff.senco, 'PlaceOnSenSupport', placement(pupilId));
  await school.as(staff.senco, 'RecordReviewDate', {
    ...at,
    source: 'MIS',
    review: 'SUPPORT',
    reviewOn: '2027-01-15',
    saidOn: DAY,
  });
  await school.as(staff.senco, 'RankNeeds', {
    ...decision,
    needs: [
      { code: 'SLCN', rank: 1 },
      { code: 'SPLD', rank: 2 },
    ],
    parentInformed,
    rationale: 'Speech comes first.',
  });
  await school.as(staff.senco, 'HoldSenSupportReview', {
    ...decision,
    heldOn: DAY,
    withParents: true,
    withPupil: true,
    attendees: ['CLASS_TEACHER', 'SENCO', 'PARENT'],
    impact: 'SOME_PROGRESS',
    recommendation: 'STEP_UP',
    nextReviewOn: '2027-03-12',
    impactSummary: 'Two months in four.',
    parentViews: 'Worried.',
    pupilViews: 'Finds it hard.',
  });
  await school.as(staff.senco, 'ContinueSenSupport', {
    ...decision,
    nextReviewOn: '2027-03-12',
    parentInformed,
    rationale: 'It needs longer.',
  });
  await school.as(staff.senco, 'StepUpSenSupport', {
    ...decision,
    next: 'SPECIALIST_ADVICE',
    nextReviewOn: '2027-03-12',
    parentInformed,
    rationale: 'Little progress.',
  });
}
