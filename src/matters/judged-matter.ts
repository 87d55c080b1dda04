import { belongsTo } from '../decisions/involvement/senco-evidence.ts';
import type { Involved, SencoPost } from '../decisions/involvement/involved.ts';
import { type SencoJudgement, sencoJudgement } from '../decisions/involvement/senco-involvement.ts';
import { ConsultationHeld } from '../decisions/involvement/record-consultation.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import type { Matter } from './matters.ts';

/** A matter as those are judged who were to be told of it; an open one by what was done first. */
export function involvedIn({ leading, acts, voided }: Matter): Involved {
  return { decision: leading, acts, names: new Set([...acts, ...voided].map(({ id }) => id)) };
}

/** How the SENCO of a school was involved in a matter; null for an open one. `bearing` are those of `bearingOn`. */
export function sencoJudgementOf(
  matter: Matter,
  bearing: readonly EffectiveEvent[],
  post: SencoPost,
): SencoJudgement | null {
  return matter.state === 'DECIDED' ? sencoJudgement(involvedIn(matter), bearing, post) : null;
}

const isHeld = isA(ConsultationHeld);

/**
 * Finds the events that bear on a matter: its acts, those that name one of them, and consultations that were held
 * before there was a decision and belong to one of them.
 */
export function bearingOn(events: readonly EffectiveEvent[]): (matter: Matter) => readonly EffectiveEvent[] {
  const about = Map.groupBy(events, ({ data }) => data['decision']);
  const awaiting = events.filter(isHeld).filter(({ data }) => data.decision === null);
  return ({ acts, voided }) => [
    ...acts,
    ...[...acts, ...voided].flatMap(({ id }) => about.get(id) ?? []).filter((event) => !acts.includes(event)),
    ...awaiting.filter((held) => acts.some((act) => belongsTo(held, act, events))),
  ];
}
