import { beforeAll, describe, expect, test } from '@jest/globals';
import { enterSchool } from '../../src/operations/first-authority.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import { ask } from '../support/ask.ts';
import { joinRecord } from '../support/older-record.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, PUPIL, recorded, URN } from '../support/school.ts';

const school = await openSchool();
const { senco, elsewhere } = school.staff;
const THIRD_URN = '900003';
let third: string;

beforeAll(async () => {
  const { app } = school;
  await enterSchool(app, {
    urn: THIRD_URN,
    laestab: '2010010',
    name: 'Canal Street School (synthetic)',
    phase: 'PRIMARY',
    schoolType: 'MAINTAINED',
    trustUid: null,
  });
  const operator = await operatorOf(app, URN);
  third = (
    await runCommand(app, operator, 'RegisterPerson', { schoolUrn: THIRD_URN, name: 'Person third', workEmail: null })
  ).subjectId;
  const from = '2020-09-01';
  await runCommand(app, operator, 'GrantBootstrapAuthority', {
    schoolUrn: THIRD_URN,
    personId: third,
    from,
    expiresOn: '2026-12-01',
  });
  const office = { personId: third, office: 'HEADTEACHER', from, to: null, minuteRef: 'FGB item 2' };
  await runCommand(app, { person: third, commandLine: false }, 'AssignOffice', { schoolUrn: THIRD_URN, ...office });
});

const ABOUT = `query ($id: ID!) { pupil(id: $id) {
  pupil { id }
  register { schoolUrn status }
  decisions(orderBy: { by: DECIDED_AT, direction: ASC }) { totalCount edges { node { type schoolUrn given pupil { id } } } }
} }`;

interface About {
  readonly register: readonly { readonly schoolUrn: string; readonly status: string }[];
  readonly decisions: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: { readonly type: string; readonly schoolUrn: string; readonly given: boolean };
    }[];
  };
}

/** Status at the school, and each decision read there with the school that took it. */
async function read(by: string, id: string): Promise<readonly [readonly string[], readonly string[]] | null> {
  const { data, codes: errors } = await ask(school.app, by, ABOUT, { id });
  expect(errors.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
  const about = (data?.['pupil'] ?? null) as About | null;
  if (about === null) return null;
  expect(about.decisions.totalCount).toBe(about.decisions.edges.length);
  return [
    about.register.map(({ schoolUrn, status }) => `${schoolUrn} ${status}`),
    about.decisions.edges.map(({ node }) => `${node.schoolUrn} ${node.type}${node.given ? ' given' : ''}`),
  ];
}

const placed = (pupilId: string, on: string, schoolUrn = URN): object =>
  placement(pupilId, { schoolUrn, basis: 'REPORTED', decidedOn: on, effectiveFrom: on });
const out = (pupilId: string, schoolUrn: string, toSchoolUrn: string | null, leftOn: string): object => ({
  pupilId,
  schoolUrn,
  seenRevision: null,
  leftOn,
  toSchoolUrn,
  destination: 'STATE_SCHOOL',
  packSentOn: null,
});
const into = (pupilId: string, fromSchoolUrn: string, schoolUrn: string, admittedOn: string): object => ({
  pupilId,
  schoolUrn,
  seenRevision: null,
  fromSchoolUrn,
  admittedOn,
  enrolment: 'CURRENT',
  ncYear: '5',
  recordReceivedOn: null,
});
const ranked = (pupilId: string, schoolUrn: string, on: string): object => ({
  pupilId,
  schoolUrn,
  seenRevision: null,
  basis: 'REPORTED',
  decidedAt: null,
  decidedOn: on,
  decidedBy: [],
  effectiveFrom: on,
  needs: [{ code: 'SEMH', rank: 1 }],
  evidence: [],
  parentInformed: null,
  rationale: 'Other needs came first here.',
});
const registered = async (by: string, schoolUrn: string, change: object): Promise<string> =>
  recorded(await school.as(by, 'RegisterPupil', { ...PUPIL, schoolUrn, ...change })).subjectId;

describe('without a transfer that names the school', () => {
  test.each([
    ['never records the leaving', 'Q873000620241', async () => Promise.resolve()],
    [
      'records that the child left, for instance after an exclusion',
      'E873000620242',
      async (id: string) => {
        const left = { pupilId: id, schoolUrn: URN, seenRevision: null, leftOn: '2026-11-19' };
        recorded(await school.as(senco, 'RecordPupilLeft', left));
      },
    ],
    [
      'records a transfer that names no school',
      'U873000620243',
      async (id: string) => {
        recorded(await school.as(senco, 'RecordTransferOut', out(id, URN, null, '2026-11-19')));
      },
    ],
    [
      'records a transfer that names the wrong school',
      'H873000620244',
      async (id: string) => {
        recorded(await school.as(senco, 'RecordTransferOut', out(id, URN, THIRD_URN, '2026-11-19')));
      },
    ],
  ] as const)('the old school %s: the new one has its own record and takes nothing over', async (_case, upn, leave) => {
    const theirs = await school.pupil({ upn });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placed(theirs, '2026-11-10')));
    await leave(theirs);
    const own = await registered(elsewhere, OTHER_URN, { upn, admittedOn: '2026-11-20', knownOn: '2026-11-20' });
    const taken = await school.as(elsewhere, 'RecordTransferIn', into(own, URN, OTHER_URN, '2026-11-20'));
    expect(codes(taken)).toEqual(['NO_TRANSFER_RECORD']);
    expect(await read(elsewhere, own)).toEqual([[`${OTHER_URN} N`], []]);
    expect((await read(senco, theirs))?.[1]).toEqual([`${URN} SEN_SUPPORT_DECIDED`]);
  });

  test('an old school that is not here is answered as one that is', async () => {
    const own = await registered(elsewhere, OTHER_URN, { upn: null, surname: 'Alone' });
    for (const from of [URN, '900099'])
      expect(codes(await school.as(elsewhere, 'RecordTransferIn', into(own, from, OTHER_URN, '2026-11-20')))).toEqual([
        'NO_TRANSFER_RECORD',
      ]);
  });
});

describe('records handed over more than once', () => {
  test('a child who returns: the first school reads its own and what comes back, nothing twice', async () => {
    const first = await school.pupil({ upn: 'X873000620245' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placed(first, '2026-11-05')));
    recorded(await school.as(senco, 'RecordTransferOut', out(first, URN, OTHER_URN, '2026-11-10')));
    const second = recorded(
      await school.as(elsewhere, 'RecordTransferIn', into(first, URN, OTHER_URN, '2026-11-11')),
    ).subjectId;
    recorded(await school.as(elsewhere, 'RankNeeds', ranked(second, OTHER_URN, '2026-11-12')));
    expect((await read(senco, first))?.[1]).toEqual([`${URN} SEN_SUPPORT_DECIDED`]);
    recorded(await school.as(elsewhere, 'RecordTransferOut', out(second, OTHER_URN, URN, '2026-11-16')));
    const back = await school.as(senco, 'RecordTransferIn', into(second, OTHER_URN, URN, '2026-11-17'));
    expect(recorded(back).subjectId).toBe(first);
    expect((await read(senco, first))?.[1]).toEqual([`${URN} SEN_SUPPORT_DECIDED`, `${OTHER_URN} NEEDS_RANKED given`]);
    expect((await read(elsewhere, second))?.[1]).toEqual([
      `${URN} SEN_SUPPORT_DECIDED given`,
      `${OTHER_URN} NEEDS_RANKED`,
    ]);
  });

  test('a chain of three: the last school reads what both others handed on', async () => {
    const first = await school.pupil({ upn: 'L873000620246' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placed(first, '2026-11-05')));
    recorded(await school.as(senco, 'RecordTransferOut', out(first, URN, OTHER_URN, '2026-11-10')));
    const second = recorded(
      await school.as(elsewhere, 'RecordTransferIn', into(first, URN, OTHER_URN, '2026-11-11')),
    ).subjectId;
    recorded(await school.as(elsewhere, 'RankNeeds', ranked(second, OTHER_URN, '2026-11-12')));
    recorded(await school.as(elsewhere, 'RecordTransferOut', out(second, OTHER_URN, THIRD_URN, '2026-11-16')));
    const last = recorded(
      await school.as(third, 'RecordTransferIn', into(second, OTHER_URN, THIRD_URN, '2026-11-17')),
    ).subjectId;
    expect(await read(third, last)).toEqual([
      [`${THIRD_URN} K`],
      [`${URN} SEN_SUPPORT_DECIDED given`, `${OTHER_URN} NEEDS_RANKED given`],
    ]);
    expect((await read(senco, first))?.[1]).toEqual([`${URN} SEN_SUPPORT_DECIDED`]);
  });

  test('an older record of two schools: the sender hands over its own part alone', async () => {
    const upn = 'A873000620247';
    const theirs = await school.pupil({ upn });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placed(theirs, '2026-11-05')));
    await joinRecord(school, theirs, '2026-11-06', upn);
    const other = recorded(await school.as(elsewhere, 'RankNeeds', ranked(theirs, OTHER_URN, '2026-11-09'))).subjectId;
    recorded(await school.as(senco, 'RecordTransferOut', out(theirs, URN, THIRD_URN, '2026-11-16')));
    const last = recorded(
      await school.as(third, 'RecordTransferIn', into(theirs, URN, THIRD_URN, '2026-11-17')),
    ).subjectId;
    expect((await read(third, last))?.[1]).toEqual([`${URN} SEN_SUPPORT_DECIDED given`]);
    expect((await read(elsewhere, other))?.[1]).toEqual([`${OTHER_URN} NEEDS_RANKED`]);
  });
});

describe('one school, two records of the child', () => {
  test('merged, the survivor goes on with what the other had taken over, once', async () => {
    const first = await school.pupil({ upn: 'P873000620248' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placed(first, '2026-11-05')));
    recorded(await school.as(senco, 'RecordTransferOut', out(first, URN, OTHER_URN, '2026-11-10')));
    const taken = recorded(
      await school.as(elsewhere, 'RecordTransferIn', into(first, URN, OTHER_URN, '2026-11-11')),
    ).subjectId;
    const survivor = await registered(elsewhere, OTHER_URN, {
      upn: null,
      admittedOn: '2026-11-11',
      knownOn: '2026-11-11',
    });
    expect(survivor).not.toBe(taken);
    const merge = { pupilId: survivor, schoolUrn: OTHER_URN, seenRevision: null, loserPupilId: taken };
    recorded(await school.as(elsewhere, 'MergePupil', { ...merge, reason: 'DUPLICATE' }));
    await school.app.projections.waitFor(school.app.log.head(), ['decision-history', 'sen-register'], 10_000);
    for (const id of [survivor, taken])
      expect(await read(elsewhere, id)).toEqual([[`${OTHER_URN} K`], [`${URN} SEN_SUPPORT_DECIDED given`]]);
  });
});
