import type { CivilDate } from '../kernel/civil-date.ts';
import { type EffectiveEvent } from '../kernel/folding.ts';
import { type Act, inDecidedOrder } from './acts.ts';
import { type Forest, forestOf, rootOf } from './forest.ts';
import { principalOf } from './principal.ts';
import { recordOfSchool } from './record-of-school.ts';

/** DECIDED: it has a principal decision. OPEN: it has none yet. VOID: all of it was made void. */
export const MATTER_STATES = ['DECIDED', 'OPEN', 'VOID'] as const;
export type MatterState = (typeof MATTER_STATES)[number];

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
  const record = recordOfSchool(events, voided);
  const forest = forestOf(record);
  return [...Map.groupBy(record.acts, (act) => rootOf(act, forest)).values()]
    .filter((acts) => acts.some(({ isDecision }) => isDecision))
    .map((acts) => matterFrom(schoolUrn, acts, forest));
}

function matterFrom(schoolUrn: string, acts: readonly Act[], forest: Forest): Matter {
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
