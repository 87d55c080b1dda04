import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withMerged } from '../../src/records/whole-record.ts';
import { type EffectiveEvent, foldCorrections, foldVoided, type Placed } from '../../src/kernel/folding.ts';
import { actsOf, isLater, isSchoolsDecision } from '../../src/matters/acts.ts';
import { forestOf, rootOf } from '../../src/matters/forest.ts';
import { mattersOf } from '../../src/matters/matters.ts';
import { recordOfSchool } from '../../src/matters/record-of-school.ts';
import {
  answer,
  asks,
  corrects,
  decided,
  idOf,
  mattersIn,
  proposes,
  request,
  sends,
  stored,
  type Told,
  voids,
} from './told.ts';

/** What may be told of a day, some of it about the fact at a place. Days come in any order: many entries are late. */
const TELLS: readonly ((on: string, about: number) => Told)[] = [
  (on) => request(on),
  (on, about) => request(on, about),
  (on, about) => answer(on, about),
  (on, about) => answer(on, about, 'SignOffRejected'),
  (on, about) => answer(on, about, 'SignOffReturned'),
  (on, about) => answer(on, about, 'SignOffWithdrawn'),
  (on, about) =>
    decided('SignOffResubmitted', on, { request: idOf(about), matter: 'REGISTER_REMOVAL', quorum: 'ANY_ONE' }),
  (on, about) => decided('RegisterRemovalDecided', on, {}, { signOff: idOf(about) }),
  (on, about) => decided('SenSupportDecided', on, {}, { closes: idOf(about) }),
  (on, about) => decided('OutcomeSet', on, { provision: idOf(about) }, { commandId: `command-${String(about)}` }),
  (on, about) => decided('ProvisionStarted', on, { provision: idOf(about) }),
  (on) => decided('ProvisionProposed', on),
  (on) => asks(on),
  (on) => asks(on, 'DO_NOT_REQUEST'),
  (on) => sends(on),
  (on, about) => sends(on, { decisionId: idOf(about) }),
  (on) => sends(on, { requestedBy: 'PARENT' }),
  (on) => decided('LaRefusedToAssess', on),
  (on) => proposes(on),
  (on) => decided('SenSupportDecided', on),
  (on, about) => decided('MonitoringStarted', on, {}, { proposal: idOf(about) }),
  (on, about) => decided('SenSupportContinued', on, { reviewId: idOf(about) }),
  (on) => decided('SenSupportReviewHeld', on, { heldOn: on }),
  (on, about) => decided('DissentRecorded', on, { decision: idOf(about) }),
  (on) => ({
    ...decided('ConcernRaised', on),
    metadata: { decidedAt: `${on}T11:00:00.000Z`, decidedAtPrecision: 'INSTANT' },
  }),
];

const step = fc.record({
  does: fc.constantFrom('TELL' as const, 'TELL' as const, 'TELL' as const, 'CORRECT' as const, 'VOID' as const),
  tells: fc.nat({ max: TELLS.length - 1 }),
  day: fc.integer({ min: 1, max: 9 }),
  about: fc.nat({ max: 30 }),
  other: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function told(steps: readonly Step[]): readonly Told[] {
  const facts: Told[] = [];
  for (const { does, tells, day, about, other } of steps) {
    const on = `2026-09-0${String(day)}`;
    const target = facts[about];
    const stream = other ? 'pupil-b' : 'pupil-a';
    const fact = TELLS[tells]?.(on, about) ?? asks(on);
    if (does === 'TELL' || target === undefined || target.data?.['target'] !== undefined)
      facts.push({ ...fact, stream });
    else
      facts.push({
        ...(does === 'VOID' ? voids(about) : corrects(about, target, { on, data: fact.data ?? {} })),
        stream,
      });
  }
  return facts;
}

/** The record of `pupil-a`, into which `pupil-b` was merged after so many events. */
function recordAt(all: readonly Placed[], upTo: number, mergedAt: number): readonly Placed[] {
  const known = all.slice(0, upTo);
  const own = known.filter(({ stream }) => stream === 'pupil-a');
  const merge = { ...(all[0] as Placed), type: 'PupilMerged', stream: 'pupil-a', data: { schoolUrn: 'x', loser: 'b' } };
  return upTo < mergedAt ? own : withMerged([...own, merge], () => known.filter(({ stream }) => stream === 'pupil-b'));
}

/** A fact by the newest correction of it that was not made void, whatever became of the fact itself. */
function asItStood({ id, type, data }: Placed, record: readonly Placed[]): Pick<Placed, 'type' | 'data'> {
  const gone = record.filter((event) => event.type === 'RecordVoidedAsError').map((event) => event.data['target']);
  const newest = record.findLast(
    (event) => event.data['target'] === id && event.data['targetType'] === type && !gone.includes(event.id),
  );
  return { type, data: (newest?.data['replacement'] ?? data) as Placed['data'] };
}

const story = fc.record({ steps: fc.array(step, { minLength: 4, maxLength: 30 }), mergedAt: fc.nat({ max: 30 }) });

/** Each cut of a story, with what counts and what is void there. */
function atEachCut(
  { steps, mergedAt }: { readonly steps: readonly Step[]; readonly mergedAt: number },
  holds: (record: readonly Placed[], events: readonly EffectiveEvent[], voided: readonly EffectiveEvent[]) => void,
): void {
  const all = stored(told(steps));
  for (let upTo = 1; upTo <= all.length; upTo += 1) {
    const record = recordAt(all, upTo, mergedAt);
    holds(record, foldCorrections(record), foldVoided(record));
  }
}

describe('over late entries, corrections, voids and merges, at every cut', () => {
  test('each decision of the school is in exactly one matter', () => {
    fc.assert(
      fc.property(story, (one) => {
        atEachCut(one, (record) => {
          const decisions = record.filter((event) => isSchoolsDecision(asItStood(event, record))).map(({ id }) => id);
          const matters = mattersIn(record);
          const placed = matters.flatMap(({ acts, voided: gone }) => [...acts, ...gone]);
          expect(
            placed
              .filter(isSchoolsDecision)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(decisions.sort());
          expect(new Set(matters.map(({ id }) => id)).size).toBe(matters.length);
          for (const { id, acts, voided: gone, principal, state } of matters) {
            expect([...acts, ...gone].map((act) => act.id)).toContain(id);
            expect(principal === null || acts.includes(principal)).toBe(true);
            expect(state === 'VOID').toBe(acts.every((act) => !isSchoolsDecision(act)));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('nothing belongs to what was decided later, or to itself in the end', () => {
    fc.assert(
      fc.property(story, (one) => {
        atEachCut(one, (_record, events, voided) => {
          const forest = forestOf(recordOfSchool(events, voided));
          for (const act of actsOf(events, voided)) {
            const linked = [...forest.keys()].find(({ event }) => event === act.event);
            const parent = linked && forest.get(linked);
            if (linked === undefined || parent === undefined) continue;
            expect(isLater(parent, linked)).toBe(false);
            expect(forest.has(rootOf(linked, forest))).toBe(false);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the order in which a record is given makes no difference', () => {
    fc.assert(
      fc.property(story, fc.integer(), (one, seed) => {
        atEachCut(one, (record, events, voided) => {
          const shuffled = events.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed));
          const short = (list: ReturnType<typeof mattersIn>) =>
            list.map(({ id, principal, on }) => [id, principal?.id ?? null, on].join(' ')).toSorted();
          expect(short(mattersOf(shuffled, voided))).toEqual(short(mattersIn(record)));
        });
      }),
      { numRuns: 100 },
    );
  });
});

function hash(id: string, seed: number): number {
  return (Number(id.slice(-4)) * 7919 + Math.abs(seed)) % 101;
}
