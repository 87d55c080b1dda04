import type { RankedNeed } from '../../src/decisions/ranked-need.ts';

/** The need with the lowest rank: rank 1 unless what was recorded had none (then there is a finding about it). */
export function primaryNeed(needs: readonly RankedNeed[]): string | null {
  return (
    needs.reduce<RankedNeed | undefined>(
      (first, need) => (first === undefined || need.rank < first.rank ? need : first),
      undefined,
    )?.code ?? null
  );
}
