import type { EffectiveEvent } from '../kernel/folding.ts';

/** What a letter says of the provision code is written in the append of the letter, and stands or falls with it. */
const BESIDE: Readonly<Record<string, string>> = {
  FinalPlanReceived: 'ProvisionCodeObserved',
  PlanCeased: 'ProvisionCodeObserved',
};

/** The type of event that a record of this type may have brought with it; undefined for a type that stands alone. */
export function besideType(type: string): string | undefined {
  return BESIDE[type];
}

/** The record that came with a record in one append, as it counts; undefined where there is none, or it is void. */
export function recordedBeside(
  { type, stream, metadata }: EffectiveEvent,
  events: readonly EffectiveEvent[],
): EffectiveEvent | undefined {
  const wanted = besideType(type);
  return wanted === undefined
    ? undefined
    : events.find(
        (event) => event.type === wanted && event.stream === stream && event.metadata.commandId === metadata.commandId,
      );
}
