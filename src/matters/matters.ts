import type { CivilDate } from '../kernel/civil-date.ts';
import { memoByList, memoByObject } from '../kernel/memo.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import { type Act, inDecidedOrder, makesMatters } from './acts.ts';
import { type Forest, forestOf, rootOf } from './forest.ts';
import { principalOf } from './principal.ts';
import { recordOfSchool } from './record-of-school.ts';

export const MATTER_STATE = codes('MatterState', 'Where a matter stands.', {
  DECIDED: 'It has a principal decision.',
  OPEN: 'It has none yet, or what was asked was taken back.',
  VOID: 'All of it was made void: it counts nowhere.',
});
export type MatterState = CodeOf<typeof MATTER_STATE>;

/** What people mean by one decision about a pupil: what a school decided, with all that prepared and carried it out. */
export interface Matter {
  /** Id of the event of it that was recorded first, void or not. */
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: MatterState;
  /** The decision that it is judged by and counted at; null unless it is decided. */
  readonly principal: EffectiveEvent | null;
  /** The principal decision; in an open matter the first act that counts, in a void one the first. */
  readonly leading: EffectiveEvent;
  /** The day on which the leading act was decided. */
  readonly on: CivilDate;
  /** The same for all matters that were decided about several pupils at once. */
  readonly occasion: string;
  /** Its decisions, and what stands beside them, in the order recorded. Void ones are in `voided`. */
  readonly acts: readonly EffectiveEvent[];
  readonly voided: readonly EffectiveEvent[];
  /** Ids of the matters that it changes, ends, takes back or goes on from: its acts name acts of theirs. */
  readonly follows: readonly string[];
}

/**
 * The matters of one pupil, school by school, in the order recorded. Pure: it follows from the folded record alone.
 * `voided` are the events that were made void, as they stood then.
 */
export function mattersOf(
  events: readonly EffectiveEvent[],
  voided: readonly EffectiveEvent[] = [],
): readonly Matter[] {
  const schools = new Set([...events, ...voided].map(({ data }) => data['schoolUrn']));
  return [...schools]
    .filter((schoolUrn) => typeof schoolUrn === 'string')
    .flatMap((schoolUrn) => {
      const own = ({ data }: EffectiveEvent): boolean => data['schoolUrn'] === schoolUrn;
      return mattersOfSchool(schoolUrn, events.filter(own), voided.filter(own));
    });
}

function mattersOfSchool(
  schoolUrn: string,
  events: readonly EffectiveEvent[],
  voided: readonly EffectiveEvent[],
): readonly Matter[] {
  const making = events.filter(makesMatters);
  return voided.length === 0 ? withoutVoids(making) : grownFrom(schoolUrn, making, voided);
}

/** Words about decisions come often and change no matter, so the last answer is kept. */
const withoutVoids = memoByList((events: readonly EffectiveEvent[]) =>
  grownFrom((events[0]?.data['schoolUrn'] ?? '') as string, events, []),
);

function grownFrom(
  schoolUrn: string,
  events: readonly EffectiveEvent[],
  voided: readonly EffectiveEvent[],
): readonly Matter[] {
  const record = recordOfSchool(events, voided);
  const forest = forestOf(record);
  const trees = [...Map.groupBy(record.acts, (act) => rootOf(act, forest)).values()].filter((acts) =>
    acts.some(({ isDecision }) => isDecision),
  );
  const matterOf = new Map<string, string | undefined>();
  for (const acts of trees) for (const { event } of acts) matterOf.set(event.id, acts[0]?.event.id);
  return trees.map((acts) => ({ ...matterFrom(schoolUrn, acts, forest), follows: followed(acts, matterOf) }));
}

/** Members by which a decision names an earlier one that it changes, ends or goes on from. */
const NAMES_EARLIER = ['provision', 'placement', 'replaces', 'aboutDecision', 'reviewId', 'decisionId'];

/** Ids of earlier decisions that an event names; mostly none. */
const earlierIn = memoByObject(({ data }: EffectiveEvent): readonly string[] =>
  NAMES_EARLIER.flatMap((name) => (typeof data[name] === 'string' ? [data[name]] : [])),
);

function followed(acts: readonly Act[], matterOf: ReadonlyMap<string, string | undefined>): readonly string[] {
  const own = acts[0]?.event.id;
  const found = new Set<string>();
  for (const { event, isVoid } of acts) {
    for (const name of isVoid ? [] : earlierIn(event)) {
      const id = matterOf.get(name);
      if (id !== undefined && id !== own) found.add(id);
    }
  }
  return [...found];
}

function matterFrom(schoolUrn: string, acts: readonly Act[], forest: Forest): Omit<Matter, 'follows'> {
  const counting = acts.filter(({ isVoid }) => !isVoid);
  const decisions = acts.filter(({ isDecision }) => isDecision);
  const alive = decisions.filter(({ isVoid }) => !isVoid);
  const principal = principalOf(acts, forest);
  const inOrder = (alive.length > 0 ? alive : decisions).toSorted(inDecidedOrder);
  // Neither list is empty: a tree without decisions is no matter.
  const [leading, first] = [principal ?? inOrder[0], acts[0]] as [Act, Act];
  return {
    id: first.event.id,
    schoolUrn,
    state: principal !== undefined ? 'DECIDED' : alive.length > 0 ? 'OPEN' : 'VOID',
    principal: principal?.event ?? null,
    leading: leading.event,
    on: leading.decidedOn,
    occasion: occasionOf(leading.event),
    acts: counting.map(({ event }) => event),
    voided: acts.filter(({ isVoid }) => isVoid).map(({ event }) => event),
  };
}

/** Older events of one occasion share recorder, command and correlation. */
function occasionOf({ metadata }: EffectiveEvent): string {
  const { occasion, recordedBy, command, $correlationId } = metadata;
  return occasion ?? [$correlationId, command, recordedBy.person].join(' ');
}
