import type { CivilDate } from '../kernel/civil-date.ts';

interface Status {
  readonly from: CivilDate;
  readonly status: 'N' | 'K' | 'E';
}

/**
 * Statuses with the oldest first, in whatever order the file has them; the last one counts. Of two from one day that is
 * a plan before SEN support, and SEN support before none.
 */
export function inOrder<S extends Status>(sen: readonly S[]): readonly S[] {
  const place = ({ from, status }: Status): string => `${from} ${String('NKE'.indexOf(status))}`;
  return [...sen].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}
