import { PupilMerged } from '../decisions/enrolment/events.ts';
import { ProvisionCodeObserved } from '../decisions/identification/events.ts';
import { PupilEnrolled, PupilLeft } from '../decisions/pupil-events.ts';
import { isA } from '../kernel/members.ts';
import { isEhcEvent } from '../decisions/ehc/ehc-case.ts';
import { EHC_EVENT_TYPES } from '../decisions/ehc/events.ts';
import { EVENT_TYPES, EVENTS, type EventType } from '../registry/events.ts';
import {
  historyOf,
  PROVISION_EVENT_TYPES,
  type ProvisionEntry,
  type ProvisionHistory,
  type ProvisionRecord,
  type VarianceRecorded,
  variancesAlone,
} from '../decisions/provision/history.ts';
import { recordsWhileOnRoll } from '../decisions/provision/leaving.ts';
import { partsOf, type RecordPart, recordsOf } from '../decisions/provision/record-parts.ts';
import { type Placement, PLACEMENT_EVENT_TYPES, placementsOf } from '../decisions/provision/placements.ts';
import { begunOn, endedOn } from '../decisions/provision/provisions.ts';
import { leftForGood } from '../decisions/pupil-case.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';
import { TYPES_ABOUT_REQUESTS } from '../decisions/sign-off/events.ts';
import { signOffsOf } from '../decisions/sign-off/fold.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { byEffectiveDate, effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import type { JsonObject } from '../kernel/json.ts';
import { memoByList, memoByObject } from '../kernel/memo.ts';
import { joined, type Stretch, stretchesOf } from '../kernel/stretches.ts';
import { CONTACT_EVENT_TYPES, contactDays, contactsBy, mayShowContact, type ParentContact } from './parent-contacts.ts';
import {
  CASE_EVENT_TYPES,
  caseEvents,
  reviewsSet,
  standing,
  STANDING_TYPES,
  type StatusFacts,
} from './status-facts.ts';
import { withoutTexts } from './without-texts.ts';

/** A condition of an approval. `setOn` is the day from which it holds. */
export interface ConditionFact {
  readonly id: string;
  readonly request: string;
  readonly setOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly metOn: CivilDate | null;
}

/**
 * All that leaders and the SENCO ask of a school's record of one pupil. The facts are dated and do not depend on the
 * day of asking.
 */
export interface PupilFacts {
  readonly status: StatusFacts;
  readonly contacts: readonly ParentContact[];
  readonly provisions: readonly ProvisionHistory[];
  /** Variances of items of Section F that never started. */
  readonly variances: readonly VarianceRecorded[];
  readonly placements: readonly Placement[];
  /** Events of the EHC case, without sealed texts. */
  readonly ehc: readonly EffectiveEvent[];
  readonly conditions: readonly ConditionFact[];
}

/**
 * Parts in which facts are stored, so that an event rewrites only the part it changes. Parts that grow are stored in
 * stretches.
 */
export const FACT_PARTS = [
  'STATUS',
  'PERIODS',
  'CASES',
  'CONTACTS',
  'PROVISION',
  'VARIANCES',
  'PLACEMENTS',
  'EHC',
  'CONDITIONS',
] as const;
export type FactPart = (typeof FACT_PARTS)[number];

export interface KeptFacts {
  /** Key within pupil and school: the part or provision, and where the stretch begins. */
  readonly key: string;
  readonly part: FactPart;
  readonly body: JsonObject;
  /** Questions about earlier days do not need it; empty if any may. */
  readonly begins: CivilDate;
  /** Questions about this day or later do not need it. */
  readonly until: CivilDate;
}

/** Later than any day. */
const FOR_EVER: CivilDate = '9999-12-31';

/** Facts that are stored apart, and the events that they follow from. */
export interface FactList {
  readonly types: readonly EventType[];
  readonly kept: (events: SchoolEvents) => readonly KeptFacts[];
}

/** A record as one school may count it. */
interface SchoolEvents {
  /** What the school recorded, and all merges. */
  readonly own: readonly EffectiveEvent[];
  /** As `own`, and the facts that other schools give it. */
  readonly counting: readonly EffectiveEvent[];
  readonly schoolUrn: string;
}

/** A leaving also concerns records merged in before, whichever school recorded the merge. */
const MERGE = 'PupilMerged';
const ON_ROLL = ['PupilEnrolled', 'PupilLeft'] as const;
const STANDING: ReadonlySet<string> = new Set(STANDING_TYPES);
const SIGN_OFF: ReadonlySet<string> = new Set(TYPES_ABOUT_REQUESTS);

const FACT_TYPES: ReadonlySet<string> = new Set([
  ...STATUS_EVENT_TYPES,
  ...CASE_EVENT_TYPES,
  ...CONTACT_EVENT_TYPES,
  ...PROVISION_EVENT_TYPES,
  ...PLACEMENT_EVENT_TYPES,
  ...EHC_EVENT_TYPES,
  ...TYPES_ABOUT_REQUESTS,
]);

/** Types of the events that may show a contact with the parents. */
const TELLING_TYPES = EVENT_TYPES.filter((type) => FACT_TYPES.has(type) && mayShowContact(EVENTS[type]));

const LISTS: readonly FactList[] = [
  {
    // The status lasts as long as a provision is asked about, so they are one list.
    types: PROVISION_EVENT_TYPES,
    kept: ({ own, schoolUrn }) => [
      kept('STATUS', 'STATUS', { enrolments: standing(own.filter(isStanding), schoolUrn).enrolments }),
      ...recordsWhileOnRoll(own).flatMap(keptProvision),
    ],
  },
  {
    types: STANDING_TYPES,
    kept: ({ counting, schoolUrn }) =>
      stretched('PERIODS', standing(counting.filter(isStanding), schoolUrn).periods, ({ from }) => from),
  },
  { types: CASE_EVENT_TYPES, kept: ({ counting }) => asRecorded(caseEvents(counting)).map(keptCases) },
  {
    types: TELLING_TYPES,
    kept: ({ own }) => stretchesOf(recorded(own).flatMap(contactsBy)).map(keptContacts),
  },
  {
    types: PROVISION_EVENT_TYPES,
    kept: ({ own }) => stretched('VARIANCES', variancesAlone(own).map(partWithoutTexts)),
  },
  { types: PLACEMENT_EVENT_TYPES, kept: ({ own }) => stretched('PLACEMENTS', placementsOf(own)) },
  {
    types: EHC_EVENT_TYPES,
    kept: ({ counting }) => asRecorded(counting.filter(isEhcEvent).map(withoutTexts)).map(keptEhc),
  },
  {
    types: TYPES_ABOUT_REQUESTS,
    kept: ({ own }) => stretched('CONDITIONS', conditionsOf(own.filter(({ type }) => SIGN_OFF.has(type)))),
  },
];

/** All facts, in lists of which an event concerns few. Each list also follows from joining and leaving a school. */
export const FACT_LISTS: readonly FactList[] = LISTS.map(({ types, kept: keep }) => ({
  types: [...ON_ROLL, ...types],
  kept: keep,
}));

/** The schools at which the pupil is or was on roll. */
export function schoolsOf(events: readonly EffectiveEvent[]): readonly string[] {
  return [...new Set(events.filter(isA(PupilEnrolled)).map(({ data }) => data.schoolUrn))];
}

/** True if the pupil has or had something to do with SEN. All others have no facts. */
export function haveFacts(events: readonly EffectiveEvent[]): boolean {
  return events.some((event) => FACT_TYPES.has(event.type) && concernsSen(event));
}

/** All facts of one school about a pupil. */
export function keptFacts(events: readonly EffectiveEvent[], schoolUrn: string): readonly KeptFacts[] {
  return haveFacts(events) ? FACT_LISTS.flatMap((list) => keptIn(list, events, schoolUrn)) : [];
}

/**
 * The facts of one list, from a record with at least the events that they follow from. The provision code and the EHC
 * case count from every school that gives them. All else counts only if the school recorded it.
 */
export function keptIn(list: FactList, events: readonly EffectiveEvent[], schoolUrn: string): readonly KeptFacts[] {
  const counting = events.filter(({ type, data }) => data['schoolUrn'] === schoolUrn || type === MERGE);
  const own = counting.filter(({ givenBy }) => givenBy === undefined);
  const parts = list.kept({ own, counting, schoolUrn });
  const leftOn = leftForGood(standing(own.filter(isOnRoll), schoolUrn).enrolments);
  return leftOn === null ? parts : untilGone(parts, addDays(leftOn, 1));
}

const isOnRoll = isA(PupilEnrolled, PupilLeft, PupilMerged);

function isStanding({ type }: EffectiveEvent): boolean {
  return STANDING.has(type);
}

/**
 * Cuts the facts of a pupil who left. Only the cost of provision is asked about later, and with it the status, without
 * which there are no facts.
 */
function untilGone(parts: readonly KeptFacts[], gone: CivilDate): readonly KeptFacts[] {
  const last = parts.reduce((day, { part, until }) => (part === 'PROVISION' && until > day ? until : day), gone);
  return parts.map((one) =>
    one.part === 'PROVISION' ? one : { ...one, until: earlier(one.until, one.part === 'STATUS' ? last : gone) },
  );
}

/**
 * Joins stored facts; undefined without a status, which every pupil with facts has. Provisions come in the order of
 * their parts.
 */
export function factsOf(parts: readonly Pick<KeptFacts, 'part' | 'body'>[]): PupilFacts | undefined {
  const own = Map.groupBy(parts, ({ part }) => part);
  const bodies = <Body>(part: FactPart): readonly Body[] =>
    (own.get(part) ?? []).map(({ body }) => body as unknown as Body);
  const listed = <One>(part: FactPart): readonly One[] => bodies<Pick<Stretch<One>, 'list'>>(part).flatMap(listOf);
  const inOrder = <One>(part: FactPart): readonly One[] => joined(bodies<Stretch<One>>(part));
  const [status] = bodies<Pick<StatusFacts, 'enrolments'>>('STATUS');
  if (status === undefined) return undefined;
  const cases = listed<EffectiveEvent>('CASES').toSorted(byEffectiveDate);
  return {
    status: { ...status, periods: inOrder('PERIODS'), reviews: reviewsSet(cases), cases },
    contacts: contactDays(listed('CONTACTS')),
    provisions: recordsOf(bodies<RecordPart>('PROVISION')).map(historyOf),
    variances: inOrder('VARIANCES'),
    placements: inOrder('PLACEMENTS'),
    ehc: listed<EffectiveEvent>('EHC').toSorted(byEffectiveDate),
    conditions: inOrder('CONDITIONS'),
  };
}

function listOf<One>({ list }: Pick<Stretch<One>, 'list'>): readonly One[] {
  return list;
}

function concernsSen(event: EffectiveEvent): boolean {
  if (saysNothingOfSen(event)) return false;
  return !observesCode(event) || event.data.status !== 'N' || event.data.needs.length > 0;
}

const saysNothingOfSen = isA(PupilEnrolled, PupilLeft, PupilMerged);
const observesCode = isA(ProvisionCodeObserved);

/** Events in the order recorded, in which their list grows at its end even when an entry comes late. */
function recorded(events: readonly EffectiveEvent[]): readonly EffectiveEvent[] {
  return events.toSorted((a, b) => a.revision - b.revision);
}

function asRecorded(events: readonly EffectiveEvent[]): readonly Stretch<EffectiveEvent>[] {
  return stretchesOf(recorded(events));
}

function keptCases({ at, list }: Stretch<EffectiveEvent>): KeptFacts {
  return kept('CASES', keyOf('CASES', at), ...bodyOfCases(list));
}

function keptEhc({ at, list }: Stretch<EffectiveEvent>): KeptFacts {
  return kept('EHC', keyOf('EHC', at), ...bodyOfEhc(list));
}

type BodyAndDays = readonly [object, Partial<Pick<KeptFacts, 'begins' | 'until'>>];

const bodyOfCases = memoByList<EffectiveEvent, BodyAndDays>((list) => [{ list }, { begins: first(list, firstDayOf) }]);
const bodyOfEhc = memoByList<EffectiveEvent, BodyAndDays>((list) => [{ list }, { begins: first(list, effectiveDate) }]);

/** Contacts are asked about by academic year. */
function keptContacts({ at, list }: Stretch<ParentContact>): KeptFacts {
  return kept('CONTACTS', keyOf('CONTACTS', at), ...bodyOfContacts(list));
}

const bodyOfContacts = memoByList<ParentContact, BodyAndDays>((list) => {
  const days = list.map(({ on }) => on).sort();
  const year = Number(days.at(-1)?.slice(0, 4));
  return [{ list }, { begins: days[0] ?? '', until: `${String(year + 1)}-09-01` }];
});

const keptProvision = memoByObject((record: ProvisionRecord): readonly KeptFacts[] => {
  const history = historyOf(record);
  const days = {
    begins: begunOn(history) ?? FOR_EVER,
    until: owesNothing(history) ? (endedOn(history) ?? FOR_EVER) : FOR_EVER,
  };
  return partsOf({ ...record, entries: record.entries.map(entryWithoutTexts) }).map(({ key, part }) =>
    kept('PROVISION', key, part, days),
  );
});

/** The stretches of a list in its own order. */
function stretched<One>(part: FactPart, list: readonly One[], dayOf?: (one: One) => CivilDate): readonly KeptFacts[] {
  return stretchesOf(list).map((stretch) =>
    kept(part, keyOf(part, stretch.at), stretch, { begins: dayOf === undefined ? '' : first(stretch.list, dayOf) }),
  );
}

function keyOf(part: FactPart, at: number): string {
  return `${part} ${String(at)}`;
}

/** The earliest day. */
function first<One>(list: readonly One[], dayOf: (one: One) => CivilDate): CivilDate {
  return list.map(dayOf).sort()[0] ?? '';
}

/** Whether nothing is owed. Provision that ended against the plan is asked about until the plan changes. */
function owesNothing({ steps }: ProvisionHistory): boolean {
  return !steps.some(({ step, sectionFUndelivered }) => step === 'ENDED' && sectionFUndelivered);
}

/** The first day that a stored event of identification is about. */
function firstDayOf(event: EffectiveEvent): CivilDate {
  return [event.data['heldOn'], event.data['from'], event.data['raisedOn']].reduce<CivilDate>(
    (first, day) => (typeof day === 'string' ? earlier(first, day) : first),
    effectiveDate(event),
  );
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

function kept(
  part: FactPart,
  key: string,
  body: object,
  { begins = '', until = FOR_EVER }: Partial<Pick<KeptFacts, 'begins' | 'until'>> = {},
): KeptFacts {
  return { part, key, body: body as JsonObject, begins, until };
}

/** Leaves out the texts, which no fold of a day reads. JSON does not store `undefined`. */
function partWithoutTexts<Part extends { readonly words: unknown }>(one: Part): object {
  return { ...one, words: undefined };
}

function entryWithoutTexts({ words: _words, outcome, variance, ...entry }: ProvisionEntry): ProvisionEntry {
  return {
    ...entry,
    ...(outcome !== undefined && { outcome: partWithoutTexts(outcome) as typeof outcome }),
    ...(variance !== undefined && { variance: partWithoutTexts(variance) as typeof variance }),
  };
}

function conditionsOf(events: readonly EffectiveEvent[]): readonly ConditionFact[] {
  return signOffsOf(events).flatMap(({ id: request, submittedOn, closedOn, conditions }) =>
    conditions.map(({ id, dueOn, metOn }) => ({ id, request, setOn: closedOn ?? submittedOn, dueOn, metOn })),
  );
}
