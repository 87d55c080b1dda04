import { describe, expect, test } from '@jest/globals';
import { foldGovernance, rolesOn } from '../../src/governance/school.ts';
import { giveFirstAuthority } from '../../src/operations/first-authority.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, recorded, URN } from '../support/school.ts';

const school = await openSchool();

async function newPerson(): Promise<string> {
  const outcome = await school.as(school.staff.head, 'RegisterPerson', {
    schoolUrn: URN,
    name: 'Person new',
    workEmail: null,
  });
  return recorded(outcome).subjectId;
}

async function roles(person: string, on: string): Promise<string[]> {
  const governance = foldGovernance(await school.app.store.read(`school-${URN}`));
  return rolesOn(governance, person, on)
    .map((holding) => holding.role)
    .sort();
}

const by = (name: string, input: object): Promise<Outcome> =>
  school.as(school.staff.chair, name, { schoolUrn: URN, ...input });

describe('offices, the SENCO post and the leadership team', () => {
  test('are held from their first day to their last, and are found for any day', async () => {
    const personId = await newPerson();
    expect(
      codes(
        await by('AssignOffice', {
          personId,
          office: 'DEPUTY_HEADTEACHER',
          from: '2025-09-01',
          to: null,
          minuteRef: 'FGB item 3',
        }),
      ),
    ).toEqual([]);
    expect(codes(await by('DesignateSenco', { personId, from: '2026-01-05', acting: true, minuteRef: null }))).toEqual(
      [],
    );
    expect(codes(await by('JoinLeadershipTeam', { personId, from: '2026-04-13' }))).toEqual([]);
    expect(codes(await by('LeaveLeadershipTeam', { personId, on: '2026-07-20' }))).toEqual([]);
    expect(codes(await by('EndSencoDesignation', { personId, on: '2026-07-20' }))).toEqual([]);
    expect(codes(await by('EndOffice', { personId, office: 'DEPUTY_HEADTEACHER', on: '2026-08-31' }))).toEqual([]);
    const days = ['2025-08-31', '2025-09-01', '2026-01-05', '2026-07-20', '2026-07-21', '2026-08-31', '2026-09-01'];
    expect(await Promise.all(days.map((day) => roles(personId, day)))).toEqual([
      [],
      ['DEPUTY_HEADTEACHER'],
      ['DEPUTY_HEADTEACHER', 'SENCO'],
      ['DEPUTY_HEADTEACHER', 'SENCO', 'SLT_MEMBER'],
      ['DEPUTY_HEADTEACHER'],
      ['DEPUTY_HEADTEACHER'],
      [],
    ]);
  });

  test('cannot be given twice, ended twice, ended before they begin, or given to nobody', async () => {
    const personId = await newPerson();
    const office = { personId, office: 'TEACHER', from: '2026-09-01', to: null, minuteRef: null };
    expect(codes(await by('EndOffice', { personId, office: 'TEACHER', on: '2026-10-01' }))).toEqual([
      'NOT_YET_IN_FORCE',
    ]);
    expect(codes(await by('AssignOffice', { ...office, to: '2026-08-31' }))).toEqual(['END_BEFORE_START']);
    expect(codes(await by('AssignOffice', office))).toEqual([]);
    expect(codes(await by('AssignOffice', { ...office, from: '2026-10-01' }))).toEqual(['ALREADY_HELD']);
    expect(codes(await by('EndOffice', { personId, office: 'TEACHER', on: '2026-08-30' }))).toEqual([
      'NOT_YET_IN_FORCE',
    ]);
    expect(codes(await by('AssignOffice', { ...office, personId: randomIds.next() }))).toEqual(['PERSON_NOT_KNOWN']);
  });

  test('are not for a head to give at another school, nor for a teacher anywhere', async () => {
    const office = {
      schoolUrn: URN,
      personId: await newPerson(),
      office: 'TEACHER',
      from: '2026-09-01',
      to: null,
      minuteRef: null,
    };
    for (const person of [school.staff.elsewhere, school.staff.teacher, school.staff.governor]) {
      await expect(school.as(person, 'AssignOffice', office)).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });
});

test('nobody manages a person whom another school has had, has, or will have', async () => {
  const personId = await newPerson();
  await school.as(school.staff.elsewhere, 'DesignateSenco', {
    schoolUrn: OTHER_URN,
    personId,
    from: '2027-09-01',
    acting: false,
    minuteRef: null,
  });
  const stolen = { schoolUrn: URN, personId, issuer: 'https://issuer.test', subject: 'stolen' };
  await expect(school.as(school.staff.head, 'LinkSignIn', stolen)).rejects.toMatchObject({ name: 'AccessDenied' });
  const unplaced = await newPerson();
  await expect(
    school.as(school.staff.elsewhere, 'LinkSignIn', { ...stolen, schoolUrn: OTHER_URN, personId: unplaced }),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
});

describe('delegations and the calendar', () => {
  const delegation = (change: object): object => ({
    delegationId: randomIds.next(),
    grantor: 'GOVERNING_BODY',
    granteePerson: school.staff.deputy,
    granteeOffice: null,
    decisions: ['PlaceOnSenSupport'],
    from: '2026-09-01',
    to: null,
    minuteRef: null,
    ...change,
  });

  test('a delegation to an office carries whoever holds it; revoked, it carries nobody from that day', async () => {
    const delegationId = randomIds.next();
    expect(
      codes(
        await by(
          'GrantDelegation',
          delegation({ delegationId, granteePerson: null, granteeOffice: 'DEPUTY_HEADTEACHER' }),
        ),
      ),
    ).toEqual([]);
    expect(codes(await school.as(school.staff.deputy, 'PlaceOnSenSupport', placement(await school.pupil())))).toEqual(
      [],
    );
    expect(codes(await by('RevokeDelegation', { delegationId, on: '2026-11-20' }))).toEqual([]);
    expect(codes(await school.as(school.staff.deputy, 'PlaceOnSenSupport', placement(await school.pupil())))).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
    expect(codes(await by('RevokeDelegation', { delegationId, on: '2026-11-20' }))).toEqual(['NOT_YET_IN_FORCE']);
    expect(codes(await by('GrantDelegation', delegation({ delegationId })))).toEqual(['ALREADY_RECORDED']);
  });

  test('a delegation names a person or an office, not both, not neither', async () => {
    expect(codes(await by('GrantDelegation', delegation({ granteeOffice: 'SENCO' })))).toEqual(['PERSON_NOT_KNOWN']);
    expect(codes(await by('GrantDelegation', delegation({ granteePerson: null })))).toEqual(['PERSON_NOT_KNOWN']);
  });

  test('terms follow each other within their year', async () => {
    const terms = [
      { from: '2026-09-03', to: '2026-10-23' },
      { from: '2026-11-02', to: '2026-12-18' },
    ];
    const set = (change: object): Promise<Outcome> =>
      by('SetTermCalendar', { academicYear: 2026, terms, closures: ['2026-10-05'], ...change });
    expect(codes(await set({}))).toEqual([]);
    for (const wrong of [
      { terms: [] },
      { terms: [...terms].reverse() },
      { terms: [{ from: '2026-08-31', to: '2026-10-23' }] },
      { terms: [{ from: '2026-10-23', to: '2026-09-03' }] },
      { closures: ['2026-10-28'] },
    ]) {
      expect(codes(await set(wrong))).toEqual(['TERMS_OVERLAP']);
    }
  });
});

describe('people and first authority', () => {
  test('first authority covers appointments only', async () => {
    const personId = await newPerson();
    const operator = await school.asOperator('GrantBootstrapAuthority', {
      schoolUrn: URN,
      personId,
      from: '2026-11-01',
      expiresOn: '2026-12-01',
    });
    expect(codes(operator)).toEqual([]);
    expect(
      codes(await school.as(personId, 'JoinLeadershipTeam', { schoolUrn: URN, personId, from: '2026-11-20' })),
    ).toEqual([]);
    await expect(
      school.as(personId, 'GrantDelegation', {
        schoolUrn: URN,
        delegationId: randomIds.next(),
        grantor: 'GOVERNING_BODY',
        granteePerson: personId,
        granteeOffice: null,
        decisions: [],
        from: '2026-11-20',
        to: null,
        minuteRef: null,
      }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      school.asOperator('GrantBootstrapAuthority', {
        schoolUrn: '999999',
        personId,
        from: '2026-11-01',
        expiresOn: '2026-12-01',
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('SCHOOL_NOT_KNOWN') });
    await expect(
      school.asOperator('GrantBootstrapAuthority', {
        schoolUrn: URN,
        personId,
        from: '2026-11-02',
        expiresOn: '2026-11-01',
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('END_BEFORE_START') });
  });

  test('a school, a trust and a sign-in are entered once', async () => {
    await expect(
      school.asOperator('OpenSchool', {
        schoolUrn: URN,
        laestab: '3830004',
        name: 'Again',
        phase: 'PRIMARY',
        schoolType: 'MAINTAINED',
        trustUid: null,
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('ALREADY_REGISTERED') });
    expect(
      codes(
        await school.asOperator('OpenTrust', { trustUid: '9001', name: 'A trust', schools: [], from: '2026-09-01' }),
      ),
    ).toEqual([]);
    expect(
      codes(
        await school.asOperator('AssignTrustOffice', {
          trustUid: '9001',
          personId: school.staff.governor,
          office: 'TRUST_SEND_LEAD',
          from: '2026-09-01',
          to: null,
          minuteRef: null,
        }),
      ),
    ).toEqual([]);
    await expect(
      school.asOperator('OpenTrust', { trustUid: '9001', name: 'A trust', schools: [], from: '2026-09-01' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('ALREADY_REGISTERED') });
    const [one, other] = [await newPerson(), await newPerson()];
    const link = (personId: string): Promise<Outcome> =>
      school.as(school.staff.head, 'LinkSignIn', {
        schoolUrn: URN,
        personId,
        issuer: 'https://issuer.test',
        subject: 'one',
      });
    expect([codes(await link(one)), codes(await link(one)), codes(await link(other))]).toEqual([
      [],
      ['ALREADY_RECORDED'],
      ['ALREADY_REGISTERED'],
    ]);
    const left = (on: string): Promise<Outcome> =>
      school.as(school.staff.head, 'RecordPersonLeft', { schoolUrn: URN, personId: one, on });
    // A mistyped year is put right by the true, earlier day.
    expect([codes(await left('2099-11-20')), codes(await left('2026-11-20')), codes(await left('2026-11-21'))]).toEqual(
      [[], [], ['ALREADY_RECORDED']],
    );
  });
});

test('first authority can be given again to the same sign-in, and not at a school that is not there', async () => {
  const signIn = 'burnt@https://issuer.test';
  await expect(giveFirstAuthority(school.app, '999999', signIn)).rejects.toMatchObject({ code: 'CONFIGURATION' });
  await giveFirstAuthority(school.app, URN, signIn);
  const people = school.app.log.streamsWithPrefix('person-').length;
  await giveFirstAuthority(school.app, URN, signIn);
  expect(school.app.log.streamsWithPrefix('person-').length).toBe(people);
});

test('a decider is a person, a meeting with members, or not known', async () => {
  const pupil = await school.pupil();
  const reported = { basis: 'REPORTED', decidedOn: '2026-11-19' };
  for (const decider of [
    { kind: 'PERSON', person: null, meeting: null, members: [] },
    { kind: 'MEETING', person: null, meeting: null, members: [] },
    { kind: 'NOT_KNOWN', person: school.staff.head, meeting: null, members: [] },
  ]) {
    expect(
      codes(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(pupil, { ...reported, decidedBy: [decider] }),
        ),
      ),
    ).toEqual(['DECIDERS_NOT_CONSISTENT']);
  }
  expect(
    codes(
      await school.as(
        school.staff.senco,
        'PlaceOnSenSupport',
        placement(pupil, { ...reported, decidedBy: [{ kind: 'NOT_KNOWN', person: null, meeting: null, members: [] }] }),
      ),
    ),
  ).toEqual([]);
});

test('nobody gives themselves an office, except the head; first authority may', async () => {
  const office = { schoolUrn: URN, from: '2026-11-20', to: null, minuteRef: null };
  // The chair's own first authority has to be over for this.
  school.clock.moveTo('2026-12-05T10:00:00.000Z');
  expect(
    codes(await by('AssignOffice', { ...office, personId: school.staff.chair, office: 'SEN_ADMINISTRATOR' })),
  ).toEqual(['SELF_APPOINTMENT']);
  expect(
    codes(
      await by('DesignateSenco', { personId: school.staff.chair, from: '2026-11-20', acting: true, minuteRef: null }),
    ),
  ).toEqual(['SELF_APPOINTMENT']);
  expect(
    codes(
      await school.as(school.staff.head, 'JoinLeadershipTeam', {
        schoolUrn: URN,
        personId: school.staff.head,
        from: '2026-11-20',
      }),
    ),
  ).toEqual([]);
});
