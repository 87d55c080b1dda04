import { expect, test } from '@jest/globals';
import { listItems } from '../../projections/listed-items.ts';
import { openProjections } from '../../projections/runner.ts';
import { costGroups } from '../../src/decisions/provision/cost-groups.ts';
import type { ProvisionHistory } from '../../src/decisions/provision/history.ts';
import { provisionOn } from '../../src/decisions/provision/provisions.ts';
import { envelope, type GivenEvent, GivenLog, GivenPupil, SCHOOL, sealed, SENCO, uuid } from '../support/given-log.ts';
import { TERMS } from '../support/provision-facts.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const YEARS = Array.from({ length: 10 }, (_, n) => 2014 + n);
const SCOPES = [{ schoolUrn: SCHOOL, scope: 'SCHOOL' as const, person: SENCO }];
const words = sealed('words of about the length that such words have in a school');

/** Provision of one pupil in one school year: it starts in September, is changed in January, ends in July. */
function aYear(pupil: GivenPupil, year: number): readonly GivenEvent[] {
  const id = uuid(`${pupil.stream} ${String(year)}`);
  const event = (type: 'ProvisionStarted' | 'OutcomeSet' | 'ProvisionAmended' | 'ProvisionEnded', on: string, data: object, more: object = {}): GivenEvent => ({ stream: pupil.stream, type, data: { schoolUrn: SCHOOL, ...data }, metadata: envelope(on), ...more });
  const views = { rationale: words, parentViews: null, pupilViews: null, evidence: [], parentPosition: 'AGREES' };
  return [
    event('ProvisionStarted', `${String(year)}-09-08`, { provision: null, terms: TERMS, agreedWith: [], laInformedOn: null, name: words, ...views }, { id }),
    event('OutcomeSet', `${String(year)}-09-08`, { provision: id, replaces: null, baselineOn: null, dueOn: `${String(year + 1)}-07-10`, words, baseline: words, target: words, measure: null }),
    event('ProvisionAmended', `${String(year + 1)}-01-11`, { provision: id, changes: ['GROUP'], terms: { ...TERMS, groupSize: 2 }, planChange: null, parentsToldOn: null, laInformedOn: null, ...views }),
    event('ProvisionEnded', `${String(year + 1)}-07-12`, { provision: id, endReason: 'ACHIEVED', replacedBy: null, planChange: null, parentsToldOn: null, ...views }),
  ];
}

test('the map of a 1,060-pupil school with ten years of provision, as at any day', async () => {
  using folder = new TemporaryFolder();
  using log = new GivenLog(folder.file('log.db'));
  const pupils = Array.from({ length: 1_060 }, (_, n) => new GivenPupil(String(n)));
  const supported = pupils.filter((_, n) => n % 5 === 0);
  for (const year of YEARS) log.append(...supported.flatMap((pupil) => aYear(pupil, year)));
  const projections = await openProjections({ log: log.log, folder: folder.file('read-models'), inlineUpTo: Infinity });
  const reader = projections.reader('provision-map');
  const times: number[] = [];
  for (const year of YEARS) {
    const [on, begun] = [`${String(year)}-12-01`, performance.now()];
    const { rows } = listItems(reader, { scopes: SCOPES, ordinal: log.log.head() }, 100_000, [on, '\uffff']);
    const provisions = rows.map(({ pupil, body }) => ({ pupil, history: body as unknown as ProvisionHistory }));
    const given = provisions.flatMap(({ history }) => provisionOn(history, on) ?? []);
    const costs = costGroups(provisions, 'TIER', on);
    times.push(performance.now() - begun);
    expect(given.map(({ state }) => state)).toEqual(Array.from({ length: 212 }, () => 'ACTIVE'));
    expect(costs).toMatchObject([{ key: 'TARGETED', provisions: 212, pupils: 212, pence: 212 * 5_100 }]);
  }
  await projections.close();
  times.sort((a, b) => a - b);
  process.stdout.write(`provision map of 1,060 pupils on a day: median ${(times[5] ?? 0).toFixed(1)} ms, slowest ${(times[9] ?? 0).toFixed(1)} ms\n`);
});
