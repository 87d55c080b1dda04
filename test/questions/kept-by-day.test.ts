import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OPEN } from '../../projections/lists/provision-map-model.ts';
import { codesOf } from '../../src/kernel/members.ts';
import { beforeTheYear, COST_GROUP, costGroups } from '../../src/decisions/provision/cost-groups.ts';
import { provisionsWhileOnRoll } from '../../src/decisions/provision/leaving.ts';
import { begunOn, endedOn, provisionOn } from '../../src/decisions/provision/provisions.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { attention } from '../../src/questions/attention.ts';
import { diaryOf } from '../../src/questions/diary.ts';
import { factsOf, type KeptFacts, keptFacts } from '../../src/questions/pupil-facts.ts';
import { costlessBefore, provisionCosts } from '../../src/questions/provision-costs.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import {
  concern,
  continued,
  discussion,
  ehc,
  information,
  monitoring,
  notSen,
  removal,
  review,
  steppedUp,
  support,
} from '../support/identification-facts.ts';
import {
  amended,
  assessed,
  cycleReviewed,
  delivered,
  ended,
  outcome,
  placed,
  placementEnded,
  resumed,
  started,
  suspended,
  variance,
} from '../support/provision-facts.ts';
import { enrolled, type Fact, observed, registered, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

/**
 * Lists read of a pupil's facts only what begins by the day and lasts beyond it (`begins`, `until`). Here with all of
 * them: nothing that is left out would have told anything.
 */
const DAYS: readonly CivilDate[] = [
  '2025-09-08',
  '2025-12-31',
  '2026-01-12',
  '2026-03-31',
  '2026-04-01',
  '2026-04-20',
  '2026-08-31',
  '2026-09-01',
  '2026-10-05',
  '2026-11-20',
  '2027-04-01',
  '2027-09-01',
];
const calendar = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };
const at = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** Each of a day, a later one, and a fact that stood before it. */
type Told = (on: CivilDate, then: CivilDate, about: string) => Fact;
const F3 = { sectionFItem: 'F3', frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 38 } };
const TOLD: readonly Told[] = [
  (on) => ({ ...enrolled, effectiveFrom: on, data: { ...enrolled.data, admittedOn: on, knownOn: on } }),
  (on) => ({ type: 'PupilLeft', effectiveFrom: on, data: { schoolUrn: SCHOOL, leftOn: on } }),
  (on, then) => observed('K', on, [{ code: 'NSA', rank: 1 }], then),
  (on) => observed('E', on, [{ code: 'ASD', rank: 1 }]),
  (on) => observed('N', on),
  (on, then) => support(on, then),
  (on) => support(on, null, []),
  (on) => concern(on),
  (on) => information(on),
  (on, then) => ({ ...discussion(on), effectiveFrom: then }),
  (on, then) => monitoring(on, then),
  (on) => notSen(on),
  (on, then) => removal(on, then),
  (on, then) => review(on, then),
  (on, then) => ({ ...review(then), effectiveFrom: on }),
  (on, then) => continued(on, then),
  (on) => steppedUp(on),
  (on) => cycleReviewed(on),
  (on, then) => ({
    type: 'ParentInformed',
    effectiveFrom: then,
    data: { schoolUrn: SCHOOL, decision: null, addressee: 'PARENT', on, method: 'MEETING' },
  }),
  (on, then) => ({
    type: 'ReviewDateObserved',
    effectiveFrom: on,
    data: { schoolUrn: SCHOOL, source: 'MIS', review: 'ANNUAL', reviewOn: then, saidOn: on },
  }),
  (on) => started(on, F3),
  (on, then) => started(on, { reviewOn: then, plannedEndOn: then }),
  (on) => started(on),
  (on, _then, about) => amended(on, about, { fundingSource: 'HEALTH' }),
  (on, _then, about) => suspended(on, about),
  (on, _then, about) => resumed(on, about),
  (on, _then, about) => ended(on, about),
  (on, _then, about) => ({ ...ended(on, about, 'STAFFING'), findings: ['SECTION_F_ITEM_UNDELIVERED'] }),
  (on, _then, about) => ({ ...amended(on, about, { sectionFItem: null }), findings: ['SECTION_F_ITEM_UNDELIVERED'] }),
  (on, then, about) => outcome(on, about, then),
  (on, _then, about) => assessed(on, about),
  (on, then, about) => delivered(on, then, about),
  (on, then, about) => variance(on, about, { until: then }),
  (on) => variance(on, null),
  (on, then) => placed(on, { reviewOn: then }),
  (on, _then, about) => placementEnded(on, about),
  (on) => ehc('EhcRequestSubmitted', on, { requestedBy: 'SCHOOL', laCode: '383', sentAt: `${on}T10:00:00.000Z` }),
  (on, then) => ehc('FinalPlanReceived', then, { receivedOn: then, madeOn: on, planReference: 'x', laCode: '383' }),
  (on, then) => ehc('AnnualReviewScheduled', on, { kind: 'ANNUAL', meetingOn: then }),
  (on) => ehc('AnnualReviewHeld', on, { heldOn: on, attendees: ['PARENT'] }),
  (on) => ehc('PlanAmended', on, { planReference: 'x' }),
  (on) => ehc('PlanCeased', on),
];

/** Of these alone, more of a story is about the same provision. */
const OF_PROVISION: readonly Told[] = [
  (on) => observed('E', on, [{ code: 'ASD', rank: 1 }]),
  (on) => ehc('PlanAmended', on, { planReference: 'x' }),
  (on) => started(on, F3),
  (on, then) => started(on, { plannedEndOn: then }),
  (on, _then, about) => ({ ...amended(on, about, { sectionFItem: null }), findings: ['SECTION_F_ITEM_UNDELIVERED'] }),
  (on, _then, about) => amended(on, about, F3),
  (on, _then, about) => ({ ...suspended(on, about), findings: ['SECTION_F_ITEM_UNDELIVERED'] }),
  (on, _then, about) => resumed(on, about),
  (on, _then, about) => ended(on, about),
  (on, _then, about) => ({ ...ended(on, about, 'STAFFING'), findings: ['SECTION_F_ITEM_UNDELIVERED'] }),
  (on, then, about) => variance(on, about, { until: then }),
];

const oneOf = (told: readonly Told[], max: number) =>
  fc.record({
    told: fc.constantFrom(...told),
    on: fc.constantFrom(...DAYS),
    then: fc.constantFrom(...DAYS),
    about: fc.nat({ max }),
  });
const story = fc
  .oneof(
    fc.array(oneOf(TOLD, 12), { minLength: 1, maxLength: 14 }),
    fc.array(oneOf(OF_PROVISION, 4), { minLength: 3, maxLength: 8 }),
  )
  .map((facts) => [
    registered,
    enrolled,
    ...facts.map(({ told, on, then, about }) => told(on, then < on ? on : then, at(about))),
  ]);

/** As a list has them: by the first day without them, then by id. */
function inOrder(parts: readonly KeptFacts[]): readonly KeptFacts[] {
  return parts.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.key < b.key ? -1 : 1));
}

function onDay(parts: readonly KeptFacts[], on: CivilDate): object {
  const facts = factsOf(inOrder(parts));
  if (facts === undefined) return { attention: [], diary: [] };
  return {
    attention: attention(facts, on, calendar, ['6']),
    diary: diaryOf(facts, { from: '2025-01-01', to: '2029-12-31', on, calendar }),
  };
}

function budget(parts: readonly KeptFacts[], from: CivilDate, on: CivilDate): object {
  return provisionCosts(
    [{ pupil: 'x', provisions: factsOf(inOrder(parts))?.provisions ?? [] }],
    { from, to: addDays(`${String(Number(from.slice(0, 4)) + 1)}${from.slice(4)}`, -1) },
    on,
  );
}

test('what needs attention and what is due', () => {
  fc.assert(
    fc.property(story, fc.constantFrom(...DAYS), (facts, on) => {
      const parts = keptFacts(foldCorrections(storedFacts(facts)), SCHOOL);
      expect(
        onDay(
          parts.filter(({ begins, until }) => begins <= on && until > on),
          on,
        ),
      ).toEqual(onDay(parts, on));
    }),
    { numRuns: 1_000 },
  );
});

test('the provision map and its costs', () => {
  fc.assert(
    fc.property(story, fc.constantFrom(...DAYS), fc.constantFrom(...codesOf(COST_GROUP)), (facts, on, by) => {
      const items = provisionsWhileOnRoll(foldCorrections(storedFacts(facts))).map((history) => ({
        pupil: 'x',
        history,
        begins: begunOn(history) ?? OPEN,
        sortKey: endedOn(history) ?? OPEN,
      }));
      const given = (list: typeof items): object =>
        list.flatMap(({ history }) => provisionOn(history, on) ?? []).filter(({ state }) => state !== 'ENDED');
      expect(given(items.filter(({ begins, sortKey }) => begins <= on && sortKey > on))).toEqual(given(items));
      const costing = items.filter(({ begins, sortKey }) =>
        by === 'TERM' ? sortKey > beforeTheYear(on) : begins <= on && sortKey > on,
      );
      expect(costGroups(costing, by, on)).toEqual(costGroups(items, by, on));
    }),
    { numRuns: 1_000 },
  );
});

test('what a financial year costs, whether it lies before the day or after', () => {
  fc.assert(
    fc.property(
      story,
      fc.constantFrom(...DAYS),
      fc.constantFrom('2025-04-01', '2026-04-01', '2027-04-01'),
      (facts, on, from) => {
        const parts = keptFacts(foldCorrections(storedFacts(facts)), SCHOOL).filter(
          ({ part }) => part === 'STATUS' || part === 'PROVISION',
        );
        const read = parts.filter(({ begins, until }) => begins <= on && until > costlessBefore({ from }, on));
        expect(budget(read, from, on)).toEqual(budget(parts, from, on));
      },
    ),
    { numRuns: 1_000 },
  );
});
