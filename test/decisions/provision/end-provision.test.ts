import { describe, test } from '@jest/globals';
import { type EndProvision, endProvision } from '../../../src/decisions/provision/end-provision.ts';
import { enrolled, type Fact, given, left, observed, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { ended, started, suspended } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll, TERMS, VIEWS, withPlan } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07')];
const said = {
  provision: idAt(2),
  endReason: 'INEFFECTIVE',
  replacedBy: null,
  planChange: null,
  parentPosition: 'AGREES',
  parentsToldOn: '2026-11-19',
  evidence: [],
  ...VIEWS,
} as const;
const command: EndProvision = { ...DECISION, ...said };
const item = { ...TERMS, sectionFItem: 'F3' };
const guarded = [...withPlan, started('2026-09-07', item)];
const replacing = (terms: object): { facts: readonly Fact[]; change: Partial<EndProvision> } => ({
  facts: [...guarded, started('2026-11-20', { ...item, ...terms })],
  change: { provision: idAt(3), endReason: 'REPLACED', replacedBy: idAt(4) },
});

describe('EndProvision', () => {
  test('says honestly why', () => {
    given(...running)
      .as(takenHere)
      .when(endProvision, command)
      .recorded([{ type: 'ProvisionEnded', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
    for (const endReason of ['ACHIEVED', 'NOT_NEEDED', 'FUNDING', 'STAFFING', 'LEFT'] as const)
      given(...running)
        .as(takenHere)
        .when(endProvision, { ...command, endReason })
        .recordedTypes(['ProvisionEnded']);
  });

  test('may end on the day on which it began', () => {
    given(...running)
      .as(takenHere)
      .when(endProvision, { ...command, effectiveFrom: '2026-09-07' })
      .recordedTypes(['ProvisionEnded']);
  });

  test('an item of Section F may be replaced by what delivers at least as much of it', () => {
    const { facts, change } = replacing({ setting: 'CLASSROOM' });
    given(...facts)
      .as(takenHere)
      .when(endProvision, { ...command, ...change })
      .recordedTypes(['ProvisionEnded']);
  });

  test('an item of Section F may end after the plan was amended or ceased, or the pupil left', () => {
    given(...guarded)
      .as(takenHere)
      .when(endProvision, {
        ...command,
        provision: idAt(3),
        endReason: 'PLAN_CHANGED',
        planChange: { kind: 'PLAN_AMENDED', on: '2026-11-02' },
      })
      .recordedTypes(['ProvisionEnded']);
    given(...guarded, observed('N', '2026-11-20'))
      .as(takenHere)
      .when(endProvision, { ...command, provision: idAt(3) })
      .recordedTypes(['ProvisionEnded']);
    given(registered, enrolled, observed('E', '2024-09-01'), started('2024-09-09', item), left)
      .as(takenHere)
      .when(endProvision, { ...command, provision: idAt(3), endReason: 'LEFT', effectiveFrom: '2025-07-21' })
      .recordedTypes(['ProvisionEnded']);
  });

  bothWays(
    endProvision,
    command,
    ['ProvisionEnded'],
    [
      { code: 'PROVISION_HAS_ENDED', facts: [...running, ended('2026-10-01', idAt(2))], change: {} },
      { code: 'REPLACEMENT_MISSING', facts: running, change: { endReason: 'REPLACED' } },
      { code: 'SECTION_F_ITEM_UNDELIVERED', facts: guarded, change: { provision: idAt(3), endReason: 'FUNDING' } },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        ...replacing({ frequency: { sessionsPerWeek: 1, minutesPerSession: 30, weeks: 12 } }),
      },
      { code: 'SECTION_F_ITEM_UNDELIVERED', ...replacing({ sectionFItem: 'F4' }) },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: [...replacing({}).facts, suspended('2026-11-20', idAt(4))],
        change: replacing({}).change,
      },
      { code: 'SECTION_F_ITEM_UNDELIVERED', facts: guarded, change: { provision: idAt(3), endReason: 'STAFFING' } },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: guarded,
        change: {
          provision: idAt(3),
          effectiveFrom: '2026-11-18',
          planChange: { kind: 'PLAN_CEASED', on: '2026-11-19' },
        },
      },
      {
        code: 'PROVISION_NOT_STARTED',
        facts: [
          ...onRoll,
          {
            type: 'ProvisionProposed',
            effectiveFrom: '2026-11-02',
            data: { schoolUrn: SCHOOL, terms: TERMS, evidence: [], name: 'x', ...VIEWS },
          },
        ],
        change: {},
      },
      { code: 'AFTER_LEAVING', facts: [registered, enrolled, started('2025-01-06'), left], change: {} },
      {
        code: 'BEFORE_ADMISSION',
        facts: [registered, enrolled, started('2020-06-01')],
        change: { effectiveFrom: '2020-08-31' },
      },
    ],
  );
  always(endProvision, command, [
    { code: 'END_BEFORE_START', facts: running, change: { effectiveFrom: '2026-09-06' } },
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    { code: 'NO_SUCH_RECORD', facts: running, change: { endReason: 'REPLACED', replacedBy: idAt(2) } },
  ]);
});
