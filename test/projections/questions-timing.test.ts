import { expect, test } from '@jest/globals';
import { MODEL as DECISION_CHECKS } from '../../projections/decision-checks-model.ts';
import { decisionsChecked } from '../../projections/decision-checks.ts';
import { listItems } from '../../projections/listed-items.ts';
import { MODEL as PUPIL_FACTS } from '../../projections/pupil-facts-model.ts';
import { openProjections } from '../../projections/runner.ts';
import { pupilsWithFacts, type PupilWithFacts } from '../../projections/pupils-with-facts.ts';
import { attention } from '../../src/questions/attention.ts';
import { diaryOf } from '../../src/questions/diary.ts';
import { provisionCosts } from '../../src/questions/provision-costs.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import { type GivenEvent, GivenLog, GivenPupil, SCHOOL, sealed, SENCO, uuid } from '../support/given-log.ts';
import { discussion, review } from '../support/identification-facts.ts';
import { delivered, ended, outcome, started } from '../support/provision-facts.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import type { Fact } from '../support/pupil-spec.ts';

const SCOPES = [{ schoolUrn: SCHOOL, scope: 'SCHOOL' as const, person: SENCO }];
const DAY = '2024-05-20';
const calendar = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };

/** A fact as a log has it, its words sealed. */
function event(pupil: GivenPupil, { type, data, effectiveFrom }: Fact, id?: string): GivenEvent {
  const words = Object.fromEntries(Object.entries(data).map(([name, value]: [string, unknown]) => [name, value === 'x' ? sealed(name) : value]));
  return { stream: pupil.stream, type, data: words, metadata: { effectiveFrom }, ...(id !== undefined && { id }) };
}

/** Twelve weeks of a provision, with an outcome and sessions logged every two weeks. */
function twelveWeeks(pupil: GivenPupil, from: CivilDate, groupSize: number): readonly GivenEvent[] {
  const id = uuid(`${pupil.id} ${from}`);
  const logs = Array.from({ length: 6 }, (_, time) => delivered(addDays(from, 14 * time), addDays(from, 14 * time + 11), id));
  const facts = [outcome(from, id, addDays(from, 80)), ...logs, ended(addDays(from, 84), id, 'ACHIEVED')];
  return [event(pupil, started(from, { plannedEndOn: addDays(from, 83), reviewOn: addDays(from, 80), groupSize }), id), ...facts.map((fact) => event(pupil, fact))];
}

/** Two years with SEN: meetings, reviews and three provisions a year. */
function twoYears(pupil: GivenPupil): readonly GivenEvent[] {
  const years = [2022, 2023].flatMap((year) => [
    ...['11-10', '12-10'].flatMap((day) => [discussion(`${String(year)}-${day}`), review(`${String(year)}-${day}`, `${String(year + 1)}-03-10`)]).map((fact) => event(pupil, fact)),
    ...[0, 1, 2].flatMap((which) => twelveWeeks(pupil, addDays(`${String(year)}-09-13`, 84 * which), which + 1)),
  ]);
  return [pupil.support('2021-09-06', ['SLCN']), ...years];
}

/** A school of 1,060, of whom each sixth has SEN, as in England. */
function wholeSchool(log: GivenLog): void {
  const pupils = Array.from({ length: 1_060 }, (_, n) => new GivenPupil(String(n)));
  log.append(...pupils.flatMap((pupil) => [pupil.registered(), pupil.enrolled('2020-09-01')]));
  for (let at = 0; at < pupils.length; at += 60) log.append(...pupils.slice(at, at + 60).filter((_, n) => n % 6 === 0).flatMap(twoYears));
}

test('each question of a school of 1,060 pupils is answered from two read models, without a look-up a pupil', async () => {
  using folder = new TemporaryFolder();
  using log = new GivenLog(folder.file('log.db'));
  wholeSchool(log);
  const projections = await openProjections({ log: log.log, folder: folder.file('read-models'), inlineUpTo: Infinity, models: [PUPIL_FACTS, DECISION_CHECKS] });
  const ordinal = log.log.head();
  const pupils = (): readonly PupilWithFacts[] => pupilsWithFacts(listItems(projections.reader('pupil-facts'), { scopes: SCOPES, ordinal }, 100_000).rows);
  const questions: Readonly<Record<string, () => number>> = {
    attention: () => pupils().filter(({ facts }) => attention(facts, DAY, calendar, ['6']).some(({ code }) => code === 'REVIEW_OVERDUE')).length,
    diary: () => pupils().flatMap(({ facts }) => diaryOf(facts, { from: '2023-09-01', to: '2024-08-31', on: DAY, calendar })).filter(({ kind }) => kind === 'SUPPORT_REVIEW').length,
    budget: () => provisionCosts(pupils().map(({ pupil, facts }) => ({ pupil, provisions: facts.provisions })), { from: '2023-04-01', to: '2024-03-31' }, DAY).totalPence,
    checks: () => decisionsChecked(projections.reader('decision-checks'), SCOPES, { withoutEvidence: true }, { ordinal }).length,
  };
  expect(pupils().length).toBe(177);
  for (const [name, ask] of Object.entries(questions)) {
    const answers: number[] = [];
    const times = Array.from({ length: 7 }, () => {
      const begun = performance.now();
      answers.push(ask());
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    process.stdout.write(`${name} of 1,060 pupils: median ${(times[3] ?? 0).toFixed(1)} ms, slowest ${(times[6] ?? 0).toFixed(1)} ms\n`);
    expect(answers[0]).toBeGreaterThanOrEqual(177);
  }
  await projections.close();
}, 60_000);
