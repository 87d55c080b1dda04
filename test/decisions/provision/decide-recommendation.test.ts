import { describe, test } from '@jest/globals';
import {
  type DecideRecommendation,
  decideRecommendation,
} from '../../../src/decisions/provision/decide-recommendation.ts';
import { enrolled, type Fact, given, left, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { started } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll } from '../../support/provision-spec.ts';

const advice: Fact = {
  type: 'AdviceReceived',
  effectiveFrom: '2026-11-02',
  data: { schoolUrn: SCHOOL, recommendations: 2 },
};
const advised = [...onRoll, started('2026-09-07'), advice];
const command: DecideRecommendation = {
  ...DECISION,
  advice: idAt(3),
  recommendation: 2,
  provision: idAt(2),
  adopted: true,
  why: 'Fits.',
};

describe('DecideRecommendation', () => {
  test('adopts with the provision that carries it out, or declines with a reason', () => {
    const said = { schoolUrn: SCHOOL, advice: idAt(3), recommendation: 2, why: 'Fits.' };
    given(...advised)
      .as(takenHere)
      .when(decideRecommendation, command)
      .recorded([
        { type: 'RecommendationAdopted', effectiveFrom: '2026-11-20', data: { ...said, provision: idAt(2) } },
      ]);
    given(...advised)
      .as(takenHere)
      .when(decideRecommendation, { ...command, adopted: false })
      .recorded([{ type: 'RecommendationDeclined', effectiveFrom: '2026-11-20', data: said }]);
  });

  bothWays(
    decideRecommendation,
    { ...command, advice: idAt(2), provision: null },
    ['RecommendationAdopted'],
    [{ code: 'AFTER_LEAVING', facts: [registered, enrolled, advice, left], change: {} }],
  );
  always(decideRecommendation, command, [
    { code: 'NO_SUCH_RECORD', facts: advised, change: { recommendation: 3 } },
    { code: 'NO_SUCH_RECORD', facts: advised, change: { advice: idAt(2) } },
    { code: 'NO_SUCH_RECORD', facts: advised, change: { provision: idAt(9) } },
  ]);
});
