import type { EffectiveEvent, SealSite } from '../../kernel/folding.ts';
import type { Json } from '../../kernel/json.ts';

/** Who a pupil is: sealed fields of `PupilRegistered` and `PupilIdentityChanged`. */
export const IDENTITY_FIELDS = ['upn', 'surname', 'forename', 'dateOfBirth', 'sex'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** Each field as it is stored, with the place where it opens. */
export type StoredIdentity = Readonly<Record<IdentityField, { readonly value: Json; readonly sealedIn: SealSite }>>;

/** Every identity that a pupil's events amount to, oldest first; the last one holds. None: never registered. */
export function identitiesOf(events: readonly EffectiveEvent[]): readonly StoredIdentity[] {
  const registered = events.find(({ type }) => type === 'PupilRegistered');
  if (registered === undefined) return [];
  const identities: StoredIdentity[] = [changed(undefined, registered)];
  const changes = events.filter(({ type }) => type === 'PupilIdentityChanged').sort((a, b) => a.revision - b.revision);
  for (const event of changes) identities.push(changed(identities.at(-1), event));
  return identities;
}

function changed(before: StoredIdentity | undefined, { data, sealedIn }: EffectiveEvent): StoredIdentity {
  const fields = IDENTITY_FIELDS.map((name) => {
    const value = data[name] ?? null;
    return [name, value === null && before !== undefined ? before[name] : { value, sealedIn }] as const;
  });
  return Object.fromEntries(fields) as unknown as StoredIdentity;
}
