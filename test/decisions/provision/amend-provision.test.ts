import { describe, test } from '@jest/globals';
import { type AmendProvision, amendProvision } from '../../../src/decisions/provision/amend-provision.ts';
import type { ProvisionTerms } from '../../../src/decisions/provision/terms.ts';
import { enrolled, given, left, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { ended, started, suspended } from '../../support/provision-facts.ts';
import {
  always,
  bothWays,
  byHead,
  DECISION,
  idAt,
  noted,
  onRoll,
  TERMS,
  upTo,
  VIEWS,
  withPlan,
} from '../../support/provision-spec.ts';

// TA support 10 → 6 h a week, the parents disagree.
const tenHours: Partial<ProvisionTerms> = {
  tier: 'SPECIALIST',
  kind: 'ADULT_SUPPORT',
  frequency: { sessionsPerWeek: 5, minutesPerSession: 120, weeks: 38 },
  groupSize: 1,
  setting: 'CLASSROOM',
};
const sixHours: ProvisionTerms = {
  ...TERMS,
  ...tenHours,
  frequency: { sessionsPerWeek: 5, minutesPerSession: 72, weeks: 38 },
};
const running = [...onRoll, started('2026-09-07', { ...TERMS, ...tenHours })];
const said = {
  provision: idAt(2),
  changes: ['INTENSITY'],
  terms: sixHours,
  planChange: null,
  parentPosition: 'DISAGREES',
  parentsToldOn: '2026-11-19',
  laInformedOn: null,
  evidence: [],
  ...VIEWS,
} as const;
const command: AmendProvision = { ...DECISION, ...said };
const withTerms = (terms: Partial<ProvisionTerms>): Partial<AmendProvision> => ({ terms: { ...sixHours, ...terms } });
const reduced = (terms: Partial<ProvisionTerms> = {}): Partial<AmendProvision> =>
  withTerms({ kind: 'TIMETABLE_CHANGE', attendsMinutesPerWeek: 900, ...terms });
const AGREED = { parentPosition: 'AGREES', laInformedOn: '2026-11-19' } as const;
/** An item of Section F, three half-hours a week one to one. */
const F3: Partial<ProvisionTerms> = {
  ...tenHours,
  sectionFItem: 'F3',
  frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 38 },
};
const guarded = [...withPlan, started('2026-09-07', { ...TERMS, ...F3 })];
const reducing: Partial<AmendProvision> = {
  provision: idAt(3),
  terms: { ...TERMS, ...F3, frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 38 } },
};

describe('AmendProvision', () => {
  test('says the new terms in full, and that the parents disagree', () => {
    given(...running)
      .as(takenHere)
      .when(amendProvision, command)
      .recorded([{ type: 'ProvisionAmended', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
  });

  test('may become like another of another name, or one that has ended, or stay as like as it was', () => {
    const double = started('2026-10-01', { ...sixHours });
    const alike = { provisionsNamedAlike: [idAt(3)] };
    given(...running, double)
      .as(takenHere)
      .when(amendProvision, command)
      .recordedTypes(['ProvisionAmended']);
    given(...running, double, ended('2026-11-20', idAt(3)))
      .as(takenHere)
      .when(amendProvision, command, undefined, alike)
      .recordedTypes(['ProvisionAmended']);
    given(...onRoll, started('2026-09-07', { ...sixHours }), double)
      .as(takenHere)
      .when(amendProvision, { ...command, ...withTerms({ reviewOn: '2027-01-29' }) }, undefined, alike)
      .recordedTypes(['ProvisionAmended']);
  });

  test('may change what is suspended', () => {
    given(...running, suspended('2026-11-02', idAt(2)))
      .as(takenHere)
      .when(amendProvision, command)
      .recordedTypes(['ProvisionAmended']);
  });

  test('an item of Section F may grow, or shrink once the plan was changed or ceased', () => {
    given(...guarded)
      .as(takenHere)
      .when(amendProvision, {
        ...command,
        provision: idAt(3),
        terms: { ...TERMS, ...F3, frequency: { sessionsPerWeek: 4, minutesPerSession: 30, weeks: 38 } },
      })
      .recordedTypes(['ProvisionAmended']);
    given(...guarded)
      .as(takenHere)
      .when(amendProvision, { ...command, ...reducing, planChange: { kind: 'PLAN_AMENDED', on: '2026-11-20' } })
      .recordedTypes(['ProvisionAmended']);
    given(...running.slice(0, 2), started('2026-09-07', { ...TERMS, ...F3 }))
      .as(takenHere)
      .when(amendProvision, { ...command, ...reducing, provision: idAt(2) })
      .recordedTypes(['ProvisionAmended']);
  });

  bothWays(
    amendProvision,
    command,
    ['ProvisionAmended'],
    [
      { code: 'PROVISION_HAS_ENDED', facts: [...running, ended('2026-11-20', idAt(2))], change: {} },
      {
        code: 'PROVISION_NOT_STARTED',
        facts: [...onRoll, started('2026-12-01', { ...TERMS, ...tenHours })],
        change: {},
      },
      { code: 'CHANGE_NOT_NAMED', facts: running, change: { changes: [] } },
      { code: 'PROVISION_REVIEW_MISSING', facts: running, change: withTerms({ reviewOn: null }) },
      { code: 'COST_ABOVE_AUTHORITY', facts: running, change: {}, aside: upTo(387_599) },
      { code: 'HEAD_DECIDES', facts: running, change: withTerms({ setting: 'ALTERNATIVE_PROVIDER' }) },
      {
        code: 'HOURS_ABOVE_TIMETABLE',
        facts: running,
        change: withTerms({ frequency: { sessionsPerWeek: 1, minutesPerSession: 1_951, weeks: 38 } }),
      },
      { code: 'PROVISION_CODE_NOT_IN_FORCE', facts: running, change: withTerms({ linkedNeed: 'BESD' }) },
      {
        code: 'REDUCED_TIMETABLE_OPEN_ENDED',
        facts: running,
        change: { ...reduced({ plannedEndOn: null }), ...AGREED },
        aside: byHead,
      },
      {
        code: 'REDUCED_TIMETABLE_NOT_AGREED',
        facts: running,
        change: { ...reduced(), ...AGREED, parentPosition: 'NOT_ASKED' },
        aside: byHead,
      },
      {
        code: 'PROVISION_REVIEW_MISSING',
        facts: running,
        change: { ...reduced({ tier: 'UNIVERSAL', reviewOn: null }), ...AGREED },
        aside: byHead,
      },
      { code: 'HEAD_DECIDES', facts: running, change: { ...reduced(), ...AGREED } },
      { code: 'HEAD_DECIDES', facts: running, change: withTerms({ kind: 'ALTERNATIVE_PROVISION' }) },
      {
        code: 'HEAD_DECIDES',
        facts: [...onRoll, started('2026-09-07', { ...TERMS, ...tenHours, setting: 'SEN_UNIT' })],
        change: {},
      },
      { code: 'REVIEW_DATE_NOT_AFTER_START', facts: running, change: withTerms({ reviewOn: '2026-11-20' }) },
      { code: 'SECTION_F_ITEM_UNDELIVERED', facts: guarded, change: reducing },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: guarded,
        change: { provision: idAt(3), terms: { ...TERMS, ...F3, groupSize: 2 } },
      },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: guarded,
        change: {
          provision: idAt(3),
          terms: { ...TERMS, ...F3, frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 20 } },
        },
      },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: guarded,
        change: { provision: idAt(3), terms: { ...TERMS, ...F3, sectionFItem: 'F4' } },
      },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: guarded,
        change: { ...reducing, effectiveFrom: '2026-11-18', planChange: { kind: 'PLAN_AMENDED', on: '2026-11-19' } },
      },
      {
        code: 'IDENTICAL_PROVISION_OVERLAPS',
        facts: [...running, started('2026-10-01', { ...sixHours })],
        change: {},
        aside: { provisionsNamedAlike: [idAt(3)] },
      },
      {
        code: 'AFTER_LEAVING',
        facts: [registered, enrolled, started('2025-01-06', { ...TERMS, ...tenHours }), left],
        change: {},
      },
    ],
  );
  noted(
    amendProvision,
    command,
    ['ProvisionAmended'],
    [
      {
        code: 'SECTION_F_ITEM_NOT_LINKED',
        facts: [...withPlan, started('2026-09-07', { ...TERMS, ...tenHours })],
        change: { provision: idAt(3) },
      },
      {
        code: 'REDUCED_TIMETABLE_LA_NOT_INFORMED',
        facts: running,
        change: { ...reduced(), parentPosition: 'AGREES' },
        aside: byHead,
      },
    ],
  );
  always(amendProvision, command, [
    { code: 'END_BEFORE_START', facts: running, change: withTerms({ plannedEndOn: '2026-11-19' }) },
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    {
      code: 'COST_RATE_NOT_KNOWN',
      facts: running,
      change: withTerms({ delivererRole: 'MENTOR', costLines: [{ kind: 'HOURLY', pence: null }] }),
    },
    { code: 'DATE_IN_FUTURE', facts: running, change: { parentsToldOn: '2026-11-21' } },
  ]);
});
