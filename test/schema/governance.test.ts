import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ruleInWords } from '../../src/governance/sign-off-policy.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, recorded, URN } from '../support/school.ts';
import { PROPOSAL, takenOn } from '../support/sign-offs.ts';

const school = await openSchool();
const { chair, head, deputy, senco, teacher } = school.staff;

const RECORD =
  'record { recordedAt recordedBy { name } givenOn minuteRef endedAt findings { code severity } findingsOfEnd { code } }';
const GOVERNANCE = `query ($asAt: AsAtInput) { governance(schoolUrn: "${URN}", asAt: $asAt) { asOf { ordinal } recordFrom
  people { sencos { person { name } acting ${RECORD} } offices { role } history { role } }
  delegations { delegationId grantor granteePerson { name } granteeOffice decisions from to maxAnnualCostPence pupilScope confirmed minutedOn revokedOn inForce ${RECORD} }
  signOffPolicy { policyId rules { words matter } }
  signOffPolicies { from inForce ${RECORD} }
  termCalendars { academicYear counts terms { from to } closures recordedAt } } }`;
type Shown = Readonly<Record<string, never>>;
const governance = async (by: string, asAt: object | null = null): Promise<Shown> => {
  const { data, errors } = await ask(school.app, by, GOVERNANCE, { asAt });
  expect(errors).toEqual([]);
  return data?.['governance'] as Shown;
};
const delegationId = randomUUID();
const policyId = randomUUID();
const before = school.app.log.head();
const by = async (who: string, name: string, input: object): Promise<void> => {
  recorded(await school.as(who, name, { schoolUrn: URN, ...input }));
};
await by(head, 'GrantDelegation', {
  delegationId,
  grantor: 'GOVERNING_BODY',
  granteePerson: deputy,
  granteeOffice: null,
  decisions: ['PlaceOnSenSupport'],
  from: '2026-11-20',
  to: '2027-07-31',
  minuteRef: 'FGB item 4',
  maxAnnualCost: 50_000,
});
await by(chair, 'SetSignOffPolicy', {
  policyId,
  from: '2026-11-20',
  minuteRef: 'FGB item 5',
  rules: [
    {
      ruleId: randomUUID(),
      matter: 'SEN_SUPPORT',
      quorum: 'ANY_ONE',
      aboveAnnualCost: null,
      lapsesAfterSchoolDays: 10,
    },
  ],
});
const terms = [{ from: '2026-09-03', to: '2026-10-23' }];
await by(head, 'SetTermCalendar', { academicYear: 2026, terms, closures: [] });
await by(head, 'SetTermCalendar', { academicYear: 2026, terms, closures: ['2026-10-05'] });
const granted = school.app.log.head();

describe('what authority rests on', () => {
  test('is shown with limits, minute, who recorded it when, and what is to be said about it', async () => {
    const { delegations, signOffPolicy, signOffPolicies, people, recordFrom, termCalendars } = await governance(chair);
    expect(recordFrom).toBe('2026-08-31');
    expect(delegations).toEqual([
      {
        delegationId,
        grantor: 'GOVERNING_BODY',
        granteePerson: { name: 'Person deputy' },
        granteeOffice: null,
        decisions: ['PLACE_ON_SEN_SUPPORT'],
        from: '2026-11-20',
        to: '2027-07-31',
        maxAnnualCostPence: 50_000,
        pupilScope: null,
        confirmed: false,
        minutedOn: null,
        revokedOn: null,
        inForce: true,
        record: {
          recordedAt: expect.any(String) as unknown,
          recordedBy: { name: 'Person head' },
          givenOn: null,
          minuteRef: 'FGB item 4',
          endedAt: null,
          findings: [{ code: 'NOT_CONFIRMED_BY_THE_BOARD', severity: 'CONCERN' }],
          findingsOfEnd: [],
        },
      },
    ]);
    expect(signOffPolicy).toEqual({
      policyId,
      rules: [
        {
          words:
            'Placing a pupil on SEN support, needs sign-off: any one who may sign off. A request lapses after 10 school days.',
          matter: 'SEN_SUPPORT',
        },
      ],
    });
    expect(signOffPolicies).toMatchObject([{ inForce: true, record: { minuteRef: 'FGB item 5', findings: [] } }]);
    expect(people).toMatchObject({
      sencos: [
        {
          person: { name: 'Person senco' },
          acting: false,
          // Typed in while the record had not started.
          record: { minuteRef: null, findings: [{ code: 'AUTHORITY_FROM_BEFORE_THE_RECORD' }] },
        },
      ],
    });
    expect(termCalendars).toMatchObject([
      { academicYear: 2026, counts: false, terms, closures: [] },
      { academicYear: 2026, counts: true, terms, closures: ['2026-10-05'] },
    ]);
  });

  test('is shown as it was known, and as it counts on a day', async () => {
    const earlier = await governance(chair, { ordinal: before });
    expect([earlier['delegations'], earlier['signOffPolicy'], earlier['termCalendars']]).toEqual([[], null, []]);
    await by(chair, 'RevokeDelegation', { delegationId, on: '2026-12-01' });
    const revoked = (shown: Shown) => (shown['delegations'] as unknown as { revokedOn: string; inForce: boolean }[])[0];
    expect(revoked(await governance(chair))).toMatchObject({ revokedOn: '2026-12-01', inForce: true });
    expect(revoked(await governance(chair, { effectiveOn: '2026-12-01' }))).toMatchObject({ inForce: false });
    expect(revoked(await governance(chair, { ordinal: granted }))).toMatchObject({ revokedOn: null });
  });

  test('is for whoever may see who holds what', async () => {
    const { data, codes } = await ask(school.app, teacher, GOVERNANCE, { asAt: null });
    expect([data, codes]).toEqual([{ governance: null }, ['NOT_FOUND']]);
  });
});

test("a decision's authority leads to the delegation or the office, and a request to the line of the policy", async () => {
  const shown = async (decider: string): Promise<unknown> => {
    const pupilId = await school.pupil();
    const { decisionId } = recorded(
      await school.as(
        senco,
        'PlaceOnSenSupport',
        placement(pupilId, {
          basis: 'REPORTED',
          decidedOn: '2026-11-20',
          decidedBy: [{ kind: 'PERSON', person: decider, meeting: null, members: [] }],
        }),
      ),
    );
    const source = `query ($id: ID!) { decision(id: $id) { decidedBy { persons { authority { kind
      delegation { delegationId granteePerson { name } record { minuteRef } } holding { role person { name } } } } } } }`;
    const { data } = await ask(school.app, senco, source, { id: decisionId });
    return (data?.['decision'] as { decidedBy: { persons: { authority: unknown }[] }[] }).decidedBy[0]?.persons[0]
      ?.authority;
  };
  expect(await shown(deputy)).toEqual({
    kind: 'DELEGATION',
    delegation: { delegationId, granteePerson: { name: 'Person deputy' }, record: { minuteRef: 'FGB item 4' } },
    holding: null,
  });
  expect(await shown(senco)).toEqual({
    kind: 'OFFICE',
    delegation: null,
    holding: { role: 'SENCO', person: { name: 'Person senco' } },
  });
  const pupil = await school.pupil();
  const request = recorded(
    await school.as(senco, 'RequestSignOff', { ...takenOn(pupil, '2026-11-20'), ...PROPOSAL, matter: 'SEN_SUPPORT' }),
  ).decisionId;
  const { data } = await ask(
    school.app,
    senco,
    'query ($id: ID!) { signOffRequest(id: $id) { policyLine { words } } }',
    {
      id: request,
    },
  );
  expect(data).toMatchObject({
    signOffRequest: { policyLine: { words: expect.stringContaining('Placing a pupil') as unknown } },
  });
});

test('a line of a policy is said in words', () => {
  const line = { ruleId: randomUUID(), matter: 'PROVISION_ABOVE_COST', quorum: 'TWO_OF_N' } as const;
  const words = (aboveAnnualCost: number | null) =>
    ruleInWords({ ...line, aboveAnnualCost, lapsesAfterSchoolDays: null });
  expect(words(1_234_550)).toBe(
    'Provision that costs more than the school lets others decide, where it costs more than £12,345.50 a year, needs sign-off: two of those who may sign off.',
  );
  expect(words(60_000)).toContain('more than £600 a year');
});
