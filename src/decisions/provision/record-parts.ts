import { stretchesOf } from '../../kernel/stretches.ts';
import type { ProvisionEntry, ProvisionRecord } from './history.ts';

/** A part of a provision's record: a stretch of its entries. */
export interface RecordPart extends Omit<ProvisionRecord, 'entries'> {
  readonly list: readonly ProvisionEntry[];
}

/** A part and its key. The first part has the provision's own id. */
export interface KeyedPart {
  readonly key: string;
  readonly part: RecordPart;
}

/** Cuts a record into parts, so that a read model need not write all of it again for each event. */
export function partsOf({ entries, ...provision }: ProvisionRecord): readonly KeyedPart[] {
  return stretchesOf(entries).map(({ at, list }) => ({
    key: at === 0 ? provision.id : `${provision.id} ${String(at)}`,
    part: { ...provision, list },
  }));
}

/** Puts records together again, in the order of their first parts. */
export function recordsOf(parts: readonly RecordPart[]): readonly ProvisionRecord[] {
  return [...Map.groupBy(parts, ({ id }) => id).values()].flatMap((own) => recordOf(own) ?? []);
}

/** Puts one record together; undefined of no parts. */
export function recordOf(parts: readonly RecordPart[]): ProvisionRecord | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const { id, schoolUrn, leftOn } = first;
  return { id, schoolUrn, leftOn, entries: parts.flatMap(({ list }) => list) };
}
