import { describe, expect, test } from '@jest/globals';
import { Executor } from '../../src/write-path/executor.ts';
import { metadataOf } from '../../src/kernel/metadata.ts';
import type { Vault } from '../../src/privacy/vault.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { subjectId } from '../../src/store/event-id.ts';
import { leafHash } from '../../src/store/leaf-hash.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, PUPIL, recorded, URN } from '../support/school.ts';

const school = await openSchool();

const newest = async (pupil: string) =>
  (await school.app.store.read(`pupil-${pupil}`, { direction: 'BACKWARDS', limit: 1 }))[0]!;

describe('the write path', () => {
  test('records who decided, by which office, on what it relied, and gives a receipt that fits the stored bytes', async () => {
    const pupil = await school.pupil();
    const outcome = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)));
    const event = await newest(pupil);
    expect(outcome).toMatchObject({
      subjectId: pupil,
      decisionId: event.id,
      revision: 2,
      visible: true,
      findings: [],
      receipt: { eventIds: [event.id], leafHashes: [leafHash(event)] },
    });
    const metadata = metadataOf(event);
    expect(metadata).toMatchObject({
      command: 'PlaceOnSenSupport',
      basis: 'TAKEN_HERE',
      effectiveFrom: '2026-11-20',
      regimeVersion: '2025-01',
      recordedBy: { person: school.staff.senco, role: 'SENCO' },
    });
    expect(metadata.decidedAt).toBe(metadata.recordedAt);
    const governance = await school.app.store.read(`school-${URN}`);
    const designation = governance.find((e) => e.type === 'SencoDesignated')!;
    expect(metadata.decidedBy).toEqual([
      {
        kind: 'PERSON',
        person: school.staff.senco,
        role: 'SENCO',
        authority: { kind: 'OFFICE', stream: `school-${URN}`, revision: designation.revision },
      },
    ]);
    expect(metadata.reliedOn).toEqual({ [`school-${URN}`]: governance.at(-1)!.revision });
    expect(JSON.stringify(event)).not.toContain('Reading age');
  });

  test('the same command again answers the first result, also after other events', async () => {
    const pupil = await school.pupil();
    const commandId = randomIds.next();
    const first = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { commandId })));
    recorded(
      await school.as(school.staff.senco, 'RecordPupilLeft', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        leftOn: '2026-11-20',
      }),
    );
    const again = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { commandId })));
    expect(again).toEqual(first);
    expect((await newest(pupil)).type).toBe('PupilLeft');
  });

  test('sixteen of the same command at once write one decision', async () => {
    const pupil = await school.pupil();
    const commandId = randomIds.next();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () =>
        school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { commandId })),
      ),
    );
    expect(new Set(outcomes.map((outcome) => recorded(outcome).decisionId)).size).toBe(1);
    expect((await school.app.store.read(`pupil-${pupil}`)).length).toBe(3);
  });

  test('a used command id with other input is refused', async () => {
    const pupil = await school.pupil();
    const commandId = randomIds.next();
    recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { commandId })));
    expect(
      codes(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(pupil, { commandId, rationale: 'Other words.' }),
        ),
      ),
    ).toEqual(['COMMAND_ID_REUSED']);
    expect(codes(await school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupil, { commandId })))).toEqual([
      'COMMAND_ID_REUSED',
    ]);
  });

  test('what the client saw has to hold still', async () => {
    const pupil = await school.pupil();
    expect(
      codes(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { seenRevision: 0 }))),
    ).toEqual(['REQUEST_CHANGED']);
    recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { seenRevision: 1 })));
  });

  test('of two who decide at once one is recorded and one is told why not', async () => {
    const pupil = await school.pupil();
    const outcomes = await Promise.all([
      school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)),
      school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupil)),
    ]);
    expect(outcomes.flatMap(codes)).toEqual(['ALREADY_ON_SEN_SUPPORT']);
  });

  test('a pupil is registered once by its UPN, whoever comes first', async () => {
    const upn = 'L383000422904';
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn })),
    );
    expect(outcomes.flatMap(codes)).toEqual(Array.from({ length: 7 }, () => 'ALREADY_RECORDED'));
  });

  test('two children with one UPN are two pupils, and both are found again', async () => {
    const upn = 'Q941000826777';
    const a = { ...PUPIL, upn, forename: 'Ann' };
    const b = { ...PUPIL, upn, forename: 'Bea', dateOfBirth: '2016-06-01', upnShared: true };
    const first = recorded(await school.as(school.staff.senco, 'RegisterPupil', a)).subjectId;
    const second = recorded(await school.as(school.staff.senco, 'RegisterPupil', b)).subjectId;
    expect(second).not.toBe(first);
    for (const child of [b, a, { ...a, upnShared: true }, { ...b, upnShared: false }]) {
      expect(codes(await school.as(school.staff.senco, 'RegisterPupil', child))).toEqual(['ALREADY_RECORDED']);
    }
  });

  test('nor does a UPN alone make one child of two, whichever of them a file names first', async () => {
    const upn = 'C94100082677Z';
    const first = recorded(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn })).subjectId;
    const other = { ...PUPIL, upn, forename: 'Bea', dateOfBirth: '2016-06-01' };
    expect(recorded(await school.as(school.staff.senco, 'RegisterPupil', other)).subjectId).not.toBe(first);
    expect(codes(await school.as(school.staff.senco, 'RegisterPupil', other))).toEqual(['ALREADY_RECORDED']);
    // The same name with another date of birth is the same child, with a question.
    expect(
      recorded(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, dateOfBirth: '2016-05-11' }))
        .subjectId,
    ).toBe(first);
  });

  test('a letter that a file could not write makes no other name', async () => {
    const upn = 'M93600072501P';
    await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, surname: 'Żak' });
    expect(codes(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, surname: '?ak' }))).toEqual([
      'ALREADY_RECORDED',
    ]);
    recorded(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, surname: '?uk' }));
  });

  test('another spelling of a known pupil is a question, never an overwrite', async () => {
    const upn = 'N801000521333';
    const pupil = recorded(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn })).subjectId;
    recorded(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, surname: 'Exampel' }));
    const event = await newest(pupil);
    expect([event.type, event.data['kind'], event.data['fields']]).toEqual([
      'DiscrepancyRaised',
      'IDENTITY_DIFFERS',
      ['surname'],
    ]);
    expect(codes(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, upn, surname: 'Exampel' }))).toEqual([
      'ALREADY_RECORDED',
    ]);
  });
});

describe('a pupil of another school', () => {
  const upn = 'F936000725019';

  test('is not opened by its number alone: another name makes another pupil', async () => {
    const theirs = await school.pupil({ upn });
    recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(theirs)));
    const guessed = recorded(
      await school.as(school.staff.elsewhere, 'RegisterPupil', {
        ...PUPIL,
        schoolUrn: OTHER_URN,
        upn,
        surname: 'Guess',
        dateOfBirth: '2015-01-01',
      }),
    );
    expect([guessed.subjectId === theirs, guessed.findings]).toEqual([false, []]);
    expect((await newest(theirs)).type).toBe('SenSupportDecided');
    await expect(
      school.as(school.staff.elsewhere, 'RecordPupilLeft', {
        pupilId: theirs,
        schoolUrn: OTHER_URN,
        seenRevision: null,
        leftOn: '2026-11-20',
      }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('that handed the record on, its former school writes no later days about', async () => {
    const pupil = await school.pupil({ upn: 'X873000620245' });
    recorded(
      await school.as(school.staff.senco, 'RecordTransferOut', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        leftOn: '2026-11-18',
        toSchoolUrn: OTHER_URN,
        destination: 'STATE_SCHOOL',
        packSentOn: null,
      }),
    );
    const late = { basis: 'REPORTED', decidedOn: '2026-11-17', decidedBy: [], reviewOn: null };
    await expect(
      school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { ...late, effectiveFrom: '2026-11-19' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(
      await school.as(
        school.staff.senco,
        'PlaceOnSenSupport',
        placement(pupil, { ...late, effectiveFrom: '2026-11-17' }),
      ),
    );
    const about = { pupilId: pupil, schoolUrn: URN, seenRevision: null };
    const capacity = { ...about, matter: 'ALL', hasCapacity: false, assessedOn: '2026-11-17', to: null, evidence: [] };
    await expect(
      school.as(school.staff.senco, 'RecordCapacity', { ...capacity, from: '2026-11-19' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await school.as(school.staff.senco, 'RecordCapacity', { ...capacity, from: '2026-11-18' }));
    const discussion = {
      ...about,
      withParents: true,
      withPupil: false,
      notReached: null,
      agreement: 'DISAGREES',
      noteGivenOn: null,
      summary: null,
      parentViews: null,
      pupilViews: null,
    };
    await expect(
      school.as(school.staff.senco, 'RecordDiscussion', { ...discussion, heldOn: '2026-11-19' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await school.as(school.staff.senco, 'RecordDiscussion', { ...discussion, heldOn: '2026-11-18' }));
  });

  test('a year group that is none is refused: nothing in clear may carry a name', async () => {
    expect(codes(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, ncYear: 'ROBINEXAMPLE' }))).toEqual([
      'CODE_NOT_KNOWN',
    ]);
  });
});

describe('a record made in error', () => {
  const undo = (pupilId: string, decisionId: string, change: object = {}): object => ({
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    decisionId,
    reason: 'Meant for another child.',
    ...change,
  });

  test('counts no more, so that the truth can be recorded, and is void once', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)));
    expect(codes(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)))).toEqual([
      'ALREADY_ON_SEN_SUPPORT',
    ]);
    recorded(await school.as(school.staff.head, 'VoidRecordAsError', undo(pupil, decisionId)));
    expect(JSON.stringify(await newest(pupil))).not.toContain('another child');
    expect(codes(await school.as(school.staff.head, 'VoidRecordAsError', undo(pupil, decisionId)))).toEqual([
      'NO_SUCH_RECORD',
    ]);
    recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)));
  });

  test('is void only by the school whose record it is, and no enrolment or identity is', async () => {
    const pupil = await school.pupil();
    const [registered] = await school.app.store.read(`pupil-${pupil}`);
    expect(codes(await school.as(school.staff.senco, 'VoidRecordAsError', undo(pupil, registered!.id)))).toEqual([
      'NO_SUCH_RECORD',
    ]);
    const { decisionId } = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil)));
    await expect(school.as(school.staff.teacher, 'VoidRecordAsError', undo(pupil, decisionId))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(
      school.as(school.staff.elsewhere, 'VoidRecordAsError', undo(pupil, decisionId, { schoolUrn: OTHER_URN })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('keys', () => {
  test('a lost key is a fault: nothing is written over what it sealed', async () => {
    const pupil = await school.pupil();
    const lost: Vault = {
      keyOf: (subject) => (subject === `pupil-${pupil}` ? Promise.resolve(undefined) : school.app.vault.keyOf(subject)),
      createKey: (subject) => school.app.vault.createKey(subject),
      close: () => Promise.resolve(),
    };
    const { store, log, clock } = school.app;
    const executor = new Executor({
      store,
      vault: lost,
      clock,
      knownAt: () => log.knownAt(),
      governanceStreams: () => [],
      waitFor: () => Promise.resolve(true),
      mergeUnderWay: () => false,
      linkedPupils: (pupil) => [pupil],
    });
    const definition = definitionOf('PlaceOnSenSupport')!;
    const command = { commandId: randomIds.next(), ...placement(pupil) };
    await expect(
      executor.execute({
        definition,
        command,
        actor: { person: school.staff.senco, commandLine: false },
        correlationId: randomIds.next(),
      }),
    ).rejects.toMatchObject({ code: 'KEY_MISSING' });
    expect((await newest(pupil)).type).toBe('PupilEnrolled');
  });

  test('a refused command leaves no key behind', async () => {
    const commandId = randomIds.next();
    expect(
      codes(await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, commandId, dateOfBirth: '2027-01-01' })),
    ).toEqual(['DATE_IN_FUTURE']);
    expect(await school.app.vault.keyOf(`pupil-${subjectId(school.staff.senco, commandId)}`)).toBeUndefined();
  });
});

describe('authority', () => {
  test('a deputy without a delegation is refused; what was decided can still be reported, with the finding', async () => {
    const pupil = await school.pupil();
    expect(codes(await school.as(school.staff.deputy, 'PlaceOnSenSupport', placement(pupil)))).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
    const reported = placement(pupil, {
      basis: 'REPORTED',
      decidedOn: '2026-11-19',
      decidedBy: [{ kind: 'PERSON', person: school.staff.deputy, meeting: null, members: [] }],
    });
    expect(recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', reported)).findings).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
  });

  test('a delegation carries decisions while it is in force, and is named on the event', async () => {
    const delegationId = randomIds.next();
    const granted = {
      schoolUrn: URN,
      delegationId,
      grantor: 'GOVERNING_BODY',
      granteePerson: school.staff.deputy,
      granteeOffice: null,
      decisions: ['PlaceOnSenSupport'],
      from: '2026-10-01',
      to: '2026-11-19',
      minuteRef: null,
    };
    recorded(await school.as(school.staff.chair, 'GrantDelegation', granted));
    const by = {
      decidedBy: [{ kind: 'PERSON', person: school.staff.deputy, meeting: null, members: [] }],
      basis: 'REPORTED',
    };
    const during = await school.pupil();
    expect(
      recorded(
        await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(during, { ...by, decidedOn: '2026-11-19' })),
      ).findings,
    ).toEqual([]);
    expect(metadataOf(await newest(during)).decidedBy).toMatchObject([
      { role: 'DEPUTY_HEADTEACHER', authority: { kind: 'DELEGATION', delegationId } },
    ]);
    const after = await school.pupil();
    expect(codes(await school.as(school.staff.deputy, 'PlaceOnSenSupport', placement(after)))).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
    expect(
      recorded(
        await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(after, { ...by, decidedOn: '2026-11-20' })),
      ).findings,
    ).toEqual(['NO_AUTHORITY_AT_DECISION']);
  });

  test('a meeting decides by the authority of a member; an entry weeks later is late', async () => {
    const pupil = await school.pupil();
    const decidedBy = [
      { kind: 'MEETING', person: null, meeting: 'LEADERSHIP_TEAM', members: [school.staff.deputy, school.staff.head] },
    ];
    const outcome = recorded(
      await school.as(
        school.staff.senco,
        'PlaceOnSenSupport',
        placement(pupil, { basis: 'REPORTED', decidedOn: '2026-09-21', decidedBy, effectiveFrom: '2026-09-21' }),
      ),
    );
    expect(outcome.findings).toEqual(['LATE_ENTRY']);
    expect(metadataOf(await newest(pupil)).decidedBy).toMatchObject([
      {
        kind: 'MEETING',
        meeting: 'LEADERSHIP_TEAM',
        members: [{ authority: { kind: 'NOT_RECORDED' } }, { role: 'HEADTEACHER', authority: { kind: 'OFFICE' } }],
      },
    ]);
  });

  test('a decision taken here is decided now, by the person signed in', async () => {
    const pupil = await school.pupil();
    const other = [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }];
    expect(
      codes(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(pupil, { decidedOn: '2026-11-19', decidedBy: other }),
        ),
      ),
    ).toEqual(['DECIDED_AT_IS_NOW', 'DECIDER_IS_THE_PERSON_SIGNED_IN']);
    expect(
      codes(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { basis: 'REPORTED' }))),
    ).toEqual(['DECIDED_AT_REQUIRED']);
    expect(
      codes(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(pupil, { basis: 'REPORTED', decidedOn: '2026-11-21' }),
        ),
      ),
    ).toEqual(['DATE_IN_FUTURE']);
    const stranger = [{ kind: 'PERSON', person: randomIds.next(), meeting: null, members: [] }];
    expect(
      codes(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(pupil, { basis: 'REPORTED', decidedOn: '2026-11-19', decidedBy: stranger }),
        ),
      ),
    ).toEqual(['PERSON_NOT_KNOWN']);
  });
});

describe('without the right there is nothing', () => {
  const denied = { name: 'AccessDenied', message: 'not found' };

  test("teacher, governor, another school's head and a stranger cannot decide", async () => {
    const pupil = await school.pupil();
    const { teacher, governor, elsewhere } = school.staff;
    for (const by of [teacher, governor, elsewhere, randomIds.next()])
      await expect(school.as(by, 'PlaceOnSenSupport', placement(pupil))).rejects.toMatchObject(denied);
    await expect(
      school.as(elsewhere, 'PlaceOnSenSupport', placement(pupil, { schoolUrn: OTHER_URN })),
    ).rejects.toMatchObject(denied);
    await expect(school.as(school.staff.senco, 'PlaceOnSenSupport', placement(randomIds.next()))).rejects.toMatchObject(
      denied,
    );
  });

  test('a teacher may raise a concern', async () => {
    const pupil = await school.pupil();
    const own = ['needs', 'reviewOn', 'parentInformed', 'rationale', 'desiredOutcomes', 'parentViews', 'pupilViews'];
    const envelope = Object.fromEntries(Object.entries(placement(pupil)).filter(([name]) => !own.includes(name)));
    recorded(
      await school.as(school.staff.teacher, 'RaiseConcern', {
        ...envelope,
        source: 'TEACHER',
        raisedOn: '2026-11-20',
        areas: [],
        alternativeExplanations: [],
        description: 'Words.',
        universalSupportTried: null,
      }),
    );
  });

  test('nobody takes over the sign-in of a person who holds an office elsewhere, nor ends their access', async () => {
    const target = { schoolUrn: URN, personId: school.staff.elsewhere };
    await expect(
      school.as(school.staff.head, 'LinkSignIn', { ...target, issuer: 'https://issuer.test', subject: 'stolen' }),
    ).rejects.toMatchObject(denied);
    // A leaving is of one school: at the other one the person stays what they are.
    recorded(await school.as(school.staff.head, 'RecordPersonLeft', { ...target, on: '2026-11-20' }));
    recorded(
      await school.as(target.personId, 'RegisterPerson', { schoolUrn: OTHER_URN, name: 'Person new', workEmail: null }),
    );
  });

  test('a leaver decides nothing from that day on', async () => {
    const left = recorded(
      await school.as(school.staff.head, 'RegisterPerson', { schoolUrn: URN, name: 'Person Leaver', workEmail: null }),
    ).subjectId;
    recorded(
      await school.as(school.staff.chair, 'AssignOffice', {
        schoolUrn: URN,
        personId: left,
        office: 'HEADTEACHER',
        from: '2026-09-01',
        to: null,
        minuteRef: null,
      }),
    );
    const pupil = await school.pupil();
    recorded(await school.as(left, 'PlaceOnSenSupport', placement(pupil)));
    recorded(
      await school.as(school.staff.head, 'RecordPersonLeft', { schoolUrn: URN, personId: left, on: '2026-11-20' }),
    );
    await expect(school.as(left, 'PlaceOnSenSupport', placement(await school.pupil()))).rejects.toMatchObject(denied);
    school.clock.moveTo('2026-11-21T10:00:00.000Z');
    const named = placement(await school.pupil(), {
      basis: 'REPORTED',
      decidedOn: '2026-11-21',
      decidedBy: [{ kind: 'PERSON', person: left, meeting: null, members: [] }],
    });
    expect(recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', named)).findings).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
  });
});

test('a clock more than two seconds behind the log refuses to write', async () => {
  const before = school.clock.now();
  school.clock.moveTo('2026-11-20T09:00:00.000Z');
  await expect(school.pupil()).rejects.toMatchObject({ code: 'CLOCK_BEHIND' });
  school.clock.moveTo(before);
});
