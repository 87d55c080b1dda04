import type { CivilDate } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { foldCorrections, type Placed } from '../kernel/folding.ts';
import {
  IDENTITY_FIELDS,
  type IdentityField,
  identitiesOf,
  type StoredIdentity,
} from '../decisions/enrolment/identity.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import type { Identity } from '../decisions/register-pupil.ts';
import { openSealed } from '../privacy/sealed-event.ts';
import type { Vault } from '../privacy/vault.ts';

/**
 * Opens the pupil's identity; undefined for a pupil never registered. Failure KEY_MISSING if the vault has lost the
 * key.
 */
export async function openIdentity(vault: Vault, pupil: Pick<PupilCase, 'identity'>): Promise<Identity | undefined> {
  return pupil.identity === undefined ? undefined : open(vault, pupil.identity, IDENTITY_FIELDS);
}

/** Opens the date of birth alone, which is all that most commands are judged by. */
export async function openDateOfBirth(
  vault: Vault,
  pupil: Pick<PupilCase, 'identity'>,
): Promise<CivilDate | undefined> {
  return pupil.identity === undefined
    ? undefined
    : (await open(vault, pupil.identity, ['dateOfBirth'] as const)).dateOfBirth;
}

/** What a child is recognised by. */
export type Child = Pick<Identity, 'surname' | 'forename' | 'dateOfBirth'>;
const CHILD_FIELDS = ['surname', 'forename', 'dateOfBirth'] as const;

/** What a child was ever recognised by in a school's record, newest first. */
export async function openChildren(vault: Vault, own: readonly Placed[]): Promise<readonly Child[]> {
  const identities = [...identitiesOf(foldCorrections(own))].reverse();
  return Promise.all(identities.map((identity) => open(vault, identity, CHILD_FIELDS)));
}

async function open<F extends IdentityField>(
  vault: Vault,
  identity: StoredIdentity,
  fields: readonly F[],
): Promise<Pick<Identity, F>> {
  const opened: Record<string, unknown> = {};
  for (const field of fields) {
    const { value, sealedIn } = identity[field];
    // Null: never recorded. A plain string: decided in a dry run, never sealed.
    if (value === null || typeof value === 'string') opened[field] = value;
    else {
      const key = await vault.keyOf(sealedIn.stream);
      if (key === undefined)
        throw new Failure(
          'KEY_MISSING',
          'the vault has no key for a pupil who is registered, and no event says that it was destroyed',
        );
      opened[field] = openSealed(value, sealedIn, field, key);
    }
  }
  return opened as unknown as Pick<Identity, F>;
}
