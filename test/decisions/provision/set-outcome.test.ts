import { describe, test } from '@jest/globals';
import { assessOutcome, type AssessOutcome } from '../../../src/decisions/provision/assess-outcome.ts';
import { type SetOutcome, setOutcome } from '../../../src/decisions/provision/set-outcome.ts';
import { fromDocument, given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { ended, outcome, started } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll, RECORD } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07'), outcome('2026-09-07', idAt(2), '2026-12-11')];
const said = {
  provision: idAt(2),
  replaces: null,
  baselineOn: '2026-11-16',
  dueOn: '2027-02-12',
  words: 'Starts 3 exchanges.',
  baseline: '0-1',
  target: '3',
  measure: 'a session',
};
const command: SetOutcome = { ...DECISION, ...said };

describe('SetOutcome', () => {
  const event = { type: 'OutcomeSet', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } };

  test('sets one for a provision, for none in particular, or in the place of another', () => {
    given(...running)
      .as(takenHere)
      .when(setOutcome, command)
      .recorded([event]);
    given(...running)
      .as(takenHere)
      .when(setOutcome, { ...command, provision: null })
      .recorded([{ ...event, data: { ...event.data, provision: null } }]);
    given(...running)
      .as(takenHere)
      .when(setOutcome, { ...command, replaces: idAt(3) })
      .recorded([{ ...event, data: { ...event.data, replaces: idAt(3) } }]);
  });

  bothWays(
    setOutcome,
    command,
    ['OutcomeSet'],
    [{ code: 'PROVISION_HAS_ENDED', facts: [...running, ended('2026-11-02', idAt(2))], change: {} }],
  );
  always(setOutcome, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    { code: 'NO_SUCH_RECORD', facts: running, change: { replaces: idAt(2) } },
    { code: 'END_BEFORE_START', facts: running, change: { dueOn: '2026-11-19' } },
    { code: 'DATE_IN_FUTURE', facts: running, change: { baselineOn: '2026-11-21' } },
  ]);
});

describe('AssessOutcome', () => {
  const assessment = {
    outcome: idAt(3),
    result: 'NOT_DELIVERED',
    assessedOn: '2026-11-20',
    evidence: [],
    achieved: null,
    note: null,
  } as const;
  const assess: AssessOutcome = { ...RECORD, ...assessment };

  test('keeps not delivered apart from not met', () => {
    for (const result of ['NOT_DELIVERED', 'NOT_MET'] as const) {
      given(...running)
        .as(fromDocument)
        .when(assessOutcome, { ...assess, result })
        .recorded([
          { type: 'OutcomeAssessed', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...assessment, result } },
        ]);
    }
  });

  always(assessOutcome, assess, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { outcome: idAt(2) } },
    { code: 'END_BEFORE_START', facts: running, change: { assessedOn: '2026-09-06' } },
    { code: 'DATE_IN_FUTURE', facts: running, change: { assessedOn: '2026-11-21' } },
  ]);
});
