import { describe, test } from '@jest/globals';
import { type ResumeProvision, resumeProvision } from '../../../src/decisions/provision/resume-provision.ts';
import { given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { ended, started, suspended } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll } from '../../support/provision-spec.ts';

const paused = [...onRoll, started('2026-09-07'), suspended('2026-11-02', idAt(2))];
const command: ResumeProvision = { ...DECISION, provision: idAt(2), rationale: 'Back at work.' };

describe('ResumeProvision', () => {
  test('lets what was suspended go on', () => {
    given(...paused)
      .as(takenHere)
      .when(resumeProvision, command)
      .recorded([
        {
          type: 'ProvisionResumed',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn: SCHOOL, provision: idAt(2), rationale: 'Back at work.' },
        },
      ]);
  });

  bothWays(
    resumeProvision,
    command,
    ['ProvisionResumed'],
    [
      { code: 'PROVISION_NOT_SUSPENDED', facts: paused.slice(0, 3), change: {} },
      {
        code: 'HOURS_ABOVE_TIMETABLE',
        facts: [
          ...paused,
          started('2026-11-03', { frequency: { sessionsPerWeek: 5, minutesPerSession: 379, weeks: 38 } }),
        ],
        change: {},
      },
      { code: 'PROVISION_NOT_STARTED', facts: [...onRoll, started('2026-12-01')], change: {} },
      { code: 'PROVISION_HAS_ENDED', facts: [...paused, ended('2026-11-09', idAt(2))], change: {} },
    ],
  );
  always(resumeProvision, command, [{ code: 'NO_SUCH_RECORD', facts: paused, change: { provision: idAt(9) } }]);
});
