import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answered, ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, PUPIL, recorded, OTHER_URN, URN } from '../support/school.ts';

const OUTCOME = '{ __typename ... on CommandRecorded { subjectId } ... on CommandRefused { refusals { code } } }';
const RECORD = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) {
  pupil { id upn surname } register { status } decisions(orderBy: { by: EFFECTIVE_FROM, direction: ASC }) { edges { node { type state pupil { id surname } ... on SenSupportDecided { rationale } } } } } }`;

const school = await openSchool();

async function run(by: string, name: string, type: string, input: object): Promise<readonly [string, ...unknown[]]> {
  const answered = await ask(school.app, by, `mutation ($input: ${type}!) { ${name}(input: $input) ${OUTCOME} }`, {
    input: { commandId: randomUUID(), ...input },
  });
  const outcome = answered.data?.[name] as
    | {
        readonly __typename: string;
        readonly subjectId?: string;
        readonly refusals?: readonly { readonly code: string }[];
      }
    | null
    | undefined;
  if (outcome == null) return ['ERROR', ...answered.codes];
  return outcome.refusals === undefined
    ? [outcome.__typename, outcome.subjectId]
    : [outcome.__typename, ...outcome.refusals.map(({ code }) => code)];
}

interface Shown {
  readonly pupil: { readonly id: string; readonly upn: string | null; readonly surname: string | null };
  readonly register: readonly { readonly status: string }[];
  readonly decisions: {
    readonly edges: readonly {
      readonly node: {
        readonly type: string;
        readonly state: string;
        readonly pupil: { readonly id: string; readonly surname: string };
        readonly rationale?: string | null;
      };
    }[];
  };
}

async function record(
  by: string,
  id: string,
  asAt: object | null = null,
): Promise<Answered & { readonly shown: Shown | null }> {
  const answered = await ask(school.app, by, RECORD, { id, asAt });
  return { ...answered, shown: (answered.data?.['pupil'] ?? null) as Shown | null };
}

const decisions = (shown: Shown | null): unknown[] =>
  (shown?.decisions.edges ?? []).map(({ node }) => [node.type, node.rationale ?? null, node.pupil.id]);
const rows = async (): Promise<readonly unknown[]> => {
  const { data } = await ask(
    school.app,
    school.staff.senco,
    'query ($urn: String!) { senRegister(schoolUrn: $urn, first: 200) { edges { node { pupil { id } status } } } }',
    { urn: URN },
  );
  return (data?.['senRegister'] as { readonly edges: readonly { readonly node: unknown }[] }).edges.map(
    ({ node }) => node,
  );
};

describe('a temporary UPN and its permanent twin', () => {
  test('become one child; what was known before stays known as it was', async () => {
    const { senco } = school.staff;
    const temporary = await school.pupil({ upn: 'U20100012401A', surname: 'Exampel' });
    const permanent = await school.pupil({ upn: 'V201000124001' });
    const { decisionId } = recorded(
      await school.as(
        senco,
        'PlaceOnSenSupport',
        placement(temporary, {
          rationale: 'Under the temporary number.',
          effectiveFrom: '2026-11-18',
          basis: 'REPORTED',
          decidedOn: '2026-11-18',
        }),
      ),
    );
    const before = { ordinal: school.app.log.head() };
    const merge = { pupilId: permanent, schoolUrn: URN, loserPupilId: temporary, reason: 'TEMPORARY_UPN' };
    expect(await run(senco, 'mergePupil', 'MergePupilInput', merge)).toEqual(['CommandRecorded', permanent]);

    const now = await record(senco, permanent);
    expect([now.shown?.pupil, now.shown?.register.map(({ status }) => status), decisions(now.shown)]).toEqual([
      { id: permanent, upn: 'V201000124001', surname: 'Example' },
      ['K'],
      [['SEN_SUPPORT_DECIDED', 'Under the temporary number.', permanent]],
    ]);
    expect((await record(senco, temporary)).shown).toEqual(now.shown);
    const then = await record(senco, temporary, before);
    expect([then.shown?.pupil, decisions(then.shown)]).toEqual([
      { id: temporary, upn: 'U20100012401A', surname: 'Exampel' },
      [['SEN_SUPPORT_DECIDED', 'Under the temporary number.', temporary]],
    ]);
    expect(decisions((await record(senco, permanent, before)).shown)).toEqual([]);
    expect(await rows()).toEqual([{ pupil: { id: permanent }, status: 'K' }]);

    // What comes under the old id or number goes to the one record; a correction reaches what was recorded under it.
    expect(
      recorded(
        await school.as(senco, 'RegisterPupil', { ...PUPIL, upn: 'U20100012401A', surname: 'Exampel', sex: 'M' }),
      ).subjectId,
    ).toBe(permanent);
    const corrected = recorded(
      await school.as(
        senco,
        'PlaceOnSenSupport',
        placement(temporary, { rationale: 'In other words.', correctionOf: { decisionId, reason: 'Words.' } }),
      ),
    );
    expect(corrected.subjectId).toBe(permanent);
    expect(decisions((await record(senco, permanent)).shown)).toEqual([
      ['SEN_SUPPORT_DECIDED', 'In other words.', permanent],
    ]);
    recorded(
      await school.as(senco, 'VoidRecordAsError', {
        pupilId: permanent,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        reason: 'Wrong child.',
      }),
    );
    expect((await record(senco, permanent)).shown?.decisions.edges.map(({ node }) => node.state)).toEqual([
      'VOIDED_AS_ERROR',
    ]);
    expect(await run(senco, 'mergePupil', 'MergePupilInput', merge)).toEqual(['CommandRefused', 'MERGED_INTO_ANOTHER']);
    expect(
      await run(senco, 'mergePupil', 'MergePupilInput', {
        ...merge,
        pupilId: temporary,
        loserPupilId: permanent,
        reason: 'DUPLICATE',
      }),
    ).toEqual(['CommandRefused', 'MERGE_INTO_ITSELF']);
    const { app } = school;
    await app.projections.waitFor(
      app.log.head(),
      ['decision-history', 'sen-register', 'discrepancies', 'pupil-merges'],
      60_000,
    );
    for (const name of ['decision-history', 'sen-register', 'discrepancies', 'pupil-merges'] as const) {
      const digest = app.projections.digest(name);
      await app.projections.rebuild(name);
      expect([name, app.projections.digest(name)]).toEqual([name, digest]);
    }
  });

  test('the same merge sent again answers the first result; a command the closed record took is not taken twice', async () => {
    const { senco } = school.staff;
    const [survivor, loser] = [await school.pupil(), await school.pupil()];
    const placed = placement(loser, { commandId: randomUUID() });
    const first = recorded(await school.as(senco, 'PlaceOnSenSupport', placed));
    const merge = {
      commandId: randomUUID(),
      pupilId: survivor,
      schoolUrn: URN,
      loserPupilId: loser,
      reason: 'DUPLICATE',
    };
    const merged = recorded(await school.as(senco, 'MergePupil', merge));
    expect(merged.receipt.eventIds.length).toBe(2);
    expect(recorded(await school.as(senco, 'MergePupil', merge))).toEqual(merged);
    expect(recorded(await school.as(senco, 'PlaceOnSenSupport', placed))).toEqual(first);
    expect((await school.app.store.read(`pupil-${loser}`)).at(-1)?.type).toBe('MergedInto');
    expect((await school.app.store.read(`pupil-${survivor}`)).at(-1)?.type).toBe('PupilMerged');
    // Looked at before the merge: it is another record now.
    expect(
      await school.as(senco, 'RecordPupilLeft', {
        pupilId: loser,
        schoolUrn: URN,
        seenRevision: 2,
        leftOn: '2026-11-20',
      }),
    ).toMatchObject({ kind: 'REFUSED', refusals: [{ code: 'REQUEST_CHANGED' }] });
    recorded(
      await school.as(senco, 'RecordPupilLeft', {
        pupilId: loser,
        schoolUrn: URN,
        seenRevision: null,
        leftOn: '2026-11-20',
      }),
    );
  });

  test('a school merges its own pupils only', async () => {
    const theirs = recorded(
      await school.as(school.staff.elsewhere, 'RegisterPupil', { ...PUPIL, schoolUrn: OTHER_URN }),
    ).subjectId;
    const ours = await school.pupil();
    for (const [pupilId, loserPupilId] of [
      [ours, theirs],
      [theirs, ours],
    ]) {
      expect(
        await run(school.staff.senco, 'mergePupil', 'MergePupilInput', {
          pupilId,
          schoolUrn: URN,
          loserPupilId,
          reason: 'DUPLICATE',
        }),
      ).toEqual(['ERROR', 'NOT_FOUND']);
    }
    expect(
      await run(school.staff.teacher, 'mergePupil', 'MergePupilInput', {
        pupilId: ours,
        schoolUrn: URN,
        loserPupilId: ours,
        reason: 'DUPLICATE',
      }),
    ).toEqual(['ERROR', 'NOT_FOUND']);
  });
});

describe('a transfer from the primary to the secondary school', () => {
  test('hands the right to write on, and the record goes on', async () => {
    const { senco, elsewhere } = school.staff;
    const pupilId = await school.pupil({ upn: 'N352000323058' });
    recorded(await school.as(senco, 'PlaceOnSenSupport', placement(pupilId)));
    const into = {
      pupilId,
      schoolUrn: OTHER_URN,
      fromSchoolUrn: URN,
      admittedOn: '2026-11-20',
      enrolment: 'CURRENT',
      ncYear: '7',
      recordReceivedOn: null,
    };
    expect(await run(elsewhere, 'recordTransferIn', 'RecordTransferInInput', into)).toEqual(['ERROR', 'NOT_FOUND']);
    const out = {
      pupilId,
      schoolUrn: URN,
      leftOn: '2026-11-20',
      toSchoolUrn: OTHER_URN,
      destination: 'STATE_SCHOOL',
      packSentOn: '2026-11-19',
    };
    expect(await run(senco, 'recordTransferOut', 'RecordTransferOutInput', out)).toEqual(['CommandRecorded', pupilId]);
    // Handed on, not yet taken over: the right is to take it over, nothing else.
    await expect(
      school.as(elsewhere, 'PlaceOnSenSupport', placement(pupilId, { schoolUrn: OTHER_URN })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    expect((await record(elsewhere, pupilId)).codes).toEqual(['NOT_FOUND']);
    // The school goes on in a record of its own; the sender's id leads to it.
    const [taken, own] = await run(elsewhere, 'recordTransferIn', 'RecordTransferInInput', into);
    expect([taken, own === pupilId]).toEqual(['CommandRecorded', false]);
    expect(await run(elsewhere, 'recordTransferIn', 'RecordTransferInInput', into)).toEqual([
      'CommandRefused',
      'NO_TRANSFER_RECORD',
    ]);
    const there = await record(elsewhere, pupilId);
    expect([
      there.shown?.pupil.surname,
      there.shown?.register.map(({ status }) => status),
      decisions(there.shown),
    ]).toEqual(['Example', ['K'], [['SEN_SUPPORT_DECIDED', 'Reading age fourteen months behind.', own]]]);
    expect((await record(senco, pupilId)).shown?.decisions.edges.length).toBe(1);
  });
});

describe('another name', () => {
  test('is shown from now on; before it, as it was; the old number still finds the child', async () => {
    const { senco } = school.staff;
    const pupilId = await school.pupil({ upn: 'M93600072501P', surname: 'Before' });
    const before = { ordinal: school.app.log.head() };
    const change = { pupilId, schoolUrn: URN, upn: 'F936000725019', surname: 'After', reason: 'PERMANENT_UPN' };
    expect(await run(senco, 'changePupilIdentity', 'ChangePupilIdentityInput', change)).toEqual([
      'CommandRecorded',
      pupilId,
    ]);
    expect((await record(senco, pupilId)).shown?.pupil).toEqual({
      id: pupilId,
      upn: 'F936000725019',
      surname: 'After',
    });
    expect((await record(senco, pupilId, before)).shown?.pupil).toEqual({
      id: pupilId,
      upn: 'M93600072501P',
      surname: 'Before',
    });
    expect(
      recorded(await school.as(senco, 'RegisterPupil', { ...PUPIL, upn: 'M93600072501P', surname: 'Before' }))
        .subjectId,
    ).toBe(pupilId);
    const other = await school.pupil({ upn: 'Q941000826777' });
    expect(await run(senco, 'changePupilIdentity', 'ChangePupilIdentityInput', { ...change, pupilId: other })).toEqual([
      'CommandRefused',
      'ALREADY_REGISTERED',
    ]);
  });
});
