import type { PupilCase } from './decisions/pupil-case.ts';
import { provisionHistories, type Words } from './decisions/provision/history.ts';
import type { StartProvision } from './decisions/provision/start-provision.ts';
import { sameProvision } from './decisions/provision/terms.ts';
import { openSealed } from './privacy/sealed-event.ts';
import type { Vault } from './privacy/vault.ts';

/**
 * Provisions of the pupil that bear the name of the one that a command starts. A name is sealed and no digest of it is
 * kept, which would outlive its erasure: it is opened to be compared, and only where all that is clear is the same.
 */
export async function provisionsNamedAlike(vault: Vault, pupil: PupilCase, commandName: string, command: object): Promise<readonly string[]> {
  if (commandName !== 'StartProvision') return [];
  const { plan: { terms, name } } = command as StartProvision;
  const like = provisionHistories(pupil.events).filter(({ steps }) => steps.some((step) => step.terms !== null && sameProvision(step.terms, terms)));
  const names = await Promise.all(like.map(({ words }) => nameIn(vault, words)));
  return like.filter((_, at) => names[at] !== undefined && plain(names[at]) === plain(name)).map(({ id }) => id);
}

/** Undefined when it was erased. */
async function nameIn(vault: Vault, { data, sealedIn }: Words): Promise<string | undefined> {
  const { name } = data;
  // Rehearsed and never stored.
  if (typeof name === 'string') return name;
  const key = await vault.keyOf(sealedIn.stream);
  const opened = key === undefined ? undefined : openSealed(name, sealedIn, 'name', key);
  return typeof opened === 'string' ? opened : undefined;
}

/** Two spellings of one name: case, blanks and forms of letters are nothing that tells provision apart. */
function plain(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
