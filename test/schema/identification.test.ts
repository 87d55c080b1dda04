import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { OTHER_URN, placement, recorded, URN } from '../support/school.ts';

const school = await openSchool();
const UPN = 'L383000422904';
let robin: string;
let beforeRanking: number;

beforeAll(async () => {
  const { senco, teacher } = school.staff;
  robin = await school.pupil({ upn: UPN });
  const at = { pupilId: robin, schoolUrn: URN, seenRevision: null };
  const taken = {
    ...at,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-20',
    evidence: [],
  };
  await school.as(teacher, 'RaiseConcern', {
    ...taken,
    source: 'TEACHER',
    raisedOn: '2026-11-19',
    areas: [],
    alternativeExplanations: [],
    description: 'Reads slowly.',
    universalSupportTried: null,
  });
  recorded(await school.as(senco, 'PlaceOnSenSupport', placement(robin)));
  beforeRanking = school.app.log.head();
  school.clock.moveTo('2026-11-27T10:00:00.000Z');
  recorded(
    await school.as(senco, 'RankNeeds', {
      ...taken,
      effectiveFrom: '2026-11-27',
      needs: [
        { code: 'SLCN', rank: 1 },
        { code: 'SPLD', rank: 2 },
      ],
      parentInformed: null,
      rationale: 'Speech comes first.',
    }),
  );
});

const QUERY = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { identification { state since concernRaisedOn firstReviewDueOn } register { status statusSince primaryNeed from until decisionId } } }`;
const pupil = async (person: string, asAt: object | null = null): Promise<unknown> =>
  (await ask(school.app, person, QUERY, { id: robin, asAt })).data?.['pupil'];

describe('where identification stands', () => {
  const placed = {
    state: 'PLACED_ON_SEN_SUPPORT',
    since: '2026-11-20',
    concernRaisedOn: '2026-11-19',
    firstReviewDueOn: '2027-03-20',
  };

  test('shows with a code that a new ranking splits and does not start again', async () => {
    expect(await pupil(school.staff.head)).toMatchObject({
      identification: placed,
      register: [{ status: 'K', statusSince: '2026-11-20', primaryNeed: 'SLCN', from: '2026-11-27', until: null }],
    });
    expect(await pupil(school.staff.head, { effectiveOn: '2026-11-26' })).toMatchObject({
      identification: placed,
      register: [
        { status: 'K', statusSince: '2026-11-20', primaryNeed: 'SPLD', from: '2026-11-20', until: '2026-11-27' },
      ],
    });
  });

  test('is answered as it was known, and as it counted on any day', async () => {
    expect(await pupil(school.staff.head, { ordinal: beforeRanking })).toMatchObject({
      identification: placed,
      register: [{ primaryNeed: 'SPLD', until: null }],
    });
    expect(await pupil(school.staff.head, { ordinal: beforeRanking, effectiveOn: '2026-11-19' })).toMatchObject({
      identification: { state: 'NONE', since: null, concernRaisedOn: null, firstReviewDueOn: null },
    });
  });

  test('needs the decisions of a whole school: a teacher who recorded one sees none of it', async () => {
    expect(await pupil(school.staff.teacher)).toEqual({ identification: null, register: [] });
  });

  test('the next school sees the code once the record is handed over, and nothing of a concern here', async () => {
    const about = { pupilId: robin, seenRevision: null };
    recorded(
      await school.as(school.staff.senco, 'RecordTransferOut', {
        ...about,
        schoolUrn: URN,
        leftOn: '2026-11-27',
        toSchoolUrn: OTHER_URN,
        destination: 'STATE_SCHOOL',
        packSentOn: null,
      }),
    );
    recorded(
      await school.as(school.staff.elsewhere, 'RecordTransferIn', {
        ...about,
        schoolUrn: OTHER_URN,
        fromSchoolUrn: URN,
        admittedOn: '2026-11-27',
        enrolment: 'CURRENT',
        ncYear: '7',
        recordReceivedOn: null,
      }),
    );
    expect(await pupil(school.staff.elsewhere)).toMatchObject({
      identification: { ...placed, concernRaisedOn: null },
      register: [{ status: 'K', statusSince: '2026-11-20', primaryNeed: 'SLCN' }],
    });
  });
});

describe('a proposal', () => {
  const PROPOSE = `mutation ($input: ProposeIdentificationInput!) { proposeIdentification(input: $input) { ... on DecisionRecorded { findings decision { ... on IdentificationProposed { proposedOutcome proposers { id name } recordedBy { role } } } } ... on DecisionRefused { refusals { code } } } }`;
  const propose = async (proposers: readonly string[]): Promise<unknown> => {
    const child = await school.pupil({ surname: `Proposed ${String(proposers.length)}` });
    const input = {
      commandId: randomUUID(),
      pupilId: child,
      schoolUrn: URN,
      basis: 'TAKEN_HERE',
      effectiveFrom: '2026-11-27',
      proposedOutcome: 'MONITORING',
      proposers,
      rationale: 'Watch first.',
    };
    return (await ask(school.app, school.staff.teacher, PROPOSE, { input })).data?.['proposeIdentification'];
  };

  test("is the class teacher's with the SENCO; a teacher sees nobody else's name", async () => {
    expect(await propose([school.staff.senco])).toEqual({
      findings: [],
      decision: {
        proposedOutcome: 'MONITORING',
        proposers: [{ id: school.staff.senco, name: null }],
        recordedBy: { role: 'TEACHER' },
      },
    });
  });

  test('without the SENCO is noted', async () => {
    expect(await propose([])).toMatchObject({ findings: ['PROPOSED_WITHOUT_SENCO'] });
  });

  test('names only people who are registered', async () => {
    expect(await propose([school.staff.senco, randomUUID()])).toEqual({ refusals: [{ code: 'PERSON_NOT_KNOWN' }] });
  });
});

test('a review and a ranking are corrected by their own commands; what was never held is made void', async () => {
  const { senco } = school.staff;
  const child = await school.pupil({ surname: 'Corrected' });
  const taken = {
    pupilId: child,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-27',
    evidence: [],
  };
  recorded(await school.as(senco, 'PlaceOnSenSupport', placement(child)));
  const review = {
    ...taken,
    heldOn: '2026-11-26',
    withParents: true,
    withPupil: true,
    attendees: [],
    impact: 'NOT_KNOWN',
    recommendation: 'CONTINUE',
    nextReviewOn: '2027-02-05',
    impactSummary: 'Too early to say.',
    parentViews: null,
    pupilViews: null,
  };
  const { decisionId: held } = recorded(await school.as(senco, 'HoldSenSupportReview', review));
  const ranking = { ...taken, needs: [{ code: 'MLD', rank: 1 }], parentInformed: null, rationale: 'Slower in all.' };
  const { decisionId: ranked } = recorded(await school.as(senco, 'RankNeeds', ranking));
  recorded(
    await school.as(senco, 'HoldSenSupportReview', {
      ...review,
      heldOn: '2026-11-25',
      nextReviewOn: '2027-01-29',
      correctionOf: { decisionId: held, reason: 'Wrong day.' },
    }),
  );
  recorded(
    await school.as(senco, 'RankNeeds', {
      ...ranking,
      needs: [{ code: 'SLD', rank: 1 }],
      correctionOf: { decisionId: ranked, reason: 'Wrong code.' },
    }),
  );
  const stand = async (): Promise<unknown> =>
    (
      await ask(
        school.app,
        senco,
        'query ($id: ID!) { pupil(id: $id) { identification { state since reviewOn } register { primaryNeed } } }',
        { id: child },
      )
    ).data?.['pupil'];
  expect(await stand()).toEqual({
    identification: { state: 'REVIEWED', since: '2026-11-25', reviewOn: '2027-01-29' },
    register: [{ primaryNeed: 'SLD' }],
  });
  for (const decisionId of [held, ranked])
    recorded(
      await school.as(senco, 'VoidRecordAsError', {
        pupilId: child,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        reason: 'Never held.',
      }),
    );
  expect(await stand()).toEqual({
    identification: { state: 'PLACED_ON_SEN_SUPPORT', since: '2026-11-20', reviewOn: '2026-12-12' },
    register: [{ primaryNeed: 'SPLD' }],
  });
});
