import { describe, expect, test } from '@jest/globals';
import { joinRecord } from '../support/older-record.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, PUPIL, recorded, URN } from '../support/school.ts';

const school = await openSchool();
const { senco, elsewhere } = school.staff;

const ABOUT = `query ($id: ID!) { pupil(id: $id) {
  pupil { id surname forename upn }
  register { schoolUrn status primaryNeed statusSince }
  identification { state since }
  ehcCases { state clocks { clockId state dueOn } }
  decisions(orderBy: { by: DECIDED_AT, direction: ASC }) { totalCount edges { node {
    type schoolUrn given pupil { id } rationale decidedBy { persons { role person { name } } } accountability { sencoInvolvement { state } } findings { code } } } }
  timeline(first: 50) { totalCount edges { node { type } } }
} }`;

const WHOLE_SCHOOL = `query ($urn: String!) {
  senRegister(schoolUrn: $urn, first: 200) { totalCount edges { node { status primaryNeed pupil { id surname forename } } } }
  decisions(filter: { schoolUrn: $urn }, first: 200) { totalCount edges { node { id type state pupil { id } } } }
  sencoInbox(schoolUrn: $urn, first: 200) { totalCount edges { node { id } } }
  discrepancies(schoolUrn: $urn, first: 200) { totalCount }
  prospectivePupils(schoolUrn: $urn, first: 200) { totalCount }
  incomingTransfers(schoolUrn: $urn, first: 200) { totalCount }
  pupilsNeedingAttention(schoolUrn: $urn, first: 200) { totalCount }
}`;

type Json = Record<string, unknown>;

async function about(by: string, id: string): Promise<Json | null> {
  const { data, codes: errors } = await ask(school.app, by, ABOUT, { id });
  expect(errors.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
  return (data?.['pupil'] ?? null) as Json | null;
}

async function wholeSchool(by: string, urn: string): Promise<unknown> {
  const { data, codes: errors } = await ask(school.app, by, WHOLE_SCHOOL, { urn });
  expect(errors).toEqual([]);
  return data;
}

const child = (change: object = {}): object => ({ ...PUPIL, schoolUrn: OTHER_URN, enrolment: 'SUBSIDIARY', ...change });
const prospective = (upn: string, change: object = {}): object => ({
  schoolUrn: OTHER_URN,
  upn,
  surname: PUPIL.surname,
  forename: PUPIL.forename,
  dateOfBirth: PUPIL.dateOfBirth,
  laCode: '201',
  openedOn: '2026-11-19',
  ...change,
});

describe('a school without a link to the child', () => {
  test.each(['RegisterPupil', 'OpenProspectivePupil'])(
    '%s with everything right about a child opens a record of its own and touches nothing',
    async (command) => {
      const upn = command === 'RegisterPupil' ? 'X873000620245' : 'N352000323058';
      const theirs = await school.pupil({ upn });
      recorded(await school.as(senco, 'PlaceOnSenSupport', placement(theirs)));
      const before = [await wholeSchool(senco, URN), await about(senco, theirs)];
      const input = command === 'RegisterPupil' ? child({ upn }) : prospective(upn);
      const own = recorded(await school.as(elsewhere, command, input));
      expect(own.subjectId).not.toBe(theirs);
      expect(own.findings).toEqual([]);
      // Nothing of the other school's record can be read there: neither code, need, name nor decision.
      expect(await about(elsewhere, theirs)).toBeNull();
      const seen = await about(elsewhere, own.subjectId);
      expect(seen?.['register'] ?? []).toEqual(
        command === 'RegisterPupil'
          ? [{ schoolUrn: OTHER_URN, status: 'N', primaryNeed: null, statusSince: null }]
          : [],
      );
      // It writes in its own record as it likes.
      const there = { pupilId: own.subjectId, schoolUrn: OTHER_URN, seenRevision: null };
      if (command === 'RegisterPupil') {
        recorded(await school.as(elsewhere, 'PlaceOnSenSupport', placement(own.subjectId, { schoolUrn: OTHER_URN })));
        recorded(
          await school.as(elsewhere, 'ChangePupilIdentity', {
            ...there,
            upn: null,
            surname: 'Other',
            forename: null,
            dateOfBirth: null,
            sex: null,
            reason: 'NAME_CHANGE',
          }),
        );
      }
      expect([await wholeSchool(senco, URN), await about(senco, theirs)]).toEqual(before);
    },
  );

  test('may not write about the child by the id of the other record, whatever it is called', async () => {
    const theirs = await school.pupil({ upn: 'U330000224105' });
    for (const [command, input] of [
      ['PlaceOnSenSupport', placement(theirs, { schoolUrn: OTHER_URN })],
      ['RecordPupilLeft', { pupilId: theirs, schoolUrn: OTHER_URN, seenRevision: null, leftOn: '2026-11-20' }],
      [
        'RecordTransferIn',
        {
          pupilId: theirs,
          schoolUrn: OTHER_URN,
          seenRevision: null,
          fromSchoolUrn: URN,
          admittedOn: '2026-11-20',
          enrolment: 'CURRENT',
          ncYear: '7',
          recordReceivedOn: null,
        },
      ],
    ] as const)
      await expect(school.as(elsewhere, command, input)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('learns nothing by registering wrong: right and wrong details are answered alike', async () => {
    const upn = 'D201000124002';
    await school.pupil({ upn });
    const right = recorded(await school.as(elsewhere, 'RegisterPupil', child({ upn })));
    const wrong = recorded(
      await school.as(elsewhere, 'RegisterPupil', child({ upn: 'V201000124001', surname: 'Guess' })),
    );
    expect([right.findings, right.revision, right.receipt.eventIds.length]).toEqual([
      wrong.findings,
      wrong.revision,
      wrong.receipt.eventIds.length,
    ]);
  });
});

describe('a record handed over', () => {
  const out = (pupilId: string, change: object = {}): object => ({
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    leftOn: '2026-11-19',
    toSchoolUrn: OTHER_URN,
    destination: 'STATE_SCHOOL',
    packSentOn: null,
    ...change,
  });
  const into = (pupilId: string, change: object = {}): object => ({
    pupilId,
    schoolUrn: OTHER_URN,
    seenRevision: null,
    fromSchoolUrn: URN,
    admittedOn: '2026-11-20',
    enrolment: 'CURRENT',
    ncYear: '7',
    recordReceivedOn: null,
    ...change,
  });

  test('is read by the next school up to the leaving; the sender sees nothing later', async () => {
    const theirs = await school.pupil({ upn: 'B936000725022' });
    recorded(
      await school.as(senco, 'PlaceOnSenSupport', {
        ...placement(theirs, { basis: 'REPORTED', decidedOn: '2026-11-10', effectiveFrom: '2026-11-10' }),
        decidedBy: [{ kind: 'PERSON', person: senco, meeting: null, members: [] }],
      }),
    );
    recorded(await school.as(senco, 'RecordTransferOut', out(theirs)));
    expect(await about(elsewhere, theirs)).toBeNull();
    const own = recorded(await school.as(elsewhere, 'RecordTransferIn', into(theirs))).subjectId;
    expect(own).not.toBe(theirs);
    const there = await about(elsewhere, own);
    expect(there).toMatchObject({
      pupil: { id: own, surname: 'Example', forename: 'Robin', upn: 'B936000725022' },
      register: [{ schoolUrn: OTHER_URN, status: 'K', primaryNeed: 'SPLD', statusSince: '2026-11-10' }],
      decisions: {
        totalCount: 1,
        edges: [
          {
            node: {
              type: 'SEN_SUPPORT_DECIDED',
              schoolUrn: URN,
              given: true,
              pupil: { id: own },
              rationale: 'Reading age fourteen months behind.',
              // Roles, no names: the staff of the other school are not handed over.
              decidedBy: [{ persons: [{ role: 'SENCO', person: { name: null } }] }],
              accountability: null,
              findings: [],
            },
          },
        ],
      },
    });
    // The decision opens by its id too, for this school alone.
    const id = `query ($id: ID!) { decision(id: $id) { schoolUrn given } }`;
    const { data } = await ask(
      school.app,
      senco,
      '{ decisions(filter: { types: [SEN_SUPPORT_DECIDED] }, first: 50) { edges { node { id pupil { id } } } } }',
      {},
    );
    const decision = (data!['decisions'] as { edges: { node: { id: string; pupil: { id: string } } }[] }).edges.find(
      ({ node }) => node.pupil.id === theirs,
    )!.node.id;
    expect((await ask(school.app, elsewhere, id, { id: decision })).data).toEqual({
      decision: { schoolUrn: URN, given: true },
    });
    // What the new school decides is its own; the sender's record and lists stay as they were.
    const before = [await wholeSchool(senco, URN), await about(senco, theirs)];
    recorded(
      await school.as(elsewhere, 'RankNeeds', {
        pupilId: own,
        schoolUrn: OTHER_URN,
        seenRevision: null,
        basis: 'TAKEN_HERE',
        decidedAt: null,
        decidedOn: null,
        decidedBy: [],
        effectiveFrom: '2026-11-20',
        needs: [{ code: 'SEMH', rank: 1 }],
        evidence: [],
        parentInformed: null,
        rationale: 'Other needs came first here.',
      }),
    );
    expect((await about(elsewhere, own))?.['register']).toMatchObject([{ status: 'K', primaryNeed: 'SEMH' }]);
    expect([await wholeSchool(senco, URN), await about(senco, theirs)]).toEqual(before);
  });

  test('stays as it was when the sender dates something later; a late entry about earlier days is passed on', async () => {
    const theirs = await school.pupil({ upn: 'Q941000826777' });
    recorded(await school.as(senco, 'RecordTransferOut', out(theirs)));
    const own = recorded(await school.as(elsewhere, 'RecordTransferIn', into(theirs))).subjectId;
    expect((await about(elsewhere, own))?.['register']).toMatchObject([{ status: 'N' }]);
    const late = { basis: 'REPORTED', decidedOn: '2026-11-12', decidedBy: [], reviewOn: null };
    await expect(
      school.as(senco, 'PlaceOnSenSupport', placement(theirs, { ...late, effectiveFrom: '2026-11-20' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placement(theirs, { ...late, effectiveFrom: '2026-11-12' })));
    expect((await about(elsewhere, own))?.['register']).toMatchObject([{ status: 'K', statusSince: '2026-11-12' }]);
  });

  test('goes on with the record that the school has already, under its own id', async () => {
    const upn = 'M93600072501P';
    const theirs = await school.pupil({ upn });
    const own = recorded(await school.as(elsewhere, 'RegisterPupil', child({ upn, enrolment: 'CURRENT' }))).subjectId;
    recorded(await school.as(senco, 'RecordTransferOut', out(theirs)));
    expect(recorded(await school.as(elsewhere, 'RecordTransferIn', into(theirs))).subjectId).toBe(own);
    expect(codes(await school.as(elsewhere, 'RecordTransferIn', into(theirs)))).toEqual(['NO_TRANSFER_RECORD']);
  });
});

describe('an older record that two schools wrote', () => {
  test('counts for each school by its own events; the newcomer goes on in a record of its own', async () => {
    const theirs = await school.pupil({ upn: 'F936000725019' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placement(theirs)));
    await joinRecord(school, theirs, '2026-11-20', 'F936000725019');
    expect((await about(senco, theirs))?.['register']).toMatchObject([{ schoolUrn: URN, status: 'K' }]);
    expect(await about(elsewhere, theirs)).toMatchObject({
      pupil: { id: theirs, surname: 'Example' },
      register: [{ schoolUrn: OTHER_URN, status: 'N' }],
      decisions: { totalCount: 0 },
    });
    const before = await about(senco, theirs);
    // Found by the id and by the UPN: one record, its own.
    const own = recorded(
      await school.as(elsewhere, 'PlaceOnSenSupport', placement(theirs, { schoolUrn: OTHER_URN })),
    ).subjectId;
    expect(own).not.toBe(theirs);
    expect(codes(await school.as(elsewhere, 'RegisterPupil', child({ upn: 'F936000725019' })))).toEqual([
      'ALREADY_RECORDED',
    ]);
    for (const id of [theirs, own])
      expect(await about(elsewhere, id)).toMatchObject({
        pupil: { id: own, surname: 'Example' },
        register: [{ schoolUrn: OTHER_URN, status: 'K' }],
        decisions: { totalCount: 1 },
      });
    expect(await about(senco, theirs)).toEqual(before);
    expect((await school.app.store.read(`pupil-${own}`)).map(({ type }) => type)).toEqual([
      'RecordContinued',
      'SenSupportDecided',
      'ConsultationOpened',
    ]);
  });
});
