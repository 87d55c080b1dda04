import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { ask } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { codes, placement, recorded, type School, URN } from '../support/school.ts';
import { ANSWER, APPROVAL, digestIn, PROPOSAL, requestIn, takenOn } from '../support/sign-offs.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});
let pupil: string;

beforeEach(async () => {
  pupil = await school.pupil();
});

const TODAY = '2026-11-20';
const reserve = async (...matters: readonly string[]): Promise<Outcome> =>
  school.as(school.staff.head, 'SetSignOffPolicy', {
    schoolUrn: URN,
    policyId: randomUUID(),
    from: '2026-09-01',
    minuteRef: null,
    rules: matters.map((matter) => ({
      ruleId: randomUUID(),
      matter,
      quorum: 'ANY_ONE',
      aboveAnnualCost: null,
      lapsesAfterSchoolDays: null,
    })),
  });
const place = (by: string, change: object = {}): Promise<Outcome> =>
  school.as(by, 'PlaceOnSenSupport', placement(pupil, change));
const request = async (change: object = {}): Promise<string> =>
  recorded(
    await school.as(school.staff.senco, 'RequestSignOff', {
      ...takenOn(pupil, TODAY),
      ...PROPOSAL,
      matter: 'SEN_SUPPORT',
      ...change,
    }),
  ).decisionId;
const approve = async (id: string, by = school.staff.head, change: object = {}): Promise<Outcome> =>
  school.as(by, 'ApproveSignOff', {
    ...takenOn(pupil, TODAY),
    request: id,
    seenDigest: await digestIn(school, pupil, id),
    ...APPROVAL,
    ...change,
  });
const decided = async (id: string) =>
  foldPupil(await school.app.store.read(`pupil-${pupil}`)).events.find((event) => event.id === id)?.metadata;
const types = async (): Promise<readonly string[]> =>
  (await school.app.store.read(`pupil-${pupil}`)).map(({ type }) => type);

describe('what the policy reserves', () => {
  test('SIGN_OFF_REQUIRED: refused when taken here, a finding when reported; nothing needs it without a policy', async () => {
    recorded(
      await place(school.staff.senco, {
        basis: 'REPORTED',
        decidedOn: '2026-11-19',
        decidedBy: [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }],
      }),
    );
    pupil = await school.pupil();
    await reserve('SEN_SUPPORT');
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
    const reported = recorded(
      await place(school.staff.senco, {
        basis: 'REPORTED',
        decidedOn: TODAY,
        decidedBy: [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }],
      }),
    );
    expect(reported.findings).toEqual(['SIGN_OFF_REQUIRED']);
    expect(await decided(reported.decisionId)).toMatchObject({ reserved: { matters: ['SEN_SUPPORT'] } });
  });

  test('a correction takes no finding away, and may name the request that it rested on', async () => {
    await reserve('SEN_SUPPORT');
    const { decisionId } = recorded(
      await place(school.staff.senco, {
        basis: 'REPORTED',
        decidedOn: TODAY,
        decidedBy: [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }],
      }),
    );
    const correctionOf = { decisionId, reason: 'Another need.' };
    recorded(await place(school.staff.senco, { correctionOf, needs: [{ code: 'MLD', rank: 1 }] }));
    expect((await decided(decisionId))?.findings).toEqual(['SIGN_OFF_REQUIRED']);
    const id = await request();
    recorded(await approve(id));
    recorded(await place(school.staff.senco, { correctionOf, signOffRequest: id }));
    expect(await decided(decisionId)).toMatchObject({ signOff: id });
    recorded(await place(school.staff.senco, { correctionOf }));
    expect([(await decided(decisionId))?.findings, (await decided(decisionId))?.signOff]).toEqual([undefined, id]);
  });

  test('rests on an approved request, which is used once and kept with the decision', async () => {
    await reserve('SEN_SUPPORT');
    const id = await request();
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
    recorded(await approve(id));
    const { decisionId, findings } = recorded(await place(school.staff.senco));
    expect([findings, await decided(decisionId)]).toMatchObject([
      [],
      { signOff: id, reserved: { matters: ['SEN_SUPPORT'] } },
    ]);
    expect(
      codes(await place(school.staff.senco, { effectiveFrom: '2026-11-19', reviewOn: null, signOffRequest: id })),
    ).toContain('SIGN_OFF_REQUIRED');
  });

  test('a request of another matter does not carry it, one that is named has to', async () => {
    await reserve('SEN_SUPPORT');
    const other = await request({ matter: 'OTHER' });
    recorded(await approve(other));
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
    expect(codes(await place(school.staff.senco, { signOffRequest: other }))).toEqual(['SIGN_OFF_REQUIRED']);
  });

  test('an approval that counts for nothing carries nothing', async () => {
    await reserve('SEN_SUPPORT');
    const id = await request();
    const reported = recorded(
      await approve(id, school.staff.head, {
        basis: 'REPORTED',
        decidedOn: TODAY,
        decidedBy: [{ kind: 'PERSON', person: school.staff.deputy, meeting: null, members: [] }],
      }),
    );
    expect(reported.findings).toEqual(['NO_AUTHORITY_AT_DECISION']);
    expect((await requestIn(school, pupil, id)).state).toBe('SUBMITTED');
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
  });

  test("the head's own decision is final, needs none, and says so", async () => {
    await reserve('SEN_SUPPORT');
    const { decisionId, findings } = recorded(await place(school.staff.head));
    expect([findings, await decided(decisionId)]).toMatchObject([
      [],
      { reserved: { matters: ['SEN_SUPPORT'], headsDecision: true } },
    ]);
    const { data } = await ask(
      school.app,
      school.staff.head,
      'query ($id: ID!) { decision(id: $id) { headsDecision reserved signOff } }',
      { id: decisionId },
    );
    expect(data).toEqual({ decision: { headsDecision: true, reserved: ['SEN_SUPPORT'], signOff: null } });
  });

  test("a decision is the head's by somebody else's word until the head confirms it", async () => {
    await reserve('SEN_SUPPORT');
    const byHead = {
      basis: 'REPORTED',
      decidedOn: TODAY,
      decidedBy: [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }],
    };
    const { decisionId, findings } = recorded(await place(school.staff.senco, byHead));
    expect(findings).toEqual(['HEADS_DECISION_BY_ANOTHERS_WORD']);
    const isShown = async (): Promise<boolean> => {
      const query = 'query ($id: ID!) { decision(id: $id) { accountability { findings { code } } } }';
      const answer = await ask(school.app, school.staff.head, query, { id: decisionId });
      return JSON.stringify(answer).includes('HEADS_DECISION_BY_ANOTHERS_WORD');
    };
    expect(await isShown()).toBe(true);
    const about = { pupilId: pupil, schoolUrn: URN, seenRevision: null };
    recorded(await school.as(school.staff.head, 'ConfirmDecision', { ...about, decisionId, note: null }));
    expect(await isShown()).toBe(false);
  });

  test('reported by the head themself it is their own word', async () => {
    await reserve('SEN_SUPPORT');
    const decidedBy = [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }];
    const reported = recorded(await place(school.staff.head, { basis: 'REPORTED', decidedOn: TODAY, decidedBy }));
    expect(reported.findings).toEqual([]);
  });

  test('where head and SENCO are one person SOLE_DECIDER is noted', async () => {
    await reserve('SEN_SUPPORT');
    recorded(
      await school.as(school.staff.chair, 'DesignateSenco', {
        schoolUrn: URN,
        personId: school.staff.head,
        from: '2026-11-01',
        acting: true,
        minuteRef: null,
      }),
    );
    const { decisionId, findings } = recorded(await place(school.staff.head));
    expect(findings).toEqual(['SOLE_DECIDER']);
    const about = { pupilId: pupil, schoolUrn: URN, seenRevision: null };
    recorded(
      await school.as(school.staff.head, 'RecordOutsideReview', {
        ...about,
        decisionId,
        asked: 'TRUST_SEND_LEAD',
        askedOn: TODAY,
        view: 'AGREES',
        note: null,
      }),
    );
    expect(
      codes(
        await school.as(school.staff.head, 'RecordOutsideReview', {
          ...about,
          decisionId: randomUUID(),
          asked: 'TRUST_SEND_LEAD',
          askedOn: TODAY,
          view: 'AGREES',
          note: null,
        }),
      ),
    ).toEqual(['NO_SUCH_RECORD']);
    expect(
      codes(
        await school.as(school.staff.head, 'RecordOutsideReview', {
          ...about,
          decisionId,
          asked: 'TRUST_SEND_LEAD',
          askedOn: '2026-11-21',
          view: 'AGREES',
          note: null,
        }),
      ),
    ).toEqual(['DATE_IN_FUTURE']);
  });

  test('disagreement that the log knows of brings a matter of its own, until a request that says so is approved', async () => {
    await reserve('SENCO_DISSENT');
    const id = await request();
    recorded(
      await school.as(school.staff.senco, 'RecordDissent', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId: id,
        text: 'Rather monitor first.',
      }),
    );
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
    recorded(await approve(id));
    expect(await decided(recorded(await place(school.staff.senco)).decisionId)).toMatchObject({
      signOff: id,
      reserved: { matters: ['SENCO_DISSENT'] },
    });
    expect(
      codes(
        await school.as(school.staff.senco, 'RecordDissent', {
          pupilId: pupil,
          schoolUrn: URN,
          seenRevision: null,
          decisionId: randomUUID(),
          text: 'x',
        }),
      ),
    ).toEqual(['NO_SUCH_RECORD']);
  });

  test("the SENCO's dissent from a request that was rejected or withdrawn is about nothing any more", async () => {
    await reserve('SENCO_DISSENT');
    const id = await request();
    recorded(
      await school.as(school.staff.senco, 'RecordDissent', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId: id,
        text: 'Not so.',
      }),
    );
    recorded(
      await school.as(school.staff.head, 'RejectSignOff', {
        ...takenOn(pupil, TODAY),
        request: id,
        seenDigest: await digestIn(school, pupil, id),
        ...ANSWER,
        reasons: 'Not yet.',
      }),
    );
    recorded(await place(school.staff.senco));
  });

  test('an approval that the one named in it disputes carries nothing until they confirm it', async () => {
    await reserve('SEN_SUPPORT');
    const id = await request();
    const byHead = [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }];
    const { decisionId } = recorded(
      await approve(id, school.staff.senco, { basis: 'REPORTED', decidedOn: TODAY, decidedBy: byHead }),
    );
    const word = { pupilId: pupil, schoolUrn: URN, seenRevision: null, decisionId, note: null };
    recorded(await school.as(school.staff.head, 'DisputeDecision', word));
    expect(codes(await place(school.staff.senco))).toEqual(['SIGN_OFF_REQUIRED']);
    recorded(await school.as(school.staff.head, 'ConfirmDecision', word));
    recorded(await place(school.staff.senco));
  });

  test('nor does a request that the one named as asking disputes', async () => {
    await reserve('SEN_SUPPORT');
    const bySenco = [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }];
    const { decisionId } = recorded(
      await school.as(school.staff.head, 'RequestSignOff', {
        ...takenOn(pupil, TODAY),
        ...PROPOSAL,
        matter: 'SEN_SUPPORT',
        basis: 'REPORTED',
        decidedOn: TODAY,
        decidedBy: bySenco,
      }),
    );
    recorded(await approve(decisionId));
    recorded(
      await school.as(school.staff.senco, 'DisputeDecision', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        note: null,
      }),
    );
    expect(codes(await place(school.staff.senco, { signOffRequest: decisionId }))).toEqual(['SIGN_OFF_REQUIRED']);
  });

  test("who records a request in another's name and approves it is seen with the approval and with what rests on it, until the proposer confirms", async () => {
    await reserve('SEN_SUPPORT');
    const bySenco = [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }];
    const { decisionId: id } = recorded(
      await school.as(school.staff.head, 'RequestSignOff', {
        ...takenOn(pupil, TODAY),
        ...PROPOSAL,
        matter: 'SEN_SUPPORT',
        basis: 'REPORTED',
        decidedOn: TODAY,
        decidedBy: bySenco,
      }),
    );
    const approval = recorded(await approve(id));
    expect(approval.findings).toEqual(['APPROVER_RECORDED_REQUEST']);
    const placed = recorded(await place(school.staff.senco));
    const FOUND = 'fragment Found on Decision { findings { code } accountability { findings { code severity } } }';
    const seen = async (): Promise<unknown> =>
      (
        await ask(
          school.app,
          school.staff.senco,
          `${FOUND} query ($approval: ID!, $placed: ID!, $id: ID!) { approval: decision(id: $approval) { ...Found } placed: decision(id: $placed) { ...Found } signOffRequest(id: $id) { state answers { counts findings { code } } } }`,
          { approval: approval.decisionId, placed: placed.decisionId, id },
        )
      ).data;
    const [code, concern] = [
      { code: 'APPROVER_RECORDED_REQUEST' },
      { code: 'APPROVER_RECORDED_REQUEST', severity: 'CONCERN' },
    ];
    // The SENCO was asked with the decision, not before it.
    const heard = { code: 'SENCO_INFORMED_AFTER', severity: 'CONCERN' };
    const signOffRequest = { state: 'APPROVED', answers: [{ counts: true, findings: [code] }] };
    expect(await seen()).toEqual({
      approval: { findings: [code], accountability: { findings: [heard, concern] } },
      placed: { findings: [], accountability: { findings: [concern] } },
      signOffRequest,
    });
    recorded(
      await school.as(school.staff.senco, 'ConfirmDecision', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId: id,
        note: null,
      }),
    );
    expect(await seen()).toEqual({
      approval: { findings: [code], accountability: { findings: [heard] } },
      placed: { findings: [], accountability: { findings: [] } },
      signOffRequest,
    });
  });

  test('the policy in force on the day counts, the newest of one day first', async () => {
    recorded(await reserve('SEN_SUPPORT'));
    recorded(await reserve());
    expect(codes(await place(school.staff.senco))).toEqual([]);
    const policy = { schoolUrn: URN, policyId: randomUUID(), from: '2026-09-01', rules: [], minuteRef: null };
    recorded(await school.as(school.staff.head, 'SetSignOffPolicy', policy));
    expect(codes(await school.as(school.staff.head, 'SetSignOffPolicy', policy))).toEqual(['ALREADY_RECORDED']);
  });

  test('nothing statutory waits: these decisions may be reserved, and no others', () => {
    const reservable = REGISTRY.filter(({ signOff }) => signOff !== undefined).map(({ name }) => name);
    expect(reservable.toSorted()).toEqual([
      'AmendProvision',
      'DecideEhcRequest',
      'EndProvision',
      'PlaceOnSenSupport',
      'RemoveFromSenSupport',
      'StartPlacementElsewhere',
      'StartProvision',
    ]);
    expect(REGISTRY.filter(({ kind, signOff }) => kind === 'RECORD' && signOff !== undefined)).toEqual([]);
  });
});

describe('who answers', () => {
  test('an attempt without authority is refused and recorded; sent again it answers the same and writes no more', async () => {
    const id = await request();
    const commandId = randomUUID();
    const attempt = {
      commandId,
      ...takenOn(pupil, TODAY),
      request: id,
      seenDigest: await digestIn(school, pupil, id),
      ...APPROVAL,
    };
    for (const _time of [1, 2])
      expect(codes(await school.as(school.staff.deputy, 'ApproveSignOff', attempt))).toEqual([
        'NO_AUTHORITY_AT_DECISION',
      ]);
    expect((await types()).filter((type) => type.startsWith('SignOff'))).toEqual([
      'SignOffRequested',
      'SignOffAttemptRefused',
    ]);
    recorded(await approve(id));
    expect((await requestIn(school, pupil, id)).state).toBe('APPROVED');
  });

  test('who recused themselves cannot answer, and says so once', async () => {
    const id = await request();
    const recuse = { pupilId: pupil, schoolUrn: URN, seenRevision: null, request: id, ground: 'OWN_CHILD' };
    recorded(await school.as(school.staff.head, 'RecuseFromSignOff', recuse));
    expect(codes(await school.as(school.staff.head, 'RecuseFromSignOff', recuse))).toEqual(['ALREADY_RECORDED']);
    expect(codes(await approve(id))).toEqual(['APPROVER_RECUSED']);
    recorded(
      await school.as(school.staff.senco, 'WithdrawSignOff', {
        ...takenOn(pupil, TODAY),
        request: id,
        withdrawnBecause: 'OTHER',
        note: null,
      }),
    );
    expect(codes(await school.as(school.staff.deputy, 'RecuseFromSignOff', recuse))).toEqual(['REQUEST_NOT_OPEN']);
  });

  test('a deputy does so by a delegation in force, within its limits', async () => {
    const grant = {
      schoolUrn: URN,
      grantor: 'HEADTEACHER',
      granteePerson: school.staff.deputy,
      granteeOffice: null,
      decisions: ['ApproveSignOff'],
      from: '2026-11-01',
      to: null,
      minuteRef: null,
      pupilScope: null,
    };
    recorded(
      await school.as(school.staff.head, 'GrantDelegation', {
        ...grant,
        delegationId: randomUUID(),
        maxAnnualCost: 500_000,
      }),
    );
    const dear = await request({ annualCost: 500_001 });
    expect(codes(await approve(dear, school.staff.deputy))).toEqual(['DELEGATION_LIMIT_EXCEEDED']);
    const wider = randomUUID();
    recorded(
      await school.as(school.staff.head, 'GrantDelegation', { ...grant, delegationId: wider, maxAnnualCost: 600_000 }),
    );
    const { decisionId } = recorded(await approve(dear, school.staff.deputy));
    expect(await decided(decisionId)).toMatchObject({
      decidedBy: [
        {
          person: school.staff.deputy,
          role: 'DEPUTY_HEADTEACHER',
          authority: { kind: 'DELEGATION', delegationId: wider },
        },
      ],
    });
  });
});
