import { describe, expect, test } from '@jest/globals';
import { pupilOnRegister } from '../../projections/register/sen-register.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, placement, recorded, School, URN } from '../support/school.ts';
import { inboxOf } from '../support/judged.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const school = await openSchool();

const stream = (pupil: string) => school.app.store.read(`pupil-${pupil}`);
const types = async (pupil: string): Promise<readonly string[]> => (await stream(pupil)).map(({ type }) => type);
const place = (pupil: string, change: object = {}) =>
  school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, change));

describe('a correction', () => {
  test('replaces all that was said; who decided and when stay as they were; the first words stay in the log', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    const corrected = recorded(
      await school.as(
        school.staff.head,
        'PlaceOnSenSupport',
        placement(pupil, {
          needs: [{ code: 'MLD', rank: 1 }],
          correctionOf: { decisionId, reason: 'Wrong need typed.' },
        }),
      ),
    );
    expect(await types(pupil)).toEqual([
      'PupilRegistered',
      'PupilEnrolled',
      'SenSupportDecided',
      'CorrectionRecorded',
      'ConsultationOpened',
      'DeciderNotified',
    ]);
    const { periods, events } = foldPupil(await stream(pupil));
    expect(periods.map(({ status, needs, by }) => [status, needs, by])).toEqual([
      ['K', [{ code: 'MLD', rank: 1 }], decisionId],
    ]);
    const decision = events.find(({ id }) => id === decisionId);
    expect(decision?.metadata).toMatchObject({
      basis: 'TAKEN_HERE',
      recordedBy: { person: school.staff.senco },
      decidedBy: [{ person: school.staff.senco }],
    });
    expect(corrected.findings).toEqual([]);
    expect(JSON.stringify((await stream(pupil)).at(-3))).not.toContain('Wrong need');
  });

  test('is judged as if the record had not been made: it overlaps nothing of its own', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    recorded(
      await place(pupil, { effectiveFrom: '2026-11-19', correctionOf: { decisionId, reason: 'A day earlier.' } }),
    );
    expect(foldPupil(await stream(pupil)).periods.map(({ from }) => from)).toEqual(['2026-11-19']);
  });

  test('tells the truth also where it breaks a rule: a finding, not a refusal', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    recorded(await place(pupil, { needs: [], correctionOf: { decisionId, reason: 'No need had been named.' } }));
    expect(foldPupil(await stream(pupil)).events.at(-1)?.metadata.findings).toEqual(['NEED_NOT_RECORDED']);
  });

  test('may say anew who decided, when and on what basis', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    const anew = {
      basis: 'REPORTED',
      decidedOn: '2026-11-18',
      decidedBy: [{ kind: 'MEETING', person: null, meeting: 'LEADERSHIP_TEAM', members: [school.staff.head] }],
      effectiveFrom: '2026-11-18',
    };
    recorded(await place(pupil, { ...anew, correctionOf: { decisionId, reason: 'The team had decided.' } }));
    expect(foldPupil(await stream(pupil)).events.at(-1)?.metadata).toMatchObject({
      basis: 'REPORTED',
      decidedAt: '2026-11-18T00:00:00.000Z',
      decidedAtPrecision: 'DAY',
      decidedBy: [{ kind: 'MEETING', meeting: 'LEADERSHIP_TEAM' }],
      recordedBy: { person: school.staff.senco },
    });
  });

  test('is told to the SENCO where somebody else makes it, also after a word on what it said before', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupil)));
    recorded(
      await school.as(school.staff.senco, 'ConfirmInvolvement', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        informedOn: null,
        note: null,
      }),
    );
    recorded(await place(pupil, { correctionOf: { decisionId, reason: "The SENCO's own." } }));
    const inbox = async (): Promise<readonly object[]> =>
      inboxOf(foldPupil(await stream(pupil)).events).map(({ decision, state }) => ({ decision, state }));
    expect(await inbox()).toEqual([{ decision: decisionId, state: 'CONFIRMED' }]);
    recorded(
      await school.as(
        school.staff.head,
        'PlaceOnSenSupport',
        placement(pupil, { needs: [{ code: 'MLD', rank: 1 }], correctionOf: { decisionId, reason: 'Another need.' } }),
      ),
    );
    expect(await inbox()).toEqual([{ decision: decisionId, state: 'AWAITING' }]);
    recorded(
      await school.as(school.staff.senco, 'AnswerConsultation', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        position: 'DISAGREES',
        views: null,
      }),
    );
    expect(await inbox()).toEqual([{ decision: decisionId, state: 'ANSWERED' }]);
  });

  test('is judged by the offices of the day it speaks of', async () => {
    const late = new TemporaryFolder();
    const other = await School.open(late.path);
    const pupil = await other.pupil();
    const { decisionId } = recorded(await other.as(other.staff.senco, 'PlaceOnSenSupport', placement(pupil)));
    recorded(
      await other.as(other.staff.chair, 'DesignateSenco', {
        schoolUrn: URN,
        personId: other.staff.deputy,
        from: '2026-11-20',
        acting: false,
        minuteRef: null,
      }),
    );
    const sencos = async (): Promise<unknown> =>
      foldPupil(await other.app.store.read(`pupil-${pupil}`)).events.find(({ id }) => id === decisionId)?.metadata
        .sencos;
    const anew = (decidedOn: string): object =>
      placement(pupil, {
        basis: 'REPORTED',
        decidedOn,
        decidedBy: [{ kind: 'PERSON', person: other.staff.head, meeting: null, members: [] }],
        correctionOf: { decisionId, reason: 'Another day.' },
      });
    recorded(await other.as(other.staff.senco, 'PlaceOnSenSupport', anew('2026-11-19')));
    expect(await sencos()).toEqual([other.staff.senco]);
    recorded(await other.as(other.staff.senco, 'PlaceOnSenSupport', anew('2026-11-20')));
    expect(await sencos()).toEqual([other.staff.senco, other.staff.deputy].sort());
    await other.app.close();
    late[Symbol.dispose]();
  });

  test('can be corrected again, and is void by itself', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    const first = recorded(
      await place(pupil, { needs: [{ code: 'MLD', rank: 1 }], correctionOf: { decisionId, reason: 'One.' } }),
    );
    recorded(await place(pupil, { needs: [{ code: 'ASD', rank: 1 }], correctionOf: { decisionId, reason: 'Two.' } }));
    expect(foldPupil(await stream(pupil)).periods[0]?.needs).toEqual([{ code: 'ASD', rank: 1 }]);
    expect(first.subjectId).toBe(pupil);
  });

  test('names a decision of its own kind, of this school, that is not void', async () => {
    const pupil = await school.pupil();
    const other = await school.pupil();
    const { decisionId } = recorded(await place(pupil));
    const correctionOf = { decisionId, reason: 'x' };
    expect(codes(await place(other, { correctionOf }))).toEqual(['NO_SUCH_RECORD']);
    const removal = {
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      reason: 'OTHER',
      review: null,
      parentInformed: null,
      monitorUntil: null,
      evidence: [],
      rationale: 'x',
      parentViews: null,
      pupilViews: null,
    };
    expect(codes(await school.as(school.staff.senco, 'RemoveFromSenSupport', { ...removal, correctionOf }))).toEqual([
      'NO_SUCH_RECORD',
    ]);
    recorded(
      await school.as(school.staff.senco, 'VoidRecordAsError', {
        pupilId: pupil,
        schoolUrn: URN,
        seenRevision: null,
        decisionId,
        reason: 'Wrong child.',
      }),
    );
    expect(codes(await place(pupil, { correctionOf }))).toEqual(['NO_SUCH_RECORD']);
  });

  test('of one record says one record', async () => {
    const pupil = await school.pupil();
    const said = {
      basis: 'FROM_DOCUMENT',
      decidedAt: null,
      decidedOn: '2026-11-19',
      decidedBy: [],
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      effectiveFrom: '2026-11-20',
      source: 'LA_DOCUMENT',
      needs: [{ code: 'ASD', rank: 1 }],
      documentOn: null,
      receivedOn: null,
      plan: { laCode: '383', notice: 'FINAL_PLAN' },
      planReference: 'EHC/1',
      note: null,
    };
    const { decisionId } = recorded(
      await school.as(school.staff.senco, 'RecordSenStatus', {
        ...said,
        periods: [{ status: 'E', from: '2026-11-02', to: null }],
      }),
    );
    const correctionOf = { decisionId, reason: 'Dates.' };
    expect(
      codes(
        await school.as(school.staff.senco, 'RecordSenStatus', {
          ...said,
          correctionOf,
          periods: [
            { status: 'K', from: '2026-10-01', to: null },
            { status: 'E', from: '2026-11-03', to: null },
          ],
        }),
      ),
    ).toEqual(['CORRECTION_OF_ONE_RECORD']);
    recorded(
      await school.as(school.staff.senco, 'RecordSenStatus', {
        ...said,
        correctionOf,
        periods: [{ status: 'E', from: '2026-11-03', to: null }],
      }),
    );
    expect(foldPupil(await stream(pupil)).periods.map(({ status, from }) => [status, from])).toEqual([
      ['E', '2026-11-03'],
    ]);
  });
});

describe('a correction of a final plan', () => {
  const letter = {
    source: 'LA_LETTER',
    documentOn: '2026-11-10',
    sentAt: null,
    receivedOn: '2026-11-12',
    predecessor: 'NOT_KNOWN_HERE',
    note: null,
  };
  const envelope = {
    basis: 'FROM_DOCUMENT',
    decidedAt: null,
    decidedOn: '2026-11-10',
    decidedBy: [],
    effectiveFrom: '2026-11-12',
  };
  const about = (pupilId: string): object => ({ pupilId, schoolUrn: URN, seenRevision: null });
  const plan = (pupil: string, change: object = {}) =>
    school.as(school.staff.senco, 'RecordFinalPlan', {
      ...about(pupil),
      ...letter,
      ...envelope,
      laCode: '383',
      planFrom: '2026-11-10',
      sections: ['B', 'F', 'I'],
      namedSchoolUrn: URN,
      personalBudget: false,
      planReference: 'EHC/1',
      needs: [{ code: 'ASD', rank: 1 }],
      ...change,
    });
  const corrected = (decisionId: string, change: object) => ({
    ...change,
    correctionOf: { decisionId, reason: 'Read again.' },
  });
  const codes = async (pupil: string): Promise<readonly unknown[]> =>
    foldPupil(await stream(pupil)).periods.map(({ status, from, needs }) => [
      status,
      from,
      needs.map(({ code }) => code),
    ]);
  const register = (pupil: string, on: string) =>
    pupilOnRegister(school.app.projections.reader('sen-register'), {
      scopes: [{ schoolUrn: URN, scope: 'SCHOOL', person: school.staff.senco }],
      cut: { ordinal: school.app.log.head(), effectiveOn: on },
      pupil,
    }).map(({ status, primaryNeed, statusSince }) => [status, primaryNeed, statusSince]);

  test('corrects the provision code beside it in the same append', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await plan(pupil));
    expect([await codes(pupil), register(pupil, '2026-11-12')]).toEqual([
      [['E', '2026-11-10', ['ASD']]],
      [['E', 'ASD', '2026-11-10']],
    ]);
    recorded(await plan(pupil, corrected(decisionId, { planFrom: '2026-11-11', needs: [{ code: 'SLCN', rank: 1 }] })));
    const events = await stream(pupil);
    const [first, second] = events.slice(-2);
    expect(
      [first, second].map((event) => [
        event?.type,
        event?.data['targetType'],
        event?.metadata['commandId'] === first?.metadata['commandId'],
      ]),
    ).toEqual([
      ['CorrectionRecorded', 'FinalPlanReceived', true],
      ['CorrectionRecorded', 'ProvisionCodeObserved', true],
    ]);
    expect([first?.data['target'], second?.data['target']]).toEqual(
      ['FinalPlanReceived', 'ProvisionCodeObserved'].map((wanted) => events.find(({ type }) => type === wanted)?.id),
    );
    expect([await codes(pupil), register(pupil, '2026-11-10'), register(pupil, '2026-11-12')]).toEqual([
      [['E', '2026-11-11', ['SLCN']]],
      [['N', null, null]],
      [['E', 'SLCN', '2026-11-11']],
    ]);
    recorded(await plan(pupil, corrected(decisionId, { planFrom: '2026-11-09' })));
    expect([await codes(pupil), register(pupil, '2026-11-09')]).toEqual([
      [['E', '2026-11-09', ['ASD']]],
      [['E', 'ASD', '2026-11-09']],
    ]);
  });

  test('brings the code that the plan as it was first read did not need', async () => {
    const pupil = await school.pupil();
    recorded(
      await school.as(school.staff.senco, 'RecordSenStatus', {
        ...about(pupil),
        ...envelope,
        source: 'LA_DOCUMENT',
        periods: [{ status: 'E', from: '2026-11-08', to: null }],
        needs: [{ code: 'ASD', rank: 1 }],
        documentOn: '2026-11-10',
        receivedOn: '2026-11-12',
        plan: { laCode: '383', notice: 'FINAL_PLAN' },
        planReference: 'EHC/1',
        note: null,
      }),
    );
    const { decisionId } = recorded(await plan(pupil));
    expect(await types(pupil)).toEqual([
      'PupilRegistered',
      'PupilEnrolled',
      'ProvisionCodeObserved',
      'FinalPlanReceived',
    ]);
    recorded(await plan(pupil, corrected(decisionId, { planFrom: '2026-11-05' })));
    expect((await types(pupil)).slice(4)).toEqual(['CorrectionRecorded', 'ProvisionCodeObserved']);
    expect((await stream(pupil)).at(-1)?.metadata).toMatchObject({
      basis: 'FROM_DOCUMENT',
      decidedAt: '2026-11-10T00:00:00.000Z',
      effectiveFrom: '2026-11-05',
    });
    expect(register(pupil, '2026-11-06')).toEqual([['E', 'ASD', '2026-11-05']]);
  });

  test('makes the code void that something else says by then', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await plan(pupil));
    recorded(
      await school.as(school.staff.senco, 'RecordSenStatus', {
        ...about(pupil),
        ...envelope,
        source: 'LA_DOCUMENT',
        periods: [{ status: 'E', from: '2026-11-08', to: null }],
        needs: [{ code: 'ASD', rank: 1 }],
        documentOn: '2026-11-10',
        receivedOn: '2026-11-12',
        plan: { laCode: '383', notice: 'FINAL_PLAN' },
        planReference: 'EHC/1',
        note: null,
      }),
    );
    recorded(await plan(pupil, corrected(decisionId, { planReference: 'EHC/2' })));
    expect((await types(pupil)).slice(-2)).toEqual(['CorrectionRecorded', 'RecordVoidedAsError']);
    expect(await codes(pupil)).toEqual([['E', '2026-11-08', ['ASD']]]);
  });

  test('a plan that is made void takes the code with it; an end of a plan is corrected with its code', async () => {
    const wrong = await school.pupil();
    const { decisionId } = recorded(await plan(wrong));
    recorded(
      await school.as(school.staff.senco, 'VoidRecordAsError', { ...about(wrong), decisionId, reason: 'Wrong child.' }),
    );
    expect([await codes(wrong), register(wrong, '2026-11-12')]).toEqual([[], [['N', null, null]]]);
    const pupil = await school.pupil();
    recorded(await plan(pupil));
    const ceased = (change: object) =>
      school.as(school.staff.senco, 'RecordPlanCeased', {
        ...about(pupil),
        ...letter,
        ...envelope,
        ceasedOn: '2026-11-15',
        ceaseReason: 'OTHER',
        ...change,
      });
    const end = recorded(await ceased({}));
    recorded(await ceased(corrected(end.decisionId, { ceasedOn: '2026-11-17' })));
    expect(await codes(pupil)).toEqual([
      ['E', '2026-11-10', ['ASD']],
      ['N', '2026-11-18', []],
    ]);
  });
});

describe('what somebody else decides', () => {
  test('is put to the SENCO in the same append; what the SENCO decides is not', async () => {
    const pupil = await school.pupil();
    const { decisionId } = recorded(await school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupil)));
    const events = await stream(pupil);
    expect(
      events
        .slice(-2)
        .map(({ type, data, metadata }) => [
          type,
          data['decision'] ?? null,
          metadata['commandId'] === events.at(-1)?.metadata['commandId'],
          metadata['sencos'],
        ]),
    ).toEqual([
      ['SenSupportDecided', null, true, [school.staff.senco]],
      ['ConsultationOpened', decisionId, true, [school.staff.senco]],
    ]);
    const own = await school.pupil();
    recorded(await place(own));
    expect(await types(own)).toEqual(['PupilRegistered', 'PupilEnrolled', 'SenSupportDecided']);
  });
});
