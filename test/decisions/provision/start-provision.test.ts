import { describe, expect, test } from '@jest/globals';
import { type StartProvision, startProvision } from '../../../src/decisions/provision/start-provision.ts';
import type { ProvisionTerms } from '../../../src/decisions/provision/terms.ts';
import {
  OTHER_FACTS,
  enrolled,
  type Fact,
  given,
  left,
  registered,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';
import { ended, started } from '../../support/provision-facts.ts';
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

// Lego-based therapy, 2 × 30 min, 12 weeks, group of 4, "initiates 3 peer exchanges per session", baseline 0-1.
const outcome = {
  baselineOn: '2026-11-16',
  dueOn: '2027-02-12',
  words: 'Initiates 3 peer exchanges per session.',
  baseline: '0-1',
  target: '3',
  measure: 'Exchanges a session',
};
const plan = {
  terms: TERMS,
  outcomes: [outcome],
  agreedWith: ['PARENT'],
  parentPosition: 'AGREES',
  laInformedOn: null,
  evidence: [],
  name: 'Lego-based therapy',
  ...VIEWS,
} as const;
const command: StartProvision = { ...DECISION, provision: null, plan };
const withTerms = (terms: Partial<ProvisionTerms>, more: object = {}): Partial<StartProvision> => ({
  plan: { ...plan, terms: { ...TERMS, ...terms }, ...more },
});
const reduced: Partial<ProvisionTerms> = {
  kind: 'TIMETABLE_CHANGE',
  attendsMinutesPerWeek: 900,
  frequency: null,
  costLines: [],
  setting: 'CLASSROOM',
};
const proposed: Fact = {
  type: 'ProvisionProposed',
  effectiveFrom: '2026-11-02',
  data: {
    schoolUrn: SCHOOL,
    terms: TERMS,
    evidence: [],
    name: 'x',
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
  },
};
const same = started('2026-10-01', { ...TERMS });

describe('StartProvision', () => {
  const { outcomes: _outcomes, ...said } = plan;
  const start = {
    type: 'ProvisionStarted',
    effectiveFrom: '2026-11-20',
    data: { schoolUrn: SCHOOL, provision: null, ...said },
  };
  const set = (provision: string): object => ({
    type: 'OutcomeSet',
    effectiveFrom: '2026-11-20',
    data: { schoolUrn: SCHOOL, provision, replaces: null, ...outcome },
  });

  test('starts it with its outcomes, which name it', () => {
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, command)
      .recorded([start, set(OTHER_FACTS.idOf(0))]);
  });

  test('carries a proposal out, under the name of the proposal', () => {
    given(...onRoll, proposed)
      .as(takenHere)
      .when(startProvision, { ...command, provision: idAt(2) })
      .recorded([{ ...start, data: { ...start.data, provision: idAt(2) } }, set(idAt(2))]);
  });

  test('keeps the dated rate of the role where a cost line names none', () => {
    const { decision } = given(...onRoll)
      .as(takenHere)
      .when(startProvision, { ...command, ...withTerms({ costLines: [{ kind: 'HOURLY', pence: null }] }) });
    expect(decision).toMatchObject({
      kind: 'ACCEPTED',
      events: [{ data: { terms: { costLines: [{ kind: 'HOURLY', pence: 1_700 }] } } }, {}],
    });
  });

  test('what all pupils get needs neither outcome nor review', () => {
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, { ...command, ...withTerms({ tier: 'UNIVERSAL', reviewOn: null }, { outcomes: [] }) })
      .recordedTypes(['ProvisionStarted']);
  });

  test('the same provision may follow one that has ended, and a like one may run beside', () => {
    const alike = { provisionsNamedAlike: [idAt(2)] };
    given(...onRoll, same, ended('2026-11-20', idAt(2)))
      .as(takenHere)
      .when(startProvision, command, undefined, alike)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    given(...onRoll, started('2026-10-01', { ...TERMS, linkedNeed: 'SEMH' }))
      .as(takenHere)
      .when(startProvision, command, undefined, alike)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    given(...onRoll, same)
      .as(takenHere)
      .when(startProvision, command)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
  });

  test('the head decides a reduced timetable, alternative provision and a change of setting', () => {
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, { ...command, ...withTerms(reduced, { laInformedOn: '2026-11-19' }) }, undefined, byHead)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, { ...command, ...withTerms({ kind: 'ALTERNATIVE_PROVISION' }) }, undefined, byHead)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, { ...command, ...withTerms({ setting: 'SEN_UNIT' }) }, undefined, byHead)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
  });

  test('a delegation reaches up to its yearly cost, the penny included; the head is bound by none', () => {
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, command, undefined, upTo(5_100))
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, command, undefined, upTo(null))
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
    const head = {
      signOff: {
        ...OTHER_FACTS.signOff,
        ...byHead.signOff,
        delegations: () => ({ inForce: [{ maxAnnualCost: 0, pupilScope: null }], lapsed: false }),
      },
    };
    given(...onRoll)
      .as(takenHere)
      .when(startProvision, command, undefined, head)
      .recordedTypes(['ProvisionStarted', 'OutcomeSet']);
  });

  bothWays(
    startProvision,
    command,
    ['ProvisionStarted', 'OutcomeSet'],
    [
      { code: 'PROVISION_REVIEW_MISSING', facts: onRoll, change: withTerms({ reviewOn: null }) },
      { code: 'PROVISION_REVIEW_MISSING', facts: onRoll, change: withTerms({ tier: 'SPECIALIST', reviewOn: null }) },
      { code: 'REVIEW_DATE_NOT_AFTER_START', facts: onRoll, change: withTerms({ reviewOn: '2026-11-20' }) },
      {
        code: 'IDENTICAL_PROVISION_OVERLAPS',
        facts: [...onRoll, same],
        change: {},
        aside: { provisionsNamedAlike: [idAt(2)] },
      },
      {
        code: 'PROVISION_STARTED_ALREADY',
        facts: [...onRoll, proposed, started('2026-11-10', { ...TERMS, linkedNeed: 'SEMH' }, { provision: idAt(2) })],
        change: { provision: idAt(2) },
      },
      {
        code: 'HOURS_ABOVE_TIMETABLE',
        facts: onRoll,
        change: withTerms({ frequency: { sessionsPerWeek: 5, minutesPerSession: 391, weeks: 38 } }),
      },
      {
        code: 'HOURS_ABOVE_TIMETABLE',
        facts: [...onRoll, started('2026-10-01', { ...TERMS, ...reduced, attendsMinutesPerWeek: 59 })],
        change: {},
      },
      {
        code: 'HOURS_ABOVE_TIMETABLE',
        facts: [
          ...onRoll,
          started('2026-10-01', { ...TERMS, frequency: { sessionsPerWeek: 5, minutesPerSession: 379, weeks: 38 } }),
        ],
        change: {},
      },
      { code: 'PROVISION_CODE_NOT_IN_FORCE', facts: onRoll, change: withTerms({ linkedNeed: 'BESD' }) },
      { code: 'COST_ABOVE_AUTHORITY', facts: onRoll, change: {}, aside: upTo(5_099) },
      { code: 'HEAD_DECIDES', facts: onRoll, change: withTerms({ kind: 'ALTERNATIVE_PROVISION' }) },
      { code: 'HEAD_DECIDES', facts: onRoll, change: withTerms({ setting: 'OTHER_SCHOOL' }) },
      { code: 'HEAD_DECIDES', facts: onRoll, change: withTerms(reduced, { laInformedOn: '2026-11-19' }) },
      {
        code: 'REDUCED_TIMETABLE_OPEN_ENDED',
        facts: onRoll,
        change: withTerms({ ...reduced, plannedEndOn: null }, { laInformedOn: '2026-11-19' }),
        aside: byHead,
      },
      {
        code: 'REDUCED_TIMETABLE_NOT_AGREED',
        facts: onRoll,
        change: withTerms(reduced, { laInformedOn: '2026-11-19', parentPosition: 'DISAGREES' }),
        aside: byHead,
      },
      { code: 'HEAD_DECIDES', facts: onRoll, change: withTerms({ setting: 'SEN_UNIT' }) },
      {
        code: 'BEFORE_ADMISSION',
        facts: onRoll,
        change: { effectiveFrom: '2020-08-31', ...withTerms({}, { outcomes: [outcome] }) },
      },
      { code: 'AFTER_LEAVING', facts: [registered, enrolled, left], change: {} },
    ],
  );
  bothWays(
    startProvision,
    { ...command, ...withTerms({}, { outcomes: [] }) },
    ['ProvisionStarted'],
    [
      { code: 'OUTCOME_MISSING', facts: onRoll, change: {} },
      { code: 'OUTCOME_MISSING', facts: onRoll, change: withTerms({ tier: 'SPECIALIST' }, { outcomes: [] }) },
      {
        code: 'PROVISION_REVIEW_MISSING',
        facts: onRoll,
        change: withTerms(
          { ...reduced, tier: 'UNIVERSAL', reviewOn: null },
          { outcomes: [], laInformedOn: '2026-11-19' },
        ),
        aside: byHead,
      },
    ],
  );
  noted(
    startProvision,
    command,
    ['ProvisionStarted', 'OutcomeSet'],
    [
      { code: 'SECTION_F_ITEM_NOT_LINKED', facts: withPlan, change: {} },
      {
        code: 'HOURS_TOGETHER_ABOVE_TIMETABLE',
        facts: [
          ...onRoll,
          started('2026-10-01', {
            ...TERMS,
            kind: 'ADULT_SUPPORT',
            frequency: { sessionsPerWeek: 5, minutesPerSession: 379, weeks: 38 },
          }),
        ],
        change: {},
      },
      { code: 'REDUCED_TIMETABLE_LA_NOT_INFORMED', facts: onRoll, change: withTerms(reduced), aside: byHead },
    ],
  );
  always(startProvision, command, [
    { code: 'END_BEFORE_START', facts: onRoll, change: withTerms({ plannedEndOn: '2026-11-19' }) },
    {
      code: 'END_BEFORE_START',
      facts: onRoll,
      change: withTerms({}, { outcomes: [{ ...outcome, dueOn: '2026-11-19' }] }),
    },
    { code: 'CODE_NOT_KNOWN', facts: onRoll, change: withTerms({ tier: 'WAVE_3' }) },
    { code: 'NO_SUCH_RECORD', facts: onRoll, change: { provision: idAt(9) } },
    {
      code: 'COST_RATE_NOT_KNOWN',
      facts: onRoll,
      change: withTerms({ delivererRole: 'MENTOR', costLines: [{ kind: 'HOURLY', pence: null }] }),
    },
    { code: 'DATE_IN_FUTURE', facts: onRoll, change: withTerms({}, { laInformedOn: '2026-11-21' }) },
    {
      code: 'DATE_BEFORE_BIRTH',
      facts: [registered, { ...enrolled, data: { ...enrolled.data, admittedOn: null } }],
      change: { effectiveFrom: '2016-04-30', ...withTerms({ tier: 'UNIVERSAL' }) },
    },
  ]);
});
