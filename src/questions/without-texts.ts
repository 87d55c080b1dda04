import { sealedNames } from '../registry/events.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { memoByObject } from '../kernel/memo.ts';
import type { Json } from '../kernel/json.ts';

/**
 * An event without sealed texts, so that the folds can answer questions from it. Of a sealed field only whether it is
 * filled remains; of the metadata only what its day and findings need.
 */
export const withoutTexts = memoByObject((event: EffectiveEvent): EffectiveEvent => {
  const {
    id,
    type,
    revision,
    data,
    givenBy,
    metadata: { recordedAt, effectiveFrom, findings },
  } = event;
  const sealed = sealedNames(type);
  const withoutText = (name: string, value: Json): Json => (sealed.includes(name) ? value !== null : value);
  const clear = Object.fromEntries(
    Object.entries(data as Readonly<Record<string, Json>>).map(([name, value]) => [name, withoutText(name, value)]),
  );
  const metadata = {
    recordedAt,
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(findings !== undefined && { findings }),
  };
  const given = givenBy === undefined ? {} : { givenBy };
  return { id, type, revision, data: clear, metadata, ...given } as unknown as EffectiveEvent;
});
