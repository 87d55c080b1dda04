import { expect, test } from '@jest/globals';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, recorded, type School, URN } from '../support/school.ts';

const school = await openSchool();

const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  sectionFItem: null,
  frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
  groupSize: 4,
  deliverer: null,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  costLines: [],
  plannedEndOn: '2027-02-11',
  reviewOn: '2027-01-08',
  attendsMinutesPerWeek: null,
};
const OUTCOME = {
  baselineOn: null,
  dueOn: '2027-02-12',
  words: 'Initiates 3 peer exchanges per session.',
  baseline: null,
  target: null,
  measure: null,
};
function starting(pupilId: string, name: string, more: object = {}): object {
  const plan = {
    terms: TERMS,
    outcomes: [OUTCOME],
    agreedWith: [],
    parentPosition: 'AGREES',
    laInformedOn: null,
    evidence: [],
    name,
    rationale: 'Why.',
    parentViews: null,
    pupilViews: null,
  };
  return {
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-20',
    provision: null,
    plan,
    ...more,
  };
}
const start = (pupilId: string, name: string, more: object = {}): ReturnType<School['as']> =>
  school.as(school.staff.senco, 'StartProvision', starting(pupilId, name, more));

test('two interventions that differ in nothing but the name run beside each other; the same name twice is refused, however it is spelt', async () => {
  const pupilId = await school.pupil();
  recorded(await start(pupilId, 'Lego-based therapy'));
  recorded(await start(pupilId, 'Talking Partners'));
  for (const name of ['Lego-based therapy', '  lego-based   THERAPY ', 'Talking partners'])
    expect(codes(await start(pupilId, name))).toEqual(['IDENTICAL_PROVISION_OVERLAPS']);
  recorded(await start(await school.pupil({ forename: 'Another' }), 'Lego-based therapy'));
});

test('what has happened all the same is recorded, with the finding', async () => {
  const pupilId = await school.pupil();
  const reported = {
    basis: 'REPORTED',
    decidedOn: '2026-11-20',
    decidedBy: [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }],
  };
  recorded(await start(pupilId, 'Talking Partners'));
  expect(recorded(await start(pupilId, 'Talking Partners', reported)).findings).toEqual([
    'IDENTICAL_PROVISION_OVERLAPS',
  ]);
  expect(recorded(await start(pupilId, 'Another', reported)).findings).toEqual([]);
});

test('a corrected name counts, and what is corrected is not its own double', async () => {
  const pupilId = await school.pupil();
  const { decisionId } = recorded(await start(pupilId, 'Talking Partners'));
  recorded(await start(pupilId, 'Talking Partners', { correctionOf: { decisionId, reason: 'A word.' } }));
  recorded(await start(pupilId, 'Colourful Semantics', { correctionOf: { decisionId, reason: 'The other one.' } }));
  expect(codes(await start(pupilId, 'Colourful Semantics'))).toEqual(['IDENTICAL_PROVISION_OVERLAPS']);
  recorded(await start(pupilId, 'Talking Partners'));
});

test('what a school gave that the pupil has left stands in the way of nothing at the next, nor do its hours', async () => {
  const pupilId = await school.pupil();
  const { senco, elsewhere } = school.staff;
  const whole = {
    plan: {
      ...(starting(pupilId, 'Talking Partners') as { plan: { terms: object } }).plan,
      terms: { ...TERMS, frequency: { sessionsPerWeek: 13, minutesPerSession: 100, weeks: 38 } },
    },
    basis: 'REPORTED',
    decidedOn: '2026-11-02',
    decidedBy: [],
    effectiveFrom: '2026-11-02',
  };
  recorded(await start(pupilId, 'Talking Partners', whole));
  recorded(
    await school.as(senco, 'RecordTransferOut', {
      pupilId,
      schoolUrn: URN,
      seenRevision: null,
      destination: 'STATE_SCHOOL',
      toSchoolUrn: OTHER_URN,
      leftOn: '2026-11-18',
      packSentOn: null,
    }),
  );
  recorded(
    await school.as(elsewhere, 'RecordTransferIn', {
      pupilId,
      schoolUrn: OTHER_URN,
      seenRevision: null,
      fromSchoolUrn: URN,
      admittedOn: '2026-11-19',
      enrolment: 'CURRENT',
      ncYear: '6',
      recordReceivedOn: null,
    }),
  );
  expect(
    codes(
      await school.as(
        elsewhere,
        'StartProvision',
        starting(pupilId, 'Talking Partners', { schoolUrn: OTHER_URN, plan: whole.plan }),
      ),
    ),
  ).toEqual([]);
  // Nobody finds out by trying what provision is called at a school whose words they may not read.
  const meanwhile = { schoolUrn: OTHER_URN, basis: 'REPORTED', decidedOn: '2026-11-16', effectiveFrom: '2026-11-16' };
  expect(
    recorded(
      await school.as(
        elsewhere,
        'StartProvision',
        starting(pupilId, 'Talking Partners', {
          ...meanwhile,
          plan: { ...whole.plan, terms: { ...whole.plan.terms, plannedEndOn: '2026-11-18' } },
        }),
      ),
    ).findings,
  ).not.toContain('IDENTICAL_PROVISION_OVERLAPS');
});

test('an amendment that makes it the double of another one is refused as well', async () => {
  const pupilId = await school.pupil();
  const trio = {
    plan: { ...(starting(pupilId, 'Talking Partners') as { plan: object }).plan, terms: { ...TERMS, groupSize: 3 } },
  };
  recorded(await start(pupilId, 'Talking Partners'));
  const amend = (provision: string): object => ({
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-20',
    provision,
    changes: ['GROUP'],
    terms: TERMS,
    planChange: null,
    parentPosition: 'AGREES',
    parentsToldOn: null,
    laInformedOn: null,
    evidence: [],
    rationale: 'Why.',
    parentViews: null,
    pupilViews: null,
  });
  const { decisionId: same } = recorded(await start(pupilId, 'Talking Partners', trio));
  expect(codes(await school.as(school.staff.senco, 'AmendProvision', amend(same)))).toEqual([
    'IDENTICAL_PROVISION_OVERLAPS',
  ]);
  const { decisionId: other } = recorded(
    await start(pupilId, 'Colourful Semantics', { plan: { ...trio.plan, name: 'Colourful Semantics' } }),
  );
  recorded(await school.as(school.staff.senco, 'AmendProvision', amend(other)));
});
