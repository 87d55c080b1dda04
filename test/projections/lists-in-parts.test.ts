import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../src/kernel/json.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { openProjections } from '../../projections/engine/runner.ts';
import { directLists, joinedLists } from '../support/direct-answers.ts';
import { GivenLog, GivenPupil, SCHOOL, sealed, uuid } from '../support/given-log.ts';
import { concern, discussion, ehc, review, support } from '../support/identification-facts.ts';
import {
  amended,
  assessed,
  delivered,
  ended,
  outcome,
  started,
  suspended,
  variance,
} from '../support/provision-facts.ts';
import { type Fact, observed } from '../support/pupil-spec.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** Lists that store what grows in parts. Here records are long, so that parts become whole and are joined. */
const MODELS = READ_MODELS.filter(({ name }) => ['pupil-facts', 'provision-map', 'ehc-tracker'].includes(name));
const PUPILS = [new GivenPupil('a'), new GivenPupil('b')] as const;
const DAYS = ['2024-09-09', '2024-11-04', '2025-01-13', '2025-03-03', '2025-06-02'] as const;

/** What is told of a day, some of it about the provision or outcome with this id. */
const TOLD: readonly ((on: string, about: string) => Fact)[] = [
  (on) => concern(on),
  (on) => discussion(on),
  (on) => support(on, on),
  (on) => review(on, on),
  (on) => observed('E', on, [{ code: 'ASD', rank: 1 }]),
  (on) => observed('K', on, [{ code: 'NSA', rank: 1 }]),
  (on) => started(on),
  (on, about) => amended(on, about, { fundingSource: 'HEALTH' }),
  (on, about) => suspended(on, about),
  (on, about) => ended(on, about),
  (on, about) => outcome(on, about, '2025-07-01'),
  (on, about) => assessed(on, about),
  (on, about) => delivered(on, on, about),
  (on, about) => delivered(on, on, about),
  (on, about) => variance(on, about),
  (on) => variance(on, null),
  (on) => ehc('EhcParentDiscussionHeld', on, { on }),
  (on) => ehc('AnnualReviewScheduled', on, { kind: 'ANNUAL', meetingOn: on }),
  (on) => ehc('PlanAmended', on, { planReference: 'x' }),
];

type Step =
  | {
      readonly does: 'TELL';
      readonly pupil: number;
      readonly told: number;
      readonly on: string;
      readonly about: number;
    }
  | { readonly does: 'CORRECT' | 'VOID'; readonly pupil: number; readonly target: number; readonly on: string };

const pupil = fc.nat({ max: 1 });
const on = fc.constantFrom(...DAYS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('TELL' as const),
      pupil,
      told: fc.nat({ max: TOLD.length - 1 }),
      on,
      about: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('CORRECT' as const, 'VOID' as const),
      pupil,
      target: fc.nat({ max: 60 }),
      on,
    }),
  },
);

/** The first facts of each record are its provisions; the next an outcome of the first of them. */
function idAt(of: GivenPupil, place: number): string {
  return uuid(`${of.stream} ${String(place)}`);
}

function begin(log: GivenLog, of: GivenPupil): void {
  log.append(of.registered(), of.enrolled('2024-09-02'));
  for (const fact of [started('2024-09-09'), started('2024-09-09'), outcome('2024-09-09', idAt(of, 2), '2025-07-01')])
    log.append(asGiven(of, fact));
}

function asGiven(of: GivenPupil, { type, data, effectiveFrom, findings }: Fact) {
  return {
    stream: of.stream,
    type,
    data: sealedWords(data),
    metadata: { effectiveFrom, ...(findings && { findings }) },
  };
}

/** Words of tests are `x`. */
function sealedWords(data: object): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === 'x' ? sealed(name) : value]));
}

function tell(log: GivenLog, told: Step, merged: boolean, facts: Map<string, Fact>): void {
  const of = merged ? PUPILS[0] : (PUPILS[told.pupil] ?? PUPILS[0]);
  if (told.does === 'TELL') {
    const fact = TOLD[told.told]?.(told.on, idAt(of, told.about + 2)) ?? concern(told.on);
    const [id = ''] = log.append(asGiven(of, fact));
    facts.set(id, fact);
    return;
  }
  const target = idAt(of, told.target);
  const fact = facts.get(target);
  if (fact === undefined) return;
  log.append(
    told.does === 'VOID'
      ? of.voided(target)
      : of.corrected(target, fact.type, sealedWords(fact.data), { effectiveFrom: told.on }),
  );
}

test('lists kept in parts say what follows from the whole records, at every cut', async () => {
  using folder = new TemporaryFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 120, maxLength: 160 }),
      fc.nat({ max: 160 }),
      async (steps, mergedAt) => {
        run += 1;
        using log = new GivenLog(folder.file(`${String(run)}.db`));
        const facts = new Map<string, Fact>();
        for (const each of PUPILS) begin(log, each);
        for (const [at, each] of steps.entries()) {
          if (at === mergedAt) log.append(...PUPILS[1].mergedInto(PUPILS[0]));
          tell(log, each, at >= mergedAt, facts);
        }
        const projections = await openProjections({ log: log.log, folder: folder.file(String(run)), models: MODELS });
        for (let ordinal = 1; ordinal <= log.log.head(); ordinal += 3) {
          const joined = joinedLists(projections, { schoolUrn: SCHOOL, ordinal });
          const direct = directLists(log.log, { schoolUrn: SCHOOL, ordinal });
          expect([...joined.keys()].sort()).toEqual(
            [...direct.keys()].filter((key) => joined.has(key) || !key.startsWith('facts')).sort(),
          );
          for (const [key, value] of joined) expect([ordinal, key, value]).toEqual([ordinal, key, direct.get(key)]);
        }
        await projections.close();
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});
