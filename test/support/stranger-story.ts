import { expect } from '@jest/globals';
import fc from 'fast-check';
import { findDecisions } from '../../projections/decisions/decision-history.ts';
import { listItems } from '../../projections/lists/list-query.ts';
import { registerOn } from '../../projections/register/sen-register.ts';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { LAWFUL, lawfulInput } from './lawful-commands.ts';
import type { Draw } from './lawful-draw.ts';
import { OTHER_URN, PUPIL, type School, School as Schools, URN } from './school.ts';
import { TemporaryFolder } from './temporary-folder.ts';

/** Two children of the school; the other school knows all about them: numbers, names, dates of birth and ids. */
const UPNS = ['X873000620245', 'N352000323058'] as const;
const LISTS = READ_MODEL_NAMES.filter((name) => !['decision-history', 'sen-register', 'pupil-merges'].includes(name));
/** They need an event of the other school's, so a school without one cannot take part in them. */
const LINKING: readonly string[] = ['RecordTransferOut'];
const COMMANDS = Object.keys(LAWFUL).filter((name) => !LINKING.includes(name));

const step = fc.record({
  byStranger: fc.boolean(),
  // A stranger has to get in before it can do anything else.
  command: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('RegisterPupil', 'OpenProspectivePupil', 'ChangePupilIdentity') },
    { weight: 2, arbitrary: fc.constantFrom(...COMMANDS) },
  ),
  pupil: fc.nat({ max: 5 }),
  numbers: fc.array(fc.nat({ max: 1000 }), { minLength: 24, maxLength: 24 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** All that the school's read models answer, and its streams as stored: refusals and revisions follow from them. */
async function allOf(school: School, pupils: readonly string[]): Promise<object> {
  const { app } = school;
  await app.projections.waitFor(app.log.head(), READ_MODEL_NAMES, 60_000);
  const ordinal = app.log.head();
  const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
  const order = { by: 'RECORDED_AT', direction: 'ASC' } as const;
  return {
    decisions: findDecisions(app.projections.reader('decision-history'), {
      scopes,
      cut: { ordinal },
      order,
      first: 500,
    }).rows,
    register: registerOn(app.projections.reader('sen-register'), {
      scopes,
      cut: { ordinal, effectiveOn: '2026-11-20' },
      first: 200,
    }).rows,
    lists: LISTS.map((name) => listItems(app.projections.reader(name), { scopes, ordinal }, 500).rows),
    streams: await Promise.all(pupils.map((pupil) => app.store.read(`pupil-${pupil}`))),
  };
}

/** Carries one step out as its school; answers the pupil's id if the command was recorded. */
async function take(school: School, pupils: readonly string[], { byStranger, command, pupil, numbers }: Step) {
  const { senco, elsewhere } = school.staff;
  const named = pupils[pupil % pupils.length] ?? '';
  const child = { ...PUPIL, upn: UPNS[pupil % UPNS.length], surname: `Child${String(pupil % UPNS.length)}` };
  let at = 0;
  const pick: Draw['pick'] = (choices) =>
    choices[(numbers[at++ % numbers.length] ?? 0) % choices.length] as (typeof choices)[number];
  const draw: Draw = {
    school,
    pupil: named,
    others: pupils.filter((id) => id !== named),
    events: school.app.log.readStream(`pupil-${named}`),
    pick,
  };
  const own =
    command === 'RegisterPupil'
      ? child
      : command === 'OpenProspectivePupil'
        ? { ...child, laCode: '201', openedOn: '2026-01-12' }
        : lawfulInput(command, draw);
  const input = byStranger ? { ...own, schoolUrn: OTHER_URN } : own;
  return school.as(byStranger ? elsewhere : senco, command, input).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AccessDenied') return undefined;
    throw error;
  });
}

/**
 * Nothing that a school without a giving records changes any answer of another, nor what its next command is decided
 * on. Answers how many commands of the stranger were recorded: a story of denials would show nothing.
 */
export async function strangersChangeNothing(runs: number, seed?: number): Promise<number> {
  using folder = new TemporaryFolder();
  let run = 0;
  let recorded = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      run += 1;
      const school = await Schools.open(folder.file(`run-${String(run)}`));
      try {
        const theirs = await Promise.all(
          UPNS.map((upn, index) => school.pupil({ upn, surname: `Child${String(index)}` })),
        );
        const pupils = [...theirs];
        for (const each of steps) {
          const before = each.byStranger ? await allOf(school, theirs) : undefined;
          const outcome = await take(school, each.byStranger ? pupils : theirs, each);
          if (before === undefined || outcome?.kind !== 'RECORDED') continue;
          recorded += 1;
          expect(theirs).not.toContain(outcome.subjectId);
          expect(await allOf(school, theirs)).toEqual(before);
          pupils.push(outcome.subjectId);
        }
      } finally {
        await school.app.close();
      }
    }),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
  return recorded;
}
