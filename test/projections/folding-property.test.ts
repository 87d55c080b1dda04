import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DecisionRow, findDecisions } from '../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { recordInLog } from '../../projections/record/record-as-at.ts';
import { openProjections, type Projections } from '../../projections/engine/runner.ts';
import { pupilOnRegister } from '../../projections/register/sen-register.ts';
import type { EventType } from '../../src/registry/events.ts';
import { mergedPupils } from '../../src/decisions/enrolment/merged-record.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { periodOn } from '../../src/decisions/sen-status.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { type GivenEvent, GivenLog, GivenPupil, SCHOOL, SENCO, uuid } from '../support/given-log.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** The two whose answers are held to folds of their own here; all of them are in `lawful-commands.test.ts`. */
const MODELS = READ_MODELS.filter(({ name }) => name === 'decision-history' || name === 'sen-register');
const SCOPES = [{ schoolUrn: SCHOOL, scope: 'SCHOOL' as const, person: SENCO }];
const DAYS = ['2022-09-01', '2023-01-09', '2023-04-17', '2023-09-04', '2024-01-08', '2024-06-03'] as const;
const PUPILS = [new GivenPupil('a'), new GivenPupil('b'), new GivenPupil('c')] as const;
const MAX_EVENTS = 14;

/** Ids are those that the log gives by place in the stream, so that a target may also be what comes later or never. */
function idAt(pupil: GivenPupil, revision: number): string {
  return uuid(`${pupil.stream} ${String(revision)}`);
}

const day = fc.constantFrom(...DAYS);
const needs = fc.constantFrom<readonly string[]>([], ['SLCN'], ['ASD', 'MLD']);
const target = fc.nat({ max: MAX_EVENTS });
/** `named` is the pupil itself, or one whose record was merged into the pupil's. */
const someEvent: fc.Arbitrary<(pupil: GivenPupil, named: GivenPupil) => GivenEvent> = fc.oneof(
  day.map((on) => (pupil: GivenPupil) => pupil.concern(on)),
  fc.tuple(day, needs).map(
    ([on, codes]) =>
      (pupil: GivenPupil) =>
        pupil.support(on, codes),
  ),
  fc.tuple(day, needs).map(
    ([on, codes]) =>
      (pupil: GivenPupil) =>
        pupil.ranked(on, codes),
  ),
  fc.tuple(fc.constantFrom('K', 'E', 'N'), day, needs, fc.option(day)).map(
    ([status, from, codes, to]) =>
      (pupil: GivenPupil) =>
        pupil.observed(status, from, codes, to),
  ),
  day.map((on) => (pupil: GivenPupil) => pupil.removed(on)),
  day.map((on) => (pupil: GivenPupil) => pupil.left(on)),
  fc.option(day).map((on) => (pupil: GivenPupil) => pupil.enrolled(on, { knownOn: '2023-04-17' })),
  fc
    .tuple(
      target,
      fc.constantFrom<EventType>('SenSupportDecided', 'RegisterRemovalDecided', 'PupilEnrolled'),
      needs,
      fc.option(day),
    )
    .map(
      ([revision, type, codes, on]) =>
        (pupil: GivenPupil, named: GivenPupil) =>
          pupil.corrected(
            idAt(named, revision),
            type,
            replacementOf(type, pupil, codes, on),
            on === null ? {} : { effectiveFrom: on, findings: ['LATE_ENTRY'] },
          ),
    ),
  target.map((revision) => (pupil: GivenPupil, named: GivenPupil) => pupil.voided(idAt(named, revision))),
  target.map((revision) => (pupil: GivenPupil, named: GivenPupil) => pupil.voided(idAt(named, revision))),
);

function replacementOf(
  type: EventType,
  pupil: GivenPupil,
  codes: readonly string[],
  on: string | null,
): ReturnType<GivenPupil['supportData']> {
  const given =
    type === 'SenSupportDecided'
      ? pupil.supportData(codes)
      : type === 'PupilEnrolled'
        ? pupil.enrolled(on).data
        : pupil.removed('2023-01-09').data;
  return { ...given };
}

/** An event of one pupil, or (one in eight) the merging of one record into another. */
const step = fc.oneof(
  { weight: 7, arbitrary: fc.tuple(fc.nat({ max: 2 }), someEvent) },
  { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })) },
);

const story = fc
  .array(step, { minLength: 1, maxLength: MAX_EVENTS })
  .map((steps) => {
    const into = new Map<GivenPupil, GivenPupil>();
    /** As the write path does it: what is meant for a closed record goes to the one that goes on. */
    const open = (which: number): GivenPupil => {
      let pupil: GivenPupil = PUPILS[which] ?? PUPILS[0];
      for (let next = into.get(pupil); next !== undefined; next = into.get(pupil)) pupil = next;
      return pupil;
    };
    return steps.flatMap(([which, what]): readonly GivenEvent[] => {
      const pupil = open(which);
      if (typeof what === 'function') return [what(pupil, PUPILS[which] ?? pupil)];
      const loser = open(what);
      if (loser === pupil) return [];
      into.set(loser, pupil);
      return loser.mergedInto(pupil);
    });
  })
  .filter((events) => events.length > 0);

/** Applies a story in pieces of these sizes, waiting for the read models in between. */
async function incrementally(
  log: GivenLog,
  projections: Projections,
  events: readonly GivenEvent[],
  piece: number,
): Promise<void> {
  for (let at = 0; at < events.length; at += piece) {
    log.append(...events.slice(at, at + piece));
    expect(
      await projections.waitFor(
        log.log.head(),
        MODELS.map(({ name }) => name),
        60_000,
      ),
    ).toBe(true);
  }
}

function answeredDecisions(projections: Projections, ordinal: number): readonly unknown[] {
  const { rows } = findDecisions(projections.reader('decision-history'), {
    scopes: SCOPES,
    cut: { ordinal },
    order: { by: 'RECORDED_AT', direction: 'ASC' },
    first: 100,
  });
  return rows
    .filter((row) => row.state !== 'VOIDED_AS_ERROR')
    .map((row: DecisionRow) => ({
      id: row.id,
      type: row.type,
      pupil: row.pupil,
      data: row.data,
      metadata: row.metadata,
      sealedIn: row.sealedIn,
      corrected: row.state === 'CORRECTED',
    }));
}

function foldedDecisions(log: GivenLog, ordinal: number): readonly unknown[] {
  const types: readonly string[] = DECISION_TYPES;
  return children(log, ordinal)
    .flatMap((pupil) =>
      foldCorrections(recordInLog(log.log, pupil.id, ordinal)).map((event) => ({ ...event, pupil: pupil.id })),
    )
    .filter((event) => types.includes(event.type))
    .map(({ id, type, pupil, data, metadata, sealedIn, correctedAt }) => ({
      id,
      type,
      pupil,
      data,
      metadata,
      sealedIn,
      corrected: correctedAt !== undefined,
    }))
    .sort((a, b) => (a.metadata.recordedAt < b.metadata.recordedAt ? -1 : 1));
}

/** The pupils who had a record of their own then. */
function children(log: GivenLog, ordinal: number): readonly GivenPupil[] {
  const merged = new Set(
    PUPILS.flatMap(({ stream }) =>
      mergedPupils(log.log.readStream(stream).filter((event) => event.ordinal <= ordinal)),
    ),
  );
  return PUPILS.filter(({ id }) => !merged.has(id));
}

/** The code on a day by the write path's own fold; undefined off roll. */
function foldedStatus(log: GivenLog, pupil: GivenPupil, ordinal: number, on: string): readonly unknown[] {
  if (!children(log, ordinal).includes(pupil)) return [];
  const { enrolments, periods } = foldPupil(recordInLog(log.log, pupil.id, ordinal));
  const onRoll = enrolments.some(
    ({ since, knownOn, leftOn }) =>
      (since ?? [knownOn, periods[0]?.from ?? knownOn].sort()[0] ?? '') <= on && (leftOn === null || on <= leftOn),
  );
  const period = periodOn(periods, on);
  return onRoll ? [period?.status ?? 'N', period?.needs ?? [], period?.by ?? null] : [];
}

describe('for any order of decisions, late entries, corrections, voids and merges', () => {
  test('every cut answers as the fold of the log cut there, and a rebuild says the same', async () => {
    using folder = new TemporaryFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 1, max: 5 }), async (events, piece) => {
        run += 1;
        const path = folder.file(`run-${String(run)}`);
        using log = new GivenLog(`${path}.db`);
        const followed = await openProjections({ log: log.log, folder: `${path}-followed`, batch: 2, models: MODELS });
        await incrementally(log, followed, events, piece);
        const rebuilt = await openProjections({ log: log.log, folder: `${path}-rebuilt`, models: MODELS });
        for (let ordinal = 0; ordinal <= events.length; ordinal += 1) {
          expect(answeredDecisions(followed, ordinal)).toEqual(foldedDecisions(log, ordinal));
          for (const pupil of PUPILS) {
            for (const on of DAYS) {
              const entries = pupilOnRegister(followed.reader('sen-register'), {
                scopes: SCOPES,
                cut: { ordinal, effectiveOn: on },
                pupil: pupil.id,
              });
              expect(entries.flatMap(({ status, needs, decision }) => [status, needs, decision])).toEqual(
                foldedStatus(log, pupil, ordinal, on),
              );
            }
          }
        }
        for (const { name } of MODELS) expect(followed.digest(name)).toBe(rebuilt.digest(name));
        await followed.close();
        await rebuilt.close();
      }),
      { numRuns: LONG_RUN ? 40 : 10 },
    );
  });
});
