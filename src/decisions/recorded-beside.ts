import type { EffectiveEvent } from '../kernel/folding.ts';

/**
 * What a letter says about the provision code has an event of its own in the letter's append. A correction or void of
 * the letter applies to it too.
 */
const BESIDE: Readonly<Record<string, string>> = {
  FinalPlanReceived: 'ProvisionCodeObserved',
  PlanCeased: 'ProvisionCodeObserved',
};

/** The type of the second event that a record of this type may bring; undefined if none. */
export function besideType(type: string): string | undefined {
  return BESIDE[type];
}

/** The second record of the same append; undefined if there is none or it is void. */
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
