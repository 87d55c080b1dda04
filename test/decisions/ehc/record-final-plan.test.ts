import { describe, test } from '@jest/globals';
import type { EventType } from '../../../src/registry/events.ts';
import { type RecordFinalPlan, recordFinalPlan } from '../../../src/decisions/ehc/record-final-plan.ts';
import {
  agreedToAssess,
  agreedToIssue,
  bothWaysOfOthers,
  happened,
  lasDecision,
  letterData,
  onRoll,
  requested,
} from '../../support/ehc-commands.ts';
import { fromDocument, given, observed, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const plan = {
  laCode: '383',
  planFrom: '2026-11-18',
  sections: ['B', 'F', 'I'],
  namedSchoolUrn: SCHOOL,
  personalBudget: false,
  planReference: 'EHC/1',
} as const;
const command: RecordFinalPlan = { ...lasDecision, ...plan, needs: [{ code: 'ASD', rank: 1 }] };
const before = [...onRoll, requested, agreedToAssess, agreedToIssue];
const event = { type: 'FinalPlanReceived', effectiveFrom: '2026-11-20', data: { ...letterData, ...plan } };
const status = {
  type: 'ProvisionCodeObserved',
  effectiveFrom: '2026-11-18',
  data: {
    schoolUrn: SCHOOL,
    source: 'LA_DOCUMENT',
    status: 'E',
    from: '2026-11-18',
    to: null,
    needs: command.needs,
    documentOn: '2026-11-18',
    receivedOn: '2026-11-20',
    plan: { laCode: '383', notice: 'FINAL_PLAN' },
    planReference: 'EHC/1',
    note: null,
  },
};

describe('RecordFinalPlan', () => {
  test('brings the provision code E in the same append', () => {
    given(...before)
      .as(fromDocument)
      .when(recordFinalPlan, command)
      .recorded([event, status]);
  });

  test('leaves the code alone where the log has it already', () => {
    given(...before, observed('E', '2026-11-18', [{ code: 'ASD', rank: 1 }]))
      .as(fromDocument)
      .when(recordFinalPlan, command)
      .recorded([event]);
  });

  test("is never the school's decision", () => {
    given(...before)
      .as(takenHere)
      .when(recordFinalPlan, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(
    recordFinalPlan,
    command,
    ['FinalPlanReceived', 'ProvisionCodeObserved'],
    [
      ['NO_DECISION_TO_ISSUE', [...onRoll, requested, agreedToAssess], {}],
      ['NO_DECISION_TO_ISSUE', [...onRoll, requested, agreedToAssess, happened('LaRefusedToIssue', '2026-09-21')], {}],
      [
        'NO_DECISION_TO_ISSUE',
        [...before, happened('PlanCeased', '2026-10-05'), happened('LaDecidedToAssess', '2026-10-12')],
        {},
      ],
      ['NEED_NOT_RECORDED', before, { needs: [] }],
      ['NSA_WITH_PLAN', before, { needs: [{ code: 'NSA', rank: 1 }] }],
    ],
  );

  test.each<readonly [EventType, object]>([
    ['TribunalOrderReceived', { order: 'MAKE_PLAN' }],
    ['AppealConceded', { conceded: 'MAKE_PLAN' }],
    ['MediationRecorded', { step: 'AGREED', agreed: ['MAKE_PLAN'] }],
    ['LaDecidedToReassess', {}],
  ])('may follow %s %j', (type, data) => {
    given(
      ...onRoll,
      requested,
      agreedToAssess,
      happened('LaRefusedToIssue', '2026-09-21'),
      happened(type, '2026-10-12', data),
    )
      .as(fromDocument)
      .when(recordFinalPlan, command)
      .recorded([event, status]);
  });

  test('a plan that came with no earlier letter is recorded without a finding', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordFinalPlan, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recorded(
        [event, status].map((one, at) =>
          at === 0 ? { ...event, data: { ...event.data, predecessor: 'NOT_KNOWN_HERE' } } : one,
        ),
      );
  });

  test('is marked for reviews of the early years while the child stays under five for the six months that follow', () => {
    const born = (dateOfBirth: string) => ({ upn: null, surname: 'x', forename: 'y', dateOfBirth, sex: null });
    const decided = (dateOfBirth: string) =>
      given(...before)
        .as(fromDocument)
        .when(recordFinalPlan, command, born(dateOfBirth));
    decided('2022-05-19').recorded([{ ...event, data: { ...event.data, earlyYears: true } }, status]);
    decided('2022-05-18').recorded([event, status]);
  });

  test('an authority that never was is an error', () => {
    given(...before)
      .as(fromDocument)
      .when(recordFinalPlan, { ...command, laCode: '999' })
      .refused('CODE_NOT_KNOWN');
  });
});
