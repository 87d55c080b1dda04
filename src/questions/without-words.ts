import { sealedNames } from '../registry/events.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { memoByObject } from '../kernel/memo.ts';
import type { Json } from '../kernel/json.ts';

/**
 * An event without what is sealed in it, so that questions can be answered from it by the folds of the write path: of a
 * sealed field stays only whether anything was said. Of the metadata stays what tells its day.
 */
export const withoutWords = memoByObject((event: EffectiveEvent): EffectiveEvent => {
  const {
    id,
    type,
    revision,
    data,
    metadata: { recordedAt, effectiveFrom, findings },
  } = event;
  const sealed = sealedNames(type);
  const said = (name: string, value: Json): Json => (sealed.includes(name) ? value !== null : value);
  const clear = Object.fromEntries(
    Object.entries(data as Readonly<Record<string, Json>>).map(([name, value]) => [name, said(name, value)]),
  );
  const metadata = {
    recordedAt,
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(findings !== undefined && { findings }),
  };
  return { id, type, revision, data: clear, metadata } as unknown as EffectiveEvent;
});
