import { Failure } from './kernel/failure.ts';
import type { PupilCase } from './decisions/pupil-case.ts';
import type { Identity } from './decisions/register-pupil.ts';
import { openSealed } from './privacy/sealed-event.ts';
import type { Vault } from './privacy/vault.ts';

/** Who the pupil is, opened; undefined for one that was never registered; Failure KEY_MISSING when the vault has lost the key. */
export async function openIdentity(vault: Vault, pupil: PupilCase): Promise<Identity | undefined> {
  const { registered } = pupil;
  if (registered === undefined) return undefined;
  if (typeof registered.data['surname'] === 'string') return registered.data as unknown as Identity; // rehearsed, never stored
  const key = await vault.keyOf(registered.sealedIn.stream);
  if (key === undefined) throw new Failure('KEY_MISSING', 'the vault has no key for a pupil who is registered, and no event says that it was destroyed');
  const open = (field: string): unknown => openSealed(registered.data[field], registered.sealedIn, field, key);
  const [upn, surname, forename, dateOfBirth, sex] = ['upn', 'surname', 'forename', 'dateOfBirth', 'sex'].map(open);
  return { upn, surname, forename, dateOfBirth, sex } as Identity;
}
