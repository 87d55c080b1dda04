import { describe, test } from '@jest/globals';
import { type AgreeApdrPlan, agreeApdrPlan } from '../../../src/decisions/provision/agree-apdr-plan.ts';
import { enrolled, type Fact, given, left, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { outcome, started } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07'), outcome('2026-09-07', idAt(2), '2026-12-11')];
const said = {
  cycle: 1,
  outcomes: [idAt(3)],
  provisions: [idAt(2)],
  reviewOn: '2026-12-11',
  agreedWith: ['PARENT', 'PUPIL'],
  assessment: 'Plays alone.',
  expectedImpact: null,
} as const;
const command: AgreeApdrPlan = { ...DECISION, ...said };
const planned: Fact = { type: 'ApdrPlanAgreed', effectiveFrom: '2026-09-07', data: { schoolUrn: SCHOOL, ...said } };

describe('AgreeApdrPlan', () => {
  test('names outcomes, provision and the day of the review', () => {
    given(...running)
      .as(takenHere)
      .when(agreeApdrPlan, command)
      .recorded([{ ...planned, effectiveFrom: '2026-11-20' }]);
    given(...running, planned)
      .as(takenHere)
      .when(agreeApdrPlan, { ...command, cycle: 2 })
      .recordedTypes(['ApdrPlanAgreed']);
  });

  bothWays(
    agreeApdrPlan,
    command,
    ['ApdrPlanAgreed'],
    [
      { code: 'APDR_CYCLE_PLANNED_ALREADY', facts: [...running, planned], change: {} },
      { code: 'REVIEW_DATE_NOT_AFTER_START', facts: running, change: { reviewOn: '2026-11-20' } },
      { code: 'AFTER_LEAVING', facts: [registered, enrolled, left], change: { outcomes: [], provisions: [] } },
    ],
  );
  always(agreeApdrPlan, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { outcomes: [idAt(2)] } },
    { code: 'NO_SUCH_RECORD', facts: running, change: { provisions: [idAt(3)] } },
  ]);
});
