import type { PupilCommand } from '../decisions/given.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import type { AmendProvision } from '../decisions/provision/amend-provision.ts';
import { type ProvisionHistory, provisionHistories, type Words } from '../decisions/provision/history.ts';
import type { StartProvision } from '../decisions/provision/start-provision.ts';
import { type ProvisionTerms, sameProvision } from '../decisions/provision/terms.ts';
import { openSealed } from '../privacy/sealed-event.ts';
import type { Vault } from '../privacy/vault.ts';

/**
 * Provisions of the school for the pupil that bear the name of the one that a command starts or amends. A name is
 * sealed and no digest of it is kept, which would outlive its erasure: it is opened to be compared, and only where all
 * that is clear is the same.
 */
export async function provisionsNamedAlike(
  vault: Vault,
  pupil: PupilCase,
  commandName: string,
  command: Pick<PupilCommand, 'schoolUrn'>,
): Promise<readonly string[]> {
  const { schoolUrn } = command;
  const histories = provisionHistories(pupil.events).filter((history) => history.schoolUrn === schoolUrn);
  const named = await nameAndTerms(vault, histories, commandName, command);
  if (named === undefined) return [];
  const { terms, name, self } = named;
  const like = histories.filter(
    ({ id, steps }) => id !== self && steps.some((step) => step.terms !== null && sameProvision(step.terms, terms)),
  );
  const names = await Promise.all(like.map(({ words }) => nameIn(vault, words)));
  return like.filter((_, at) => names[at] !== undefined && plain(names[at]) === plain(name)).map(({ id }) => id);
}

interface Named {
  readonly terms: ProvisionTerms;
  readonly name: string;
  /** The provision itself, where it is there already. */
  readonly self: string | null;
}

/**
 * A start says its name; an amendment leaves the provision the one it has. Undefined: the command sets no terms, or the
 * name was erased.
 */
async function nameAndTerms(
  vault: Vault,
  histories: readonly ProvisionHistory[],
  commandName: string,
  command: object,
): Promise<Named | undefined> {
  if (commandName === 'StartProvision') {
    const {
      plan: { terms, name },
    } = command as StartProvision;
    return { terms, name, self: null };
  }
  if (commandName !== 'AmendProvision') return undefined;
  const { provision, terms } = command as AmendProvision;
  const own = histories.find(({ id }) => id === provision);
  const name = own && (await nameIn(vault, own.words));
  return name === undefined ? undefined : { terms, name, self: provision };
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
