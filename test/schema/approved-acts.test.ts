import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

// Approvals that carry an act, requests that close, and who stands aside: through the public API alone.
const school = await openSchool();
const { senco, head, deputy, chair, teacher } = school.staff;
const DAY = '2026-11-23';

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly way: {
    readonly limitPence: number | null;
    readonly whoMay: readonly string[];
    readonly missing: readonly string[];
    readonly next: string | null;
  } | null;
}
interface Said {
  readonly decisionId?: string;
  readonly findings?: readonly string[];
  readonly refusals?: readonly Refusal[];
}

const RECORDS = [
  'MeetCondition',
  'RecuseFromSignOff',
  'RecuseFromPupil',
  'LiftRecusal',
  'AppointDecider',
  'ConfirmDecision',
  'RecordDissent',
  'RecordOutsideReview',
];
const OF_SCHOOL = ['GrantDelegation', 'SetSignOffPolicy', 'DesignateSenco', 'EndSencoDesignation', 'RevokeDelegation'];

async function say(by: string, command: string, input: object): Promise<Said> {
  const name = command.charAt(0).toLowerCase() + command.slice(1);
  const kind = RECORDS.includes(command) || OF_SCHOOL.includes(command) ? 'Command' : 'Decision';
  const { data, errors } = await ask(
    school.app,
    by,
    `mutation ($input: ${command}Input!) { ${name}(input: $input) {
      ... on ${kind}Recorded { ${kind === 'Decision' ? 'decisionId' : ''} findings }
      ... on ${kind}Refused { refusals { code message way { limitPence whoMay missing next } } } } }`,
    { input: { commandId: randomUUID(), schoolUrn: URN, ...input } },
  );
  expect(errors).toEqual([]);
  return data?.[name] as Said;
}

async function done(by: string, command: string, input: object): Promise<string> {
  const said = await say(by, command, input);
  expect(said.refusals).toBeUndefined();
  return said.decisionId ?? '';
}

async function codes(by: string, command: string, input: object): Promise<readonly string[]> {
  return ((await say(by, command, input)).refusals ?? []).map(({ code }) => code);
}

const taken = (pupilId: string, effectiveFrom = DAY): object => ({ pupilId, basis: 'TAKEN_HERE', effectiveFrom });
const by = (person: string): object => ({ kind: 'PERSON', person });

async function signOff(id: string, as = head): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(
    school.app,
    as,
    `query ($id: ID!) { signOffRequest(id: $id) { id state digest annualCostPence actName actBy closedOn closedBy turn ageSchoolDays
      act { kind outcome terms { tier frequency { sessionsPerWeek } } placementKind reason }
      conditions { uuid timing state } answers { decisionId counts ownWord { name } findings { code } } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data?.['signOffRequest'] as Record<string, unknown>;
}

async function decision(id: string): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(
    school.app,
    head,
    `query ($id: ID!) { decision(id: $id) { decidedAt decidedBy { kind persons { person { name } role authority { kind request answer } } }
      carriedOutBy { person { name } role } recordedBy { person { name } } signOff closes findings { code } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data?.['decision'] as Record<string, unknown>;
}

const answer = async (
  who: string,
  request: string,
  pupilId: string,
  more: object = {},
  command = 'ApproveSignOff',
): Promise<Said> =>
  say(who, command, { ...taken(pupilId), request, seenDigest: (await signOff(request))['digest'], ...more });
const approve = async (
  who: string,
  request: string,
  pupilId: string,
  more: object = {},
  command?: string,
): Promise<string> => {
  const said = await answer(who, request, pupilId, more, command);
  expect(said.refusals).toBeUndefined();
  return said.decisionId ?? '';
};

const EHC = {
  outcome: 'REQUEST',
  parentsAware: 'YES',
  agreement: 'AGREED',
  rationale: 'Two years of support were not enough.',
};
const REQUEST_EHC = {
  matter: 'EHC_NEEDS_ASSESSMENT_REQUEST',
  proposal: 'Ask for an assessment.',
  rationale: 'Two years of support were not enough.',
};
const requestEhc = (pupilId: string, more: object = {}, who = senco): Promise<string> =>
  done(who, 'RequestSignOff', { ...taken(pupilId), ...REQUEST_EHC, act: { decideEhcRequest: EHC }, ...more });

const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  frequency: { sessionsPerWeek: 5, minutesPerSession: 60, weeks: 38 },
  groupSize: 1,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  reviewOn: '2027-02-01',
  costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
};
const PLAN = {
  name: 'One to one',
  terms: TERMS,
  parentPosition: 'AGREES',
  agreedWith: ['PARENT'],
  rationale: 'Needs practice with others.',
  outcomes: [{ words: 'Reads a page.', dueOn: '2027-07-01' }],
};
const COST = 5 * 38 * 1_700;

beforeAll(() => {
  school.clock.moveTo(`${DAY}T10:00:00.000Z`);
});

describe('an EHC needs assessment, which the head decides', () => {
  let pupil: string;
  let request: string;
  beforeAll(async () => {
    pupil = await school.pupil();
  });

  test('the SENCO is refused, and told who may and what is next', async () => {
    const { refusals = [] } = await say(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([
      {
        code: 'NO_AUTHORITY_AT_DECISION',
        way: { limitPence: null, whoMay: ['HEADTEACHER'], missing: [], next: 'RequestSignOff' },
      },
    ]);
    expect(refusals[0]?.message).toContain('Who may: HEADTEACHER. Next: RequestSignOff');
  });

  test('the same input is the act of a request, shown in full and part of what is signed', async () => {
    request = await requestEhc(pupil);
    const shown = await signOff(request);
    expect(shown).toMatchObject({
      state: 'SUBMITTED',
      act: { kind: 'DECIDE_EHC_REQUEST', outcome: 'REQUEST' },
      actBy: null,
    });
    expect(await codes(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC })).toEqual(['NO_AUTHORITY_AT_DECISION']);
  });

  test('the approval carries the proposer, once, and says who decided and who carried it out', async () => {
    const approved = await approve(head, request, pupil);
    expect(await signOff(request)).toMatchObject({ state: 'APPROVED', actBy: '2027-02-15' });
    const { decisionId = '', findings } = await say(senco, 'DecideEhcRequest', {
      ...taken(pupil),
      ...EHC,
    });
    expect(findings).toEqual([]);
    expect(await decision(decisionId)).toMatchObject({
      decidedBy: [
        {
          kind: 'PERSON',
          persons: [
            {
              person: { name: 'Person head' },
              role: 'HEADTEACHER',
              authority: { kind: 'APPROVAL', request, answer: approved },
            },
          ],
        },
      ],
      carriedOutBy: { person: { name: 'Person senco' }, role: 'SENCO' },
      recordedBy: { person: { name: 'Person senco' } },
      signOff: request,
      closes: null,
      findings: [],
    });
    const again = await say(senco, 'DecideEhcRequest', {
      ...taken(pupil),
      ...EHC,
      signOffRequest: request,
    });
    expect(again.refusals?.find(({ code }) => code === 'NO_AUTHORITY_AT_DECISION')?.way?.missing).toEqual([
      'USED_ALREADY',
    ]);
  });
});

describe('an approved act carries just that act', () => {
  const refusedFor = async (
    act: object,
    said: object,
    who = senco,
    more: object = {},
  ): Promise<readonly string[] | undefined> => {
    const pupil = await school.pupil();
    const request = await requestEhc(pupil, { act: { decideEhcRequest: { ...EHC, ...act } }, ...more });
    await approve(head, request, pupil);
    const { refusals } = await say(who, 'DecideEhcRequest', { ...taken(pupil), ...EHC, ...said });
    return refusals?.find(({ code }) => code === 'NO_AUTHORITY_AT_DECISION')?.way?.missing;
  };

  test.each([
    ['another outcome', { outcome: 'DO_NOT_REQUEST', reasonCode: 'FUNDING' }, {}, ['OTHER_ACT']],
    ['effect before the approval', {}, { effectiveFrom: '2026-11-20' }, ['EFFECT_TOO_EARLY']],
  ] as const)('not %s', async (_what, act, said, missing) => {
    expect(await refusedFor(act, said)).toEqual(missing);
  });

  test('not by somebody who neither proposed it nor holds the post', async () => {
    expect(await refusedFor({}, {}, deputy)).toEqual(['NOT_THE_PROPOSER']);
  });

  test('not a request without an act: it gives no authority, and the refusal says so', async () => {
    const pupil = await school.pupil();
    const request = await done(senco, 'RequestSignOff', { ...taken(pupil), ...REQUEST_EHC });
    await approve(head, request, pupil);
    const { refusals } = await say(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([{ code: 'NO_AUTHORITY_AT_DECISION', way: { missing: ['NO_ACT'] } }]);
  });

  test('not before a condition that comes first is met', async () => {
    const pupil = await school.pupil();
    const request = await requestEhc(pupil);
    const conditions = [{ owner: senco, dueOn: '2026-12-18', text: 'Ask the psychologist.', timing: 'BEFORE_ACTING' }];
    await approve(head, request, pupil, { conditions }, 'ApproveSignOffWithConditions');
    const { refusals } = await say(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([{ way: { missing: ['CONDITION_NOT_MET'] } }]);
    const [condition] = (await signOff(request))['conditions'] as [{ uuid: string }];
    await done(senco, 'MeetCondition', { pupilId: pupil, request, condition: condition.uuid, metOn: DAY });
    await done(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
  });
});

describe('a refusal names the way on', () => {
  test('to the head who asks for sign-off: the decision itself', async () => {
    const pupil = await school.pupil();
    const asked = await say(head, 'RequestSignOff', {
      ...taken(pupil),
      ...REQUEST_EHC,
      act: { decideEhcRequest: EHC },
    });
    expect(asked.refusals).toMatchObject([
      { code: 'HEADS_DECISION_IS_FINAL', way: { whoMay: ['HEADTEACHER'], missing: [], next: 'DecideEhcRequest' } },
    ]);
  });

  test('to somebody who withdraws what another proposed: the post in which it was proposed', async () => {
    const pupil = await school.pupil();
    const request = await requestEhc(pupil);
    const withdrawn = await say(deputy, 'WithdrawSignOff', {
      ...taken(pupil),
      request,
      withdrawnBecause: 'NO_LONGER_NEEDED',
    });
    expect(withdrawn.refusals).toMatchObject([
      { code: 'NOT_THE_PROPOSER', way: { whoMay: ['SENCO'], missing: [], next: null } },
    ]);
  });
});

describe('an approval that somebody reports', () => {
  test("by the proposer's word carries nothing until the approver confirms it", async () => {
    const pupil = await school.pupil();
    const request = await requestEhc(pupil);
    const { decisionId: reported, findings } = await answer(senco, request, pupil, {
      basis: 'REPORTED',
      decidedOn: DAY,
      decidedBy: [by(head)],
    });
    expect(findings).toEqual(['APPROVAL_BY_PROPOSERS_WORD']);
    expect(await signOff(request)).toMatchObject({ state: 'SUBMITTED', answers: [{ counts: false }] });
    const { refusals } = await say(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([{ code: 'NO_AUTHORITY_AT_DECISION', way: { missing: ['NOT_APPROVED'] } }]);
    await done(head, 'ConfirmDecision', { pupilId: pupil, decisionId: reported });
    expect(await signOff(request)).toMatchObject({
      state: 'APPROVED',
      answers: [{ counts: true, ownWord: [{ name: 'Person head' }] }],
    });
    await done(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
  });

  test('by somebody else clears the need of sign-off, and is no authority before it is confirmed', async () => {
    const pupil = await school.pupil();
    const request = await requestEhc(pupil);
    const { decisionId: reported } = await answer(deputy, request, pupil, {
      basis: 'REPORTED',
      decidedOn: DAY,
      decidedBy: [by(head)],
    });
    const { refusals } = await say(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([{ way: { missing: ['NOT_CONFIRMED'] } }]);
    await done(head, 'ConfirmDecision', { pupilId: pupil, decisionId: reported });
    await done(senco, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
  });
});

describe('provision above the limit of who proposes it', () => {
  beforeAll(async () => {
    await done(head, 'GrantDelegation', {
      delegationId: randomUUID(),
      grantor: 'HEADTEACHER',
      granteePerson: senco,
      decisions: ['START_PROVISION'],
      from: '2026-09-01',
      maxAnnualCostPence: 100_000,
    });
  });
  const request = (pupilId: string, more: object = {}): Promise<Said> =>
    say(senco, 'RequestSignOff', {
      ...taken(pupilId),
      matter: 'PROVISION_ABOVE_COST',
      proposal: 'Five hours a week.',
      rationale: 'Small groups were not enough.',
      act: { startProvision: { plan: PLAN } },
      ...more,
    });

  test('the refusal names the limit, and the approval of the terms carries them or less', async () => {
    const pupil = await school.pupil();
    const { refusals } = await say(senco, 'StartProvision', { ...taken(pupil), plan: PLAN });
    expect(refusals).toMatchObject([
      {
        code: 'COST_ABOVE_AUTHORITY',
        way: { limitPence: 100_000, whoMay: ['HEADTEACHER', 'DEPUTY_HEADTEACHER'], next: 'RequestSignOff' },
      },
    ]);
    const { decisionId = '' } = await request(pupil);
    expect(await signOff(decisionId)).toMatchObject({
      annualCostPence: COST,
      actName: 'One to one',
      act: { kind: 'START_PROVISION', terms: { frequency: { sessionsPerWeek: 5 } } },
    });
    await approve(head, decisionId, pupil);
    const more = { ...PLAN, terms: { ...TERMS, frequency: { ...TERMS.frequency, sessionsPerWeek: 6 } } };
    const dearer = { ...PLAN, terms: { ...TERMS, costLines: [{ kind: 'HOURLY', amountPence: 1_800 }] } };
    const renamed = { ...PLAN, name: 'Something else' };
    const missing = async (plan: object): Promise<readonly string[] | undefined> =>
      (await say(senco, 'StartProvision', { ...taken(pupil), plan })).refusals?.[0]?.way?.missing;
    expect(await missing(more)).toEqual(['OTHER_ACT', 'COST_HIGHER']);
    expect(await missing(dearer)).toEqual(['COST_HIGHER']);
    expect(await missing(renamed)).toEqual(['OTHER_ACT']);
    const less = { ...PLAN, terms: { ...TERMS, frequency: { ...TERMS.frequency, sessionsPerWeek: 4 } } };
    const id = await done(senco, 'StartProvision', { ...taken(pupil), plan: less });
    expect(await decision(id)).toMatchObject({ carriedOutBy: { role: 'SENCO' }, findings: [] });
  });

  test('an act is judged as its command is when it is asked for, but for want of authority', async () => {
    const pupil = await school.pupil();
    const wrong = { ...PLAN, terms: { ...TERMS, plannedEndOn: '2026-01-01' } };
    expect(
      (await request(pupil, { act: { startProvision: { plan: wrong } } })).refusals?.map(({ code }) => code),
    ).toEqual(['PLANNED_DATE_PAST', 'END_BEFORE_START']);
    expect((await request(pupil, { annualCostPence: 1 })).refusals?.map(({ code }) => code)).toEqual([
      'ACT_DIFFERS_FROM_REQUEST',
    ]);
    expect((await request(pupil, { matter: 'SEN_SUPPORT' })).refusals?.map(({ code }) => code)).toEqual([
      'ACT_DIFFERS_FROM_REQUEST',
    ]);
    expect(
      (await request(pupil, { act: { startProvision: { plan: PLAN }, decideEhcRequest: EHC } })).refusals?.map(
        ({ code }) => code,
      ),
    ).toEqual(['ACT_NOT_ONE']);
  });

  test('a correction to more than was approved has the finding that the approval no longer covers', async () => {
    const pupil = await school.pupil();
    const { decisionId = '' } = await request(pupil);
    await approve(head, decisionId, pupil);
    const id = await done(senco, 'StartProvision', { ...taken(pupil), plan: PLAN });
    const more = { ...PLAN, terms: { ...TERMS, frequency: { ...TERMS.frequency, sessionsPerWeek: 9 } } };
    await say(senco, 'StartProvision', {
      ...taken(pupil),
      plan: more,
      correctionOf: { decisionId: id, reason: 'More.' },
    });
    const { decidedBy, findings, carriedOutBy } = await decision(id);
    expect(carriedOutBy).toBeNull();
    expect(decidedBy).toMatchObject([{ persons: [{ person: { name: 'Person senco' } }] }]);
    expect(findings).toMatchObject([{ code: 'COST_ABOVE_AUTHORITY' }, { code: 'SIGN_OFF_REQUIRED' }]);
  });
});

describe('an open request', () => {
  test('is closed by the decision that it asks for, or by another in the same matter', async () => {
    const [asAsked, otherwise] = [await school.pupil(), await school.pupil()];
    const first = await requestEhc(asAsked);
    const decided = await done(head, 'DecideEhcRequest', { ...taken(asAsked), ...EHC });
    expect(await decision(decided)).toMatchObject({ closes: first, signOff: null });
    expect(await signOff(first)).toMatchObject({
      state: 'DECIDED_AS_ASKED',
      closedOn: DAY,
      closedBy: decided,
      turn: null,
      ageSchoolDays: null,
    });
    const second = await requestEhc(otherwise);
    const no = await done(head, 'DecideEhcRequest', {
      ...taken(otherwise),
      ...EHC,
      outcome: 'DO_NOT_REQUEST',
      reasonCode: 'FUNDING',
    });
    expect(await signOff(second)).toMatchObject({ state: 'DECIDED_OTHERWISE', closedBy: no });
    expect((await answer(head, second, otherwise)).refusals?.map(({ code }) => code)).toEqual(['REQUEST_NOT_OPEN']);
    const { data } = await ask(school.app, head, `{ signOffQueue(schoolUrn: "${URN}") { edges { node { id } } } }`);
    const open = (data?.['signOffQueue'] as { edges: readonly { node: { id: string } }[] }).edges.map(
      ({ node }) => node.id,
    );
    expect(open.filter((id) => id === first || id === second)).toEqual([]);
  });
});

describe('who stood aside', () => {
  test('decides nothing about the pupil; the refusal names who may', async () => {
    const pupil = await school.pupil();
    await done(head, 'RecuseFromPupil', { pupilId: pupil, ground: 'RELATIVE' });
    const { refusals } = await say(head, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(refusals).toMatchObject([{ code: 'DECIDER_RECUSED', way: { whoMay: [], next: 'AppointDecider' } }]);
    expect(
      (
        await say(senco, 'DecideEhcRequest', {
          ...taken(pupil),
          ...EHC,
          basis: 'REPORTED',
          decidedOn: DAY,
          decidedBy: [by(head)],
        })
      ).findings,
    ).toEqual(['DECIDER_RECUSED']);
    expect(
      (
        await say(head, 'PlaceOnSenSupport', {
          ...taken(pupil),
          needs: [{ code: 'SPLD', rank: 1 }],
          rationale: 'Reads little.',
        })
      ).refusals,
    ).toMatchObject([{ code: 'DECIDER_RECUSED', way: { whoMay: ['SENCO'], next: null } }]);
  });

  test('in a request steps back from all matters as a relative, from that matter for another interest', async () => {
    const [own, other] = [await school.pupil(), await school.pupil()];
    const asked = [await requestEhc(own), await requestEhc(other)];
    await done(head, 'RecuseFromSignOff', { pupilId: own, request: asked[0], ground: 'OWN_CHILD' });
    await done(head, 'RecuseFromSignOff', { pupilId: other, request: asked[1], ground: 'OTHER_INTEREST' });
    const support = { needs: [{ code: 'SPLD', rank: 1 }], rationale: 'Reads little.' };
    expect(await codes(head, 'PlaceOnSenSupport', { ...taken(own), ...support })).toEqual(['DECIDER_RECUSED']);
    expect(await codes(head, 'PlaceOnSenSupport', { ...taken(other), ...support })).toEqual([]);
    expect(await codes(head, 'DecideEhcRequest', { ...taken(other), ...EHC })).toEqual(['DECIDER_RECUSED']);
    expect((await answer(head, asked[1] ?? '', other)).refusals?.map(({ code }) => code)).toEqual(['APPROVER_RECUSED']);
  });

  test('takes no other part: owner of a condition, in a meeting, confirming, dissenting, reviewing', async () => {
    const pupil = await school.pupil();
    await done(deputy, 'RecuseFromPupil', { pupilId: pupil, ground: 'RELATIVE' });
    const request = await requestEhc(pupil);
    const conditions = [{ owner: deputy, dueOn: '2026-12-18', text: 'See the parents.' }];
    expect(
      (await answer(head, request, pupil, { conditions }, 'ApproveSignOffWithConditions')).refusals?.map(
        ({ code }) => code,
      ),
    ).toEqual(['CONDITION_OWNER_RECUSED']);
    const meeting = { kind: 'MEETING', meeting: 'LEADERSHIP_TEAM', members: [head, deputy] };
    const { decisionId, findings } = await say(teacher, 'RaiseConcern', {
      ...taken(pupil),
      raisedBy: 'TEACHER',
      raisedOn: DAY,
      description: 'Reads little.',
      universalSupportTried: null,
    }).then(() =>
      say(senco, 'DecideEhcRequest', {
        ...taken(pupil),
        ...EHC,
        basis: 'REPORTED',
        decidedOn: DAY,
        decidedBy: [meeting],
      }),
    );
    expect(findings).toEqual(['DECIDER_RECUSED']);
    expect(await codes(deputy, 'ConfirmDecision', { pupilId: pupil, decisionId })).toEqual(['RECUSED_TAKES_NO_PART']);
    expect(await codes(deputy, 'RecordDissent', { pupilId: pupil, decisionId, text: 'No.' })).toEqual([
      'RECUSED_TAKES_NO_PART',
    ]);
    expect(
      await codes(deputy, 'RecordOutsideReview', {
        pupilId: pupil,
        decisionId,
        asked: 'SECOND_LEADER',
        askedOn: DAY,
        view: 'AGREES',
      }),
    ).toEqual(['RECUSED_TAKES_NO_PART']);
  });

  test('is lifted by the chair, and replaced by whom the chair appoints where nobody may', async () => {
    const pupil = await school.pupil();
    expect(
      await codes(chair, 'AppointDecider', { pupilId: pupil, person: deputy, decisions: ['DECIDE_EHC_REQUEST'] }),
    ).toEqual(['NOBODY_STOOD_ASIDE']);
    await done(head, 'RecuseFromPupil', { pupilId: pupil, ground: 'RELATIVE' });
    expect(await codes(head, 'LiftRecusal', { pupilId: pupil, person: head })).toEqual(['RECUSAL_LIFTED_BY_ANOTHER']);
    expect(
      await codes(chair, 'AppointDecider', { pupilId: pupil, person: deputy, decisions: ['PLACE_ON_SEN_SUPPORT'] }),
    ).toEqual(['SOMEBODY_ELSE_MAY']);
    expect(
      await codes(chair, 'AppointDecider', {
        pupilId: pupil,
        person: school.staff.governor,
        decisions: ['DECIDE_EHC_REQUEST'],
      }),
    ).toEqual(['APPOINTEE_NOT_FREE']);
    await done(chair, 'AppointDecider', { pupilId: pupil, person: deputy, decisions: ['DECIDE_EHC_REQUEST'] });
    const id = await done(deputy, 'DecideEhcRequest', { ...taken(pupil), ...EHC });
    expect(await decision(id)).toMatchObject({
      decidedBy: [{ persons: [{ authority: { kind: 'APPOINTMENT' } }] }],
      findings: [],
    });
    await done(chair, 'LiftRecusal', { pupilId: pupil, person: head });
    const other = await school.pupil();
    await done(head, 'RecuseFromPupil', { pupilId: other, ground: 'OTHER_INTEREST' });
    await done(chair, 'LiftRecusal', { pupilId: other, person: head });
    expect(await codes(head, 'DecideEhcRequest', { ...taken(other), ...EHC })).toEqual([]);
  });
});

// Last, since time does not go back.
test('an approved act is not carried out after its last day', async () => {
  const pupil = await school.pupil();
  const request = await requestEhc(pupil);
  await approve(head, request, pupil);
  school.clock.moveTo('2027-06-01T10:00:00.000Z');
  const { refusals } = await say(senco, 'DecideEhcRequest', { ...taken(pupil, '2027-06-01'), ...EHC });
  expect(refusals).toMatchObject([{ way: { missing: ['TOO_LATE'] } }]);
});
