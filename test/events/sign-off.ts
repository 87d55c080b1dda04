import { recorded, type School, URN } from '../support/school.ts';
import { ANSWER, APPROVAL, digestIn, PROPOSAL, requestIn, takenOn } from '../support/sign-offs.ts';

/** Commands that bring about every event of sign-off. */
export async function signOffEvents(school: School): Promise<void> {
  const { staff } = school;
  const pupilId = await school.pupil({ surname: 'Signed' });
  const common = takenOn(pupilId, '2026-11-20');
  const about = { pupilId, schoolUrn: URN, seenRevision: null };
  const ruleId = '00000000-0000-4000-8000-00000000d011';
  recorded(
    await school.as(staff.chair, 'SetSignOffPolicy', {
      schoolUrn: URN,
      policyId: '00000000-0000-4000-8000-00000000d010',
      from: '2026-09-01',
      rules: [
        {
          ruleId,
          matter: 'PROVISION_ABOVE_COST',
          quorum: 'ANY_ONE',
          aboveAnnualCost: 300_000,
          lapsesAfterSchoolDays: 20,
        },
      ],
      minuteRef: 'FGB item 6',
    }),
  );
  const ask = async (change: object = {}): Promise<string> =>
    recorded(await school.as(staff.senco, 'RequestSignOff', { ...common, ...PROPOSAL, ...change })).decisionId;
  const answer = async (by: string, name: string, request: string, more: object): Promise<unknown> =>
    school.as(by, name, { ...common, request, seenDigest: await digestIn(school, pupilId, request), ...more });
  const request = await ask();
  await answer(staff.head, 'ReturnSignOff', request, {
    ...ANSWER,
    minuteRef: 'SLT item 1',
    questions: 'What does it cost?',
  });
  recorded(
    await school.as(staff.senco, 'ResubmitSignOff', { ...common, ...PROPOSAL, request, answers: 'As stated now.' }),
  );
  await answer(staff.senco, 'ApproveSignOff', request, APPROVAL);
  await answer(staff.head, 'ApproveSignOffWithConditions', request, {
    ...APPROVAL,
    minuteRef: 'SLT item 2',
    budgetCode: 'E26',
    note: 'Agreed.',
    conditions: [{ owner: staff.senco, dueOn: '2026-12-18', text: 'Review at half-term.' }],
  });
  const [condition] = (await requestIn(school, pupilId, request)).conditions;
  recorded(
    await school.as(staff.senco, 'MeetCondition', {
      ...about,
      request,
      condition: condition?.id,
      metOn: '2026-11-20',
      note: 'Held.',
    }),
  );
  const other = await ask({ matter: 'EHC_NEEDS_ASSESSMENT_REQUEST' });
  await answer(staff.head, 'ApproveSignOffWithConditions', other, {
    ...APPROVAL,
    conditions: [{ owner: staff.senco, dueOn: '2026-12-18', text: 'Review at half-term.' }],
  });
  const [given] = (await requestIn(school, pupilId, other)).conditions;
  recorded(
    await school.as(staff.senco, 'ChangeConditionOwner', {
      ...about,
      request: other,
      condition: given?.id,
      owner: staff.deputy,
    }),
  );
  const second = await ask({ matter: 'OTHER' });
  await answer(staff.head, 'RejectSignOff', second, {
    ...ANSWER,
    minuteRef: 'SLT item 3',
    reasons: 'Use the class assistant instead.',
  });
  recorded(
    await school.as(staff.senco, 'RecordDissent', { ...about, decisionId: second, text: 'That is not enough.' }),
  );
  recorded(
    await school.as(staff.head, 'RecordOutsideReview', {
      ...about,
      decisionId: second,
      asked: 'TRUST_SEND_LEAD',
      askedOn: '2026-11-20',
      view: 'AGREES',
      note: 'By telephone.',
    }),
  );
  const third = await ask({ matter: 'REDUCED_TIMETABLE' });
  await answer(staff.head, 'ApproveSignOff', third, {
    ...APPROVAL,
    minuteRef: 'SLT item 4',
    budgetCode: 'E26',
    note: 'Agreed.',
  });
  const fourth = await ask({ matter: 'OTHER' });
  recorded(await school.as(staff.head, 'RecuseFromSignOff', { ...about, request: fourth, ground: 'RELATIVE' }));
  recorded(
    await school.as(staff.senco, 'WithdrawSignOff', {
      ...common,
      request: fourth,
      withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
      note: 'They told us on Monday.',
    }),
  );
  recorded(
    await school.as(staff.chair, 'AppointDecider', {
      ...about,
      person: staff.deputy,
      decisions: ['DecideEhcRequest'],
      to: '2027-07-20',
      minuteRef: 'FGB item 8',
    }),
  );
  recorded(
    await school.as(staff.chair, 'LiftRecusal', { ...about, person: staff.head, note: 'No relative after all.' }),
  );
}
