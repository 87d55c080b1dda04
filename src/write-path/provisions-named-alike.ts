import type { PupilCase } from '../decisions/pupil-case.ts';
import type { AmendProvision } from '../decisions/provision/amend-provision.ts';
import { type ProvisionHistory, provisionHistories, type Words } from '../decisions/provision/history.ts';
import type { StartProvision } from '../decisions/provision/start-provision.ts';
import { type ProvisionTerms, sameProvision } from '../decisions/provision/terms.ts';
import { isSameName } from '../kernel/compared-name.ts';
import { openSealed } from '../privacy/sealed-event.ts';
import type { Vault } from '../privacy/vault.ts';

/**
 * Ids of the pupil's other provisions at this school with the same name as the one started or amended.
 * Names are sealed, and a digest of a name would outlive its erasure. So a name is opened to be compared, and only if
 * all clear terms are equal.
 */
export async function provisionsNamedAlike(
  vault: Vault,
  pupil: PupilCase,
  command: StartProvision | AmendProvision,
): Promise<readonly string[]> {
  const { schoolUrn } = command;
  const histories = provisionHistories(pupil.events).filter((history) => history.schoolUrn === schoolUrn);
  const named = await nameAndTerms(vault, histories, command);
  if (named === undefined) return [];
  const { terms, name, self } = named;
  const like = histories.filter(
    ({ id, steps }) => id !== self && steps.some((step) => step.terms !== null && sameProvision(step.terms, terms)),
  );
  const names = await Promise.all(like.map(({ words }) => nameIn(vault, words)));
  return like.filter((_, at) => names[at] !== undefined && isSameName(names[at], name)).map(({ id }) => id);
}

interface Named {
  readonly terms: ProvisionTerms;
  readonly name: string;
  /** Id of the provision to amend; null for a start. */
  readonly self: string | null;
}

/**
 * The terms and the name to compare: a start gives both, an amendment keeps the provision's name. Undefined if that
 * name was erased.
 */
async function nameAndTerms(
  vault: Vault,
  histories: readonly ProvisionHistory[],
  command: StartProvision | AmendProvision,
): Promise<Named | undefined> {
  if ('plan' in command) return { terms: command.plan.terms, name: command.plan.name, self: null };
  const { provision, terms } = command;
  const own = histories.find(({ id }) => id === provision);
  const name = own && (await nameIn(vault, own.words));
  return name === undefined ? undefined : { terms, name, self: provision };
}

/** Opens a provision's name; undefined if it was erased. */
async function nameIn(vault: Vault, { data, sealedIn }: Words): Promise<string | undefined> {
  const { name } = data;
  // Decided in a dry run: not sealed.
  if (typeof name === 'string') return name;
  const key = await vault.keyOf(sealedIn.stream);
  const opened = key === undefined ? undefined : openSealed(name, sealedIn, 'name', key);
  return typeof opened === 'string' ? opened : undefined;
}
