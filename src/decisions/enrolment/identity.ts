import type { EffectiveEvent, SealSite } from '../../kernel/folding.ts';
import type { Json } from '../../kernel/json.ts';
import { codes, type CodeOf, codesOf, day, oneOf, sealed, sealedLine, upn } from '../../kernel/members.ts';

export const SEX = codes('Sex', 'Sex as the school census records it.', { F: 'Female.', M: 'Male.' });

/** A pupil's identity: the sealed members of `PupilRegistered` and `PupilIdentityChanged`, in their order. */
export const IDENTITY = {
  upn: sealed(upn('Unique pupil number with a valid check letter, in capitals.')),
  surname: sealedLine('Surname.'),
  forename: sealedLine('Forename.'),
  dateOfBirth: sealed(day('Date of birth.')),
  sex: sealed(oneOf(SEX, 'Sex.')),
};

export const IDENTITY_FIELD = codes('IdentityField', "Fields of a pupil's identity.", {
  upn: 'Unique pupil number.',
  surname: 'Surname.',
  forename: 'Forename.',
  dateOfBirth: 'Date of birth.',
  sex: 'Sex.',
});
export type IdentityField = CodeOf<typeof IDENTITY_FIELD>;
export const IDENTITY_FIELDS = codesOf(IDENTITY_FIELD);

/** Each field as stored, and where it was sealed. */
export type StoredIdentity = Readonly<Record<IdentityField, { readonly value: Json; readonly sealedIn: SealSite }>>;

/** Every identity of a pupil, oldest first; the last one is the present. Empty if never registered. */
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
