import type { RankedNeed } from '../../src/decisions/ranked-need.ts';

/**
 * The code of the need with the lowest rank, normally rank 1. Null if there are no needs. If no need has rank 1, the
 * decision has a finding about it.
 */
export function primaryNeed(needs: readonly RankedNeed[]): string | null {
  return (
    needs.reduce<RankedNeed | undefined>(
      (first, need) => (first === undefined || need.rank < first.rank ? need : first),
      undefined,
    )?.code ?? null
  );
}
