import { READ_MODELS } from '../../projections/index.ts';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { findDecisions } from '../../projections/decisions/decision-history.ts';
import { listItems } from '../../projections/lists/list-query.ts';
import { recordInLog } from '../../projections/record/record-as-at.ts';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { provisionsIn } from '../../projections/lists/provisions.ts';
import { pupilsWithFacts } from '../../projections/lists/pupils-with-facts.ts';
import { openProjections, type Projections } from '../../projections/engine/runner.ts';
import { registerOn } from '../../projections/register/sen-register.ts';
import { type ProvisionOn, provisionOn } from '../../src/decisions/provision/provisions.ts';
import { codeOn, isOnRoll } from '../../src/questions/attention.ts';
import { givenOn } from '../../src/questions/review-dates.ts';
import { directLists, joinedLists } from './direct-answers.ts';
import { LAWFUL, lawfulInput } from './lawful-commands.ts';
import { type Draw, LAWFUL_DAYS } from './lawful-draw.ts';
import { LogCopy } from './log-copy.ts';
import { School, URN } from './school.ts';
import { TemporaryFolder } from './temporary-folder.ts';

const LISTS = READ_MODEL_NAMES.filter(
  (name) => name !== 'decision-history' && name !== 'sen-register' && name !== 'pupil-merges',
);

/** Everything the read models answer at a cut. */
function answers(projections: Projections, ordinal: number): object {
  const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
  return {
    decisions: findDecisions(projections.reader('decision-history'), {
      scopes,
      cut: { ordinal },
      order: { by: 'RECORDED_AT', direction: 'ASC' },
      first: 200,
    }).rows,
    registers: LAWFUL_DAYS.map(
      (effectiveOn) =>
        registerOn(projections.reader('sen-register'), { scopes, cut: { ordinal, effectiveOn }, first: 200 }).rows,
    ),
    lists: LISTS.map((name) => listItems(projections.reader(name), { scopes, ordinal }, 200).rows),
  };
}

/** What is given on a day, as the provision map has it and as the facts have it, each read by the day. */
function given(
  projections: Projections,
  ordinal: number,
  on: string,
): Readonly<Record<'map' | 'facts', readonly unknown[]>> {
  const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
  const items = (model: 'provision-map' | 'pupil-facts') =>
    listItems(projections.reader(model), { scopes, ordinal, begunBy: on, lastsBeyond: on }, 200).rows;
  const shown = (pupil: string, { history: { id }, state, terms }: ProvisionOn): readonly unknown[] => [
    id,
    pupil,
    state,
    terms,
  ];
  const map = provisionsIn(items('provision-map')).flatMap(({ pupil, history }) =>
    [provisionOn(history, on)]
      .filter((one) => one?.state === 'ACTIVE' || one?.state === 'SUSPENDED')
      .map((one) => shown(pupil, one as ProvisionOn)),
  );
  const facts = pupilsWithFacts(items('pupil-facts')).flatMap((one) =>
    givenOn(one.facts, on).map((provision) => shown(one.pupil, provision)),
  );
  return { map: map.sort(), facts: facts.sort() };
}

/**
 * Who is on roll with which code on a day, as the register has it; of pupils whose facts are kept as these have it,
 * read by the day and whole.
 */
function rolls(
  projections: Projections,
  ordinal: number,
  effectiveOn: string,
): Readonly<Record<'register' | 'facts' | 'whole', readonly unknown[]>> {
  const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
  const read = (standing: object) =>
    pupilsWithFacts(listItems(projections.reader('pupil-facts'), { scopes, ordinal, ...standing }, 200).rows);
  const whole = read({});
  const onRoll = (list: typeof whole): readonly unknown[] =>
    list
      .filter(({ facts }) => isOnRoll(facts, effectiveOn))
      .map(({ pupil, facts }) => [pupil, codeOn(facts, effectiveOn)?.status ?? 'N'])
      .sort();
  const kept = new Set(whole.map(({ pupil }) => pupil));
  const register = registerOn(projections.reader('sen-register'), { scopes, cut: { ordinal, effectiveOn }, first: 200 })
    .rows.filter(({ pupil }) => kept.has(pupil))
    .map(({ pupil, status }) => [pupil, status])
    .sort();
  return { register, facts: onRoll(read({ begunBy: effectiveOn, lastsBeyond: effectiveOn })), whole: onRoll(whole) };
}

const step = fc.record({
  command: fc.constantFrom(...Object.keys(LAWFUL)),
  pupil: fc.nat({ max: 1 }),
  by: fc.nat({ max: 3 }),
  numbers: fc.array(fc.nat({ max: 1000 }), { minLength: 24, maxLength: 24 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Carries a story out and answers how many of its commands were recorded. */
async function tell(school: School, pupils: readonly string[], steps: readonly Step[]): Promise<number> {
  const { senco, head, deputy, teacher } = school.staff;
  let recorded = 0;
  for (const { command, pupil: which, by, numbers } of steps) {
    const pupil = pupils[which] ?? '';
    let at = 0;
    const pick: Draw['pick'] = (choices) =>
      choices[(numbers[at++ % numbers.length] ?? 0) % choices.length] as (typeof choices)[number];
    const draw: Draw = {
      school,
      pupil,
      others: pupils.filter((id) => id !== pupil),
      events: recordInLog(school.app.log, pupil, school.app.log.head()),
      pick,
    };
    const outcome = await school
      .as([senco, head, deputy, teacher][by] ?? senco, command, lawfulInput(command, draw))
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'AccessDenied') return undefined;
        throw error;
      });
    if (outcome?.kind === 'RECORDED') recorded += 1;
  }
  return recorded;
}

/** The read models that followed the log answer at each of its places what read models of the log cut there answer. */
async function compare(school: School, folder: TemporaryFolder, run: number): Promise<void> {
  const { app } = school;
  await app.projections.waitFor(app.log.head(), READ_MODEL_NAMES, 60_000);
  using copy = new LogCopy(folder.file(`copy-${String(run)}.db`));
  const cut = await openProjections({ log: copy.log, folder: folder.file(`cut-${String(run)}`), models: READ_MODELS });
  for (const event of app.log.readAfter(0, 10_000)) {
    copy.append(event);
    if (!event.stream.startsWith('pupil-')) continue;
    expect(await cut.waitFor(event.ordinal, READ_MODEL_NAMES, 60_000)).toBe(true);
    expect(answers(cut, event.ordinal)).toEqual(answers(app.projections, event.ordinal));
    const direct = directLists(app.log, { schoolUrn: URN, ordinal: event.ordinal });
    const joined = joinedLists(app.projections, { schoolUrn: URN, ordinal: event.ordinal });
    // Of pupils without SEN no facts are kept.
    for (const key of direct.keys()) if (!key.startsWith('facts ')) expect([...joined.keys()]).toContain(key);
    for (const [key, value] of joined) expect([key, value]).toEqual([key, direct.get(key)]);
    for (const day of LAWFUL_DAYS) {
      const { register, facts, whole } = rolls(app.projections, event.ordinal, day);
      expect([facts, whole]).toEqual([register, register]);
      const provision = given(app.projections, event.ordinal, day);
      expect(provision.facts).toEqual(provision.map);
    }
  }
  const rebuilt = await openProjections({
    log: app.log,
    folder: folder.file(`rebuilt-${String(run)}`),
    models: READ_MODELS,
  });
  for (const name of READ_MODEL_NAMES)
    expect([name, app.projections.digest(name)]).toEqual([name, rebuilt.digest(name)]);
  await cut.close();
  await rebuilt.close();
}

/**
 * For any order of lawful commands, corrections and late entries among them: the read models that followed the log
 * answer at every past cut what read models of the log cut there answer, what they store in parts is what follows from
 * the whole records there, and a rebuild says the same. Answers how many of the commands were recorded.
 */
export async function holdsForAnyOrder(
  runs: number,
  steps: { readonly minLength: number; readonly maxLength: number },
): Promise<number> {
  using folder = new TemporaryFolder();
  let run = 0;
  let recorded = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, steps), async (story) => {
      run += 1;
      const school = await School.open(folder.file(`run-${String(run)}`));
      try {
        recorded += await tell(school, [await school.pupil(), await school.pupil({ forename: 'Sam' })], story);
        await compare(school, folder, run);
      } finally {
        await school.app.close();
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
  return recorded;
}
