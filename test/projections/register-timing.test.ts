import { READ_MODELS } from '../../projections/index.ts';
import { expect, test } from '@jest/globals';
import { openProjections } from '../../projections/engine/runner.ts';
import { countRegister, registerOn } from '../../projections/register/sen-register.ts';
import { GivenLog, GivenPupil, SCHOOL, SENCO } from '../support/given-log.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const YEARS = Array.from({ length: 10 }, (_, n) => 2014 + n);
const SCOPES = [{ schoolUrn: SCHOOL, scope: 'SCHOOL' as const, person: SENCO }];

/** A school of 1,060; every fourth pupil goes on SEN support in each odd autumn and off again in the spring after. */
function tenYears(log: GivenLog): void {
  const pupils = Array.from({ length: 1_060 }, (_, n) => new GivenPupil(String(n)));
  for (const pupil of pupils) log.append(pupil.registered(), pupil.enrolled('2014-09-01'));
  for (const year of YEARS) {
    const onSupport = pupils.filter((_, n) => n % 4 === 0);
    log.append(
      ...onSupport.map((pupil) =>
        year % 2 === 1 ? pupil.support(`${String(year)}-11-01`, ['SLCN']) : pupil.removed(`${String(year)}-05-01`),
      ),
    );
  }
}

test('the register of a 1,060-pupil school as at any day in ten years, as known then or now', async () => {
  using folder = new TemporaryFolder();
  using log = new GivenLog(folder.file('log.db'));
  tenYears(log);
  const projections = await openProjections({
    log: log.log,
    folder: folder.file('read-models'),
    models: READ_MODELS,
    inlineUpTo: Infinity,
  });
  const reader = projections.reader('sen-register');
  const times: number[] = [];
  for (const year of YEARS) {
    const cut = { ordinal: log.log.head(), effectiveOn: `${String(year)}-12-01` };
    const begun = performance.now();
    const { rows } = registerOn(reader, { scopes: SCOPES, cut, first: 2_000 });
    times.push(performance.now() - begun);
    const onSupport = year % 2 === 1 ? 265 : 0;
    expect([rows.length, rows.filter(({ status }) => status === 'K').length]).toEqual([1_060, onSupport]);
    expect(countRegister(reader, { scopes: SCOPES, cut })).toEqual({
      pupils: 1_060,
      status: { K: onSupport, E: 0, N: 1_060 - onSupport },
      primaryNeed: onSupport === 0 ? {} : { SLCN: onSupport },
    });
    expect(countRegister(reader, { scopes: SCOPES, cut: { ...cut, ordinal: 2_120 } }).status).toEqual({
      K: 0,
      E: 0,
      N: 1_060,
    });
  }
  await projections.close();
  times.sort((a, b) => a - b);
  process.stdout.write(
    `register of 1,060 pupils on a day: median ${(times[5] ?? 0).toFixed(1)} ms, slowest ${(times[9] ?? 0).toFixed(1)} ms\n`,
  );
});
