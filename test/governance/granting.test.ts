import { describe, expect, test } from '@jest/globals';
import { randomIds } from '../../src/host/system-ports.ts';
import { type GrantDelegation, grantDelegation } from '../../src/governance/delegations.ts';
import { putRecordStartForward } from '../../src/governance/record-start.ts';
import type { GovernanceGiven } from '../../src/governance/given.ts';
import { foldGovernance } from '../../src/governance/school.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { codes, recorded, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

const TODAY = '2026-11-20';
const delegation = (change: object = {}): object => ({
  schoolUrn: URN,
  delegationId: randomIds.next(),
  grantor: 'GOVERNING_BODY',
  granteePerson: school.staff.deputy,
  granteeOffice: null,
  decisions: ['PlaceOnSenSupport'],
  from: '2026-09-01',
  to: null,
  minuteRef: 'FGB item 4',
  givenOn: '2026-09-01',
  ...change,
});
const grant = (by: string, change: object = {}) => school.as(by, 'GrantDelegation', delegation(change));

describe('who may lend authority in whose name', () => {
  test('the head lends in the own name, and nobody else in the name of the head', async () => {
    expect(codes(await grant(school.staff.head, { grantor: 'HEADTEACHER' }))).toEqual([]);
    expect(codes(await grant(school.staff.chair, { grantor: 'HEADTEACHER' }))).toEqual(['GRANT_IN_ANOTHERS_NAME']);
  });

  test('nobody lends to themselves, by name or by office; the board may, and its minute waits to be confirmed', async () => {
    const self = [{ granteePerson: school.staff.head }, { granteePerson: null, granteeOffice: 'HEADTEACHER' }];
    for (const change of self) {
      expect(codes(await grant(school.staff.head, { ...change, grantor: 'HEADTEACHER' }))).toEqual([
        'GRANT_TO_ONESELF',
      ]);
      expect(codes(await grant(school.staff.head, change))).toEqual([]);
    }
  });

  test('the head lends only what the head may decide', () => {
    const head = 'a';
    const given: GovernanceGiven = {
      governance: foldGovernance([]),
      today: TODAY,
      actor: head,
      roles: ['HEADTEACHER'],
      headMayDecide: ['PlaceOnSenSupport'],
      mayAppointSelf: true,
      unknownPersons: [],
      corrects: false,
      record: () => undefined,
    };
    const lent = (decisions: readonly string[], grantor: string) =>
      codes(grantDelegation(delegation({ decisions, grantor }) as GrantDelegation, given));
    expect(lent(['PlaceOnSenSupport'], 'HEADTEACHER')).toEqual([]);
    expect(lent(['PlaceOnSenSupport', 'Other'], 'HEADTEACHER')).toEqual(['NOT_THE_HEADS_TO_GRANT']);
    expect(lent(['Other'], 'GOVERNING_BODY')).toEqual([]);
  });

  test('no governor, clerk or chair receives decisions about pupils; a governor who works there does', async () => {
    const refused = ['GOVERNOR_RECEIVES_NO_PUPILS'];
    for (const granteeOffice of ['CLERK', 'CHAIR_OF_GOVERNORS', 'SEN_LINK_GOVERNOR'])
      expect(codes(await grant(school.staff.chair, { granteePerson: null, granteeOffice }))).toEqual(refused);
    expect(codes(await grant(school.staff.chair, { granteePerson: school.staff.governor }))).toEqual(refused);
    const staff = { personId: school.staff.governor, office: 'TEACHER', from: '2026-09-01', to: null, minuteRef: null };
    await school.as(school.staff.head, 'AssignOffice', { schoolUrn: URN, ...staff });
    expect(codes(await grant(school.staff.chair, { granteePerson: school.staff.governor }))).toEqual([]);
  });

  test('no grant is of a day to come', async () => {
    expect(codes(await grant(school.staff.chair, { givenOn: '2026-11-21' }))).toEqual(['DATE_IN_FUTURE']);
  });
});

describe("the board's minute", () => {
  const confirm = (by: string, delegationId: string, givenOn = '2026-09-01') =>
    school.as(by, 'ConfirmDelegation', { schoolUrn: URN, delegationId, givenOn, minuteRef: 'FGB item 4' });
  const typed = async (by: string, change: object = {}): Promise<string> => {
    const delegationId = randomIds.next();
    recorded(await grant(by, { delegationId, ...change }));
    return delegationId;
  };

  test('is confirmed once, by chair or clerk, and never by who received the grant', async () => {
    const { chair, head, deputy } = school.staff;
    const clerk = { schoolUrn: URN, personId: deputy, office: 'CLERK', from: '2026-09-01', to: null, minuteRef: null };
    recorded(await school.as(head, 'AssignOffice', clerk));
    const toDeputy = await typed(head);
    expect(codes(await confirm(head, toDeputy))).toEqual(['MINUTE_CONFIRMED_BY_ANOTHER']);
    expect(codes(await confirm(deputy, toDeputy))).toEqual(['CONFIRMED_FOR_ONESELF']);
    expect(codes(await confirm(chair, toDeputy, '2026-11-21'))).toEqual(['DATE_IN_FUTURE']);
    expect(codes(await confirm(chair, toDeputy))).toEqual([]);
    expect(codes(await confirm(chair, toDeputy))).toEqual(['NOTHING_TO_CONFIRM']);
    expect(codes(await confirm(chair, randomIds.next()))).toEqual(['NOTHING_TO_CONFIRM']);
  });

  test('that chair or clerk typed in is confirmed with it, unless it is to themselves or names no minute', async () => {
    const { chair, head } = school.staff;
    expect(codes(await confirm(chair, await typed(chair)))).toEqual(['NOTHING_TO_CONFIRM']);
    expect(codes(await confirm(chair, await typed(head, { grantor: 'HEADTEACHER' })))).toEqual(['NOTHING_TO_CONFIRM']);
    expect(codes(await confirm(chair, await typed(chair, { minuteRef: null, givenOn: null })))).toEqual([]);
  });
});

describe('the start of the record', () => {
  const put = (recordFrom: string, change: Partial<GovernanceGiven> = {}) =>
    codes(
      putRecordStartForward(
        { commandId: randomIds.next(), schoolUrn: URN, recordFrom, minuteRef: 'FGB item 1' },
        {
          governance: { ...foldGovernance([]), openedOn: TODAY },
          today: TODAY,
          actor: 'a',
          roles: ['CHAIR_OF_GOVERNORS'],
          headMayDecide: [],
          mayAppointSelf: false,
          unknownPersons: [],
          corrects: false,
          record: () => undefined,
          ...change,
        },
      ),
    );

  test('is put forward by the chair, to a later day of the same term, while it has not passed', () => {
    expect(put('2027-01-04', { roles: ['HEADTEACHER'] })).toEqual(['RECORD_START_IS_THE_CHAIRS']);
    expect(put('2026-12-20')).toEqual(['RECORD_START_NOT_LATER']);
    expect(put('2027-03-13')).toEqual(['RECORD_START_TOO_LATE']);
    expect(put('2026-12-21')).toEqual([]);
    expect(put('2027-01-04', { today: '2026-12-21' })).toEqual(['RECORD_START_PASSED']);
  });

  test('is said when the school is entered, at most a term ahead', async () => {
    const open = (recordFrom: string) =>
      school.asOperator('OpenSchool', {
        ...{ schoolUrn: '900003', laestab: '2010008', name: 'Third', phase: 'PRIMARY', schoolType: 'MAINTAINED' },
        ...{ trustUid: null, recordFrom },
      });
    await expect(open('2027-03-13')).rejects.toThrow('RECORD_START_TOO_LATE');
    expect(codes(await open('2027-03-12'))).toEqual([]);
  });
});
