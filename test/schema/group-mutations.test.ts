import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { OTHER_URN, URN } from '../support/school.ts';

const school = await openSchool();

const START = `mutation ($input: StartProvisionForGroupInput!) { startProvisionForGroup(input: $input) {
  pupilId outcome { ... on DecisionRecorded { decisionId visible findings decision { type } receipt { eventIds } } ... on DecisionRefused { refusals { code } } } } }`;

function start(pupilIds: readonly string[], commandId = randomUUID()): Readonly<Record<string, unknown>> {
  const terms = {
    tier: 'TARGETED',
    kind: 'INTERVENTION',
    fundingSource: 'ELEMENT_2_NOTIONAL',
    broadArea: 'COMMUNICATION_AND_INTERACTION',
    linkedNeed: 'SLCN',
    groupSize: 2,
    delivererRole: 'TEACHING_ASSISTANT',
    setting: 'CLASSROOM',
    reviewOn: '2027-01-08',
    frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
    costLines: [{ kind: 'HOURLY' }],
  };
  const plan = {
    terms,
    parentPosition: 'AGREES',
    outcomes: [{ words: 'Takes turns.', dueOn: '2027-02-12' }],
    name: 'Turn taking',
    rationale: 'Needs practice.',
  };
  return { input: { commandId, schoolUrn: URN, pupilIds, basis: 'TAKEN_HERE', effectiveFrom: '2026-11-20', plan } };
}

interface Member {
  readonly pupilId: string;
  readonly outcome: { readonly decisionId?: string } | null;
}

test('a group is decided about pupil by pupil: each refusal for itself, and what may not be known is null', async () => {
  const { senco } = school.staff;
  const [one, two, left] = [
    await school.pupil({ forename: 'One' }),
    await school.pupil({ forename: 'Two' }),
    await school.pupil({ forename: 'Left' }),
  ];
  const elsewhere = await school.as(school.staff.elsewhere, 'RegisterPupil', {
    schoolUrn: OTHER_URN,
    upn: null,
    upnShared: false,
    surname: 'Other',
    forename: 'Kit',
    dateOfBirth: '2016-05-01',
    sex: null,
    source: 'MIS',
    admittedOn: '2020-09-03',
    knownOn: '2020-09-03',
    enrolment: 'CURRENT',
    ncYear: '5',
  });
  const notOurs = elsewhere.kind === 'RECORDED' ? elsewhere.subjectId : '';
  await school.as(senco, 'RecordPupilLeft', {
    pupilId: left,
    schoolUrn: URN,
    seenRevision: null,
    leftOn: '2026-10-23',
  });
  const group = start([one, left, notOurs, two, one]);
  const first = await ask(school.app, senco, START, group);
  const recorded = {
    decisionId: expect.any(String),
    visible: true,
    findings: [],
    decision: { type: 'PROVISION_STARTED' },
    receipt: { eventIds: [expect.any(String), expect.any(String)] },
  };
  expect([first.errors, first.data]).toEqual([
    [],
    {
      startProvisionForGroup: [
        { pupilId: one, outcome: recorded },
        { pupilId: left, outcome: { refusals: [{ code: 'AFTER_LEAVING' }] } },
        { pupilId: notOurs, outcome: null },
        { pupilId: two, outcome: recorded },
      ],
    },
  ]);
  // One matter a pupil, the outcome with its provision; one occasion.
  const counted = await ask(
    school.app,
    senco,
    `query ($urn: String!) {
      matters(filter: { schoolUrn: $urn }) {
        totalCount edges { node { state occasion principalDecision { type } decisions { type matter { state } } } } }
      sencoInvolvementFigures(schoolUrn: $urn, from: "2026-09-01", to: "2027-08-31") {
        matters occasions open judged byInvolvement { state word matters occasions } } }`,
    { urn: URN },
  );
  const matter = {
    state: 'DECIDED',
    occasion: (group['input'] as { readonly commandId: string }).commandId,
    principalDecision: { type: 'PROVISION_STARTED' },
    decisions: ['PROVISION_STARTED', 'OUTCOME_SET'].map((type) => ({ type, matter: { state: 'DECIDED' } })),
  };
  expect([counted.errors, counted.data]).toEqual([
    [],
    {
      matters: { totalCount: 2, edges: [{ node: matter }, { node: matter }] },
      sencoInvolvementFigures: {
        matters: 2,
        occasions: 1,
        open: 0,
        judged: 2,
        byInvolvement: [{ state: 'PROPOSED', word: 'OWN_ACT', matters: 2, occasions: 1 }],
      },
    },
  ]);
  // Sent again it answers the first result and writes nothing.
  const before = school.app.log.head();
  expect((await ask(school.app, senco, START, group)).data).toEqual(first.data);
  expect(school.app.log.head()).toBe(before);
  const ids = (first.data?.['startProvisionForGroup'] as readonly Member[]).map(({ outcome }) => outcome?.decisionId);
  const map = await ask(
    school.app,
    senco,
    `{ provisionMap(schoolUrn: "${URN}") { edges { node { id pupil { id } annualCostPence } } } }`,
  );
  const nodes = (
    map.data?.['provisionMap'] as { edges: { node: { id: string; pupil: { id: string }; annualCostPence: number } }[] }
  ).edges.map(({ node }) => [node.id, node.pupil.id, node.annualCostPence]);
  expect(nodes.sort()).toEqual(
    [
      [ids[0], one, 10_200],
      [ids[3], two, 10_200],
    ].sort(),
  );
});

test('the id of the group with other input is refused for each', async () => {
  const pupil = await school.pupil({ forename: 'Three' });
  const commandId = randomUUID();
  await ask(school.app, school.staff.senco, START, start([pupil], commandId));
  const other = start([pupil], commandId) as { input: { plan: object } };
  const { data } = await ask(school.app, school.staff.senco, START, {
    input: { ...other.input, plan: { ...other.input.plan, name: 'Another' } },
  });
  expect(data).toEqual({
    startProvisionForGroup: [{ pupilId: pupil, outcome: { refusals: [{ code: 'COMMAND_ID_REUSED' }] } }],
  });
});

test('a group of nobody is bad input; of nobody one may decide about, not found', async () => {
  expect((await ask(school.app, school.staff.senco, START, start([]))).errors[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    problems: [{ field: 'pupilIds', rule: 'isNotEmpty' }],
  });
  expect((await ask(school.app, school.staff.senco, START, start([randomUUID()]))).codes).toEqual(['NOT_FOUND']);
  expect((await ask(school.app, undefined, START, start([randomUUID()]))).codes).toEqual(['UNAUTHENTICATED']);
});
