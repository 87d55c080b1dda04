import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { textIn } from '../engine/text-in.ts';

/** IN_EFFECT: as recorded. CORRECTED: as the newest correction says. VOIDED_AS_ERROR: as it was when it was voided. */
export const DECISION_STATES = ['IN_EFFECT', 'CORRECTED', 'VOIDED_AS_ERROR'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** A decision as known from one event of the log until the next version. */
export interface DecisionVersion {
  /** Ordinal of the event that made this version. */
  readonly knownFrom: number;
  readonly event: EffectiveEvent;
  readonly state: DecisionState;
}

/**
 * All versions of a decision, oldest first, from its pupil's record in log order. Each version uses the fold of the
 * write path (`kernel/folding.ts`) on the events known by then. So both always agree.
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

/**
 * The id of the event that a correction or void changes in the end. A void of a correction changes what was corrected.
 */
export function actsOn(event: LoggedEvent, stream: readonly LoggedEvent[]): string {
  const target = targetOf(event);
  const correction =
    event.type === 'RecordVoidedAsError'
      ? stream.find((e) => e.id === target && e.type === 'CorrectionRecorded')
      : undefined;
  return correction === undefined ? target : targetOf(correction);
}

/** The decision, its corrections, and the voids of any of these. */
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
