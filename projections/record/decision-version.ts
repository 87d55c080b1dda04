import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * IN_EFFECT as it was recorded, CORRECTED as its newest correction says, VOIDED_AS_ERROR as it stood when it was
 * voided.
 */
export const DECISION_STATES = ['IN_EFFECT', 'CORRECTED', 'VOIDED_AS_ERROR'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** A decision as it was known from one event of the log until the next version. */
export interface DecisionVersion {
  /** Ordinal of the event that brought it about. */
  readonly knownFrom: number;
  readonly event: EffectiveEvent;
  readonly state: DecisionState;
}

/**
 * Every version of the decision with this id, oldest first, from the events of its pupil's record in order. Each is the
 * fold of `kernel/folding.ts` over what was known then, so read model and write path cannot come to differ.
 */
export function versionsOf(id: string, stream: readonly LoggedEvent[]): readonly DecisionVersion[] {
  const concerned = concerning(id, stream);
  const versions: DecisionVersion[] = [];
  for (const [index, { ordinal }] of concerned.entries()) {
    const version = asKnown(id, concerned.slice(0, index + 1), ordinal);
    const last = versions.at(-1);
    if (version !== undefined && (last === undefined || !same(last, version))) versions.push(version);
  }
  return versions;
}

/** The id of what a correction or void acts on in the end: a void may take out a correction. */
export function actsOn(event: LoggedEvent, stream: readonly LoggedEvent[]): string {
  const target = targetOf(event);
  const correction =
    event.type === 'RecordVoidedAsError'
      ? stream.find((e) => e.id === target && e.type === 'CorrectionRecorded')
      : undefined;
  return correction === undefined ? target : targetOf(correction);
}

/** The decision itself, its corrections, and the voids of any of them. */
function concerning(id: string, stream: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const isCorrection = (event: LoggedEvent): boolean => event.type === 'CorrectionRecorded' && targetOf(event) === id;
  const ids = new Set([id, ...stream.filter(isCorrection).map((event) => event.id)]);
  return stream.filter(
    (event) => ids.has(event.id) || (event.type === 'RecordVoidedAsError' && ids.has(targetOf(event))),
  );
}

function asKnown(id: string, events: readonly LoggedEvent[], knownFrom: number): DecisionVersion | undefined {
  const voids = (event: LoggedEvent): boolean => event.type === 'RecordVoidedAsError' && targetOf(event) === id;
  const [event] = foldCorrections(events.filter((e) => !voids(e)));
  if (event === undefined) return undefined;
  return {
    knownFrom,
    event,
    state: events.some(voids) ? 'VOIDED_AS_ERROR' : event.correctedAt === undefined ? 'IN_EFFECT' : 'CORRECTED',
  };
}

function same(a: DecisionVersion, b: DecisionVersion): boolean {
  return a.state === b.state && (a.state === 'VOIDED_AS_ERROR' || a.event.sealedIn.id === b.event.sealedIn.id);
}

function targetOf(event: LoggedEvent): string {
  return textIn(event.data, 'target');
}
