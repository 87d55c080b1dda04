import type { Projections } from '../../projections/engine/runner.ts';
import { casesIn } from '../../projections/lists/ehc-cases.ts';
import { allItems } from '../../projections/lists/list-query.ts';
import { provisionsIn } from '../../projections/lists/provisions.ts';
import { pupilsWithFacts } from '../../projections/lists/pupils-with-facts.ts';
import { schoolRecordInLog } from '../../projections/record/record-as-at.ts';
import { concernsEhc, isEhcEvent } from '../../src/decisions/ehc/ehc-case.ts';
import { variancesAlone } from '../../src/decisions/provision/history.ts';
import { provisionsWhileOnRoll } from '../../src/decisions/provision/leaving.ts';
import { placementsOf } from '../../src/decisions/provision/placements.ts';
import { enrolmentsOf } from '../../src/decisions/pupil-case.ts';
import { STATUS_EVENT_TYPES } from '../../src/decisions/sen-status.ts';
import { type EffectiveEvent, foldCorrections } from '../../src/kernel/folding.ts';
import { contactDays, contactsBy } from '../../src/questions/parent-contacts.ts';
import { caseEvents, reviewsSet, standing, STANDING_TYPES } from '../../src/questions/status-facts.ts';
import { withoutTexts } from '../../src/questions/without-texts.ts';
import type { EventLog } from '../../src/store/event-log.ts';

interface Asked {
  readonly schoolUrn: string;
  readonly ordinal: number;
}

/** Lists whose items hold parts of what they are about, put together again: each as text by a key. */
export function joinedLists(projections: Projections, { schoolUrn, ordinal }: Asked): ReadonlyMap<string, unknown> {
  const scopes = [{ schoolUrn, scope: 'SCHOOL' as const, person: '' }];
  const items = (model: 'provision-map' | 'ehc-tracker' | 'pupil-facts') =>
    allItems(projections.reader(model), { scopes, ordinal });
  const provisions = provisionsIn(items('provision-map')).map(
    ({ pupil, history }) => [`provision ${history.id}`, { pupil, history }] as const,
  );
  const cases = casesIn(items('ehc-tracker')).map(
    ({ pupil, id, events, enrolments }) => [`case ${pupil}`, { id, events, enrolments }] as const,
  );
  const facts = pupilsWithFacts(items('pupil-facts')).map(
    ({ pupil, facts: { conditions: _conditions, ...others } }) => {
      const sorted = { ...others, provisions: others.provisions.toSorted(byId) };
      return [`facts ${pupil}`, wordless(sorted)] as const;
    },
  );
  return new Map<string, unknown>([...provisions, ...cases, ...facts]);
}

/** The same, derived from the whole records in the log cut at the ordinal, with no parts in between. */
export function directLists(log: EventLog, { schoolUrn, ordinal }: Asked): ReadonlyMap<string, unknown> {
  const records = log
    .streamsWithPrefix('pupil-')
    .map((stream) => stream.slice('pupil-'.length))
    .map((pupil) => ({ pupil, record: schoolRecordInLog(log, { schoolUrn, pupil }, ordinal).whole }));
  const merged = new Set(
    records.flatMap(({ record }) =>
      record.filter(({ type }) => type === 'PupilMerged').map(({ data }) => data['loser']),
    ),
  );
  return new Map<string, unknown>(
    records
      .filter(({ pupil }) => !merged.has(pupil))
      .flatMap(({ pupil, record }) => ofPupil(pupil, foldCorrections(record), schoolUrn)),
  );
}

function ofPupil(
  pupil: string,
  events: readonly EffectiveEvent[],
  schoolUrn: string,
): readonly (readonly [string, unknown])[] {
  const own = events.filter(({ type, data }) => data['schoolUrn'] === schoolUrn || type === 'PupilMerged');
  const cases = own.filter(concernsEhc);
  const [first] = cases.toSorted((a, b) => a.revision - b.revision);
  const enrolments = enrolmentsOf(events)
    .filter((one) => one.schoolUrn === schoolUrn)
    .map(({ since, leftOn }) => ({ since, leftOn }));
  return [
    ...provisionsWhileOnRoll(events).map(
      (history) => [`provision ${history.id}`, asStored({ pupil, history })] as const,
    ),
    ...(first === undefined
      ? []
      : [[`case ${pupil}`, asStored({ id: first.id, events: cases.map(withoutTexts), enrolments })] as const]),
    [`facts ${pupil}`, wordless(factsFrom(events, own, schoolUrn))],
  ];
}

function factsFrom(events: readonly EffectiveEvent[], own: readonly EffectiveEvent[], schoolUrn: string): object {
  const ofTypes = (types: readonly string[]) => events.filter(({ type }) => types.includes(type));
  const cases = caseEvents(
    events.filter((event) => own.includes(event) || ofTypes(STATUS_EVENT_TYPES).includes(event)),
  );
  return {
    status: { ...standing(ofTypes(STANDING_TYPES), schoolUrn), reviews: reviewsSet(cases), cases },
    contacts: contactDays(own.flatMap(contactsBy)),
    provisions: provisionsWhileOnRoll(own).toSorted(byId),
    variances: variancesAlone(own),
    placements: placementsOf(own),
    ehc: own.filter(isEhcEvent).map(withoutTexts),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function asStored(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** As facts are kept: without texts. */
function wordless(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === 'words' ? undefined : part)));
}
