import { historyOf, type ProvisionHistory } from '../../src/decisions/provision/history.ts';
import { recordOf, type RecordPart } from '../../src/decisions/provision/record-parts.ts';
import type { ListRow } from './list-query.ts';

/** A provision out of the read model `provision-map`, as known at the cut. */
export interface FoundProvision {
  readonly pupil: string;
  readonly history: ProvisionHistory;
}

/** Puts provisions together from all their items. */
export function provisionsIn(items: readonly ListRow[]): readonly FoundProvision[] {
  return [...Map.groupBy(items, ({ body }) => body['id']).values()].flatMap((own) => {
    const record = recordOf(own.map(({ body }) => body as unknown as RecordPart));
    return record === undefined ? [] : [{ pupil: own[0]?.pupil ?? '', history: historyOf(record) }];
  });
}
