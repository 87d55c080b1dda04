import { ACT_COMMANDS, commandOfAct } from '../decisions/act.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import { approvalsOf, ownSignOffsOf } from '../decisions/sign-off/fold.ts';
import type { SignOff } from '../decisions/sign-off/sign-off.ts';
import type { Governance } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { openSealed } from '../privacy/sealed-event.ts';
import type { Vault } from '../privacy/vault.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { AuthorityStreams } from './standing.ts';
import { withoutLeavers } from './without-leavers.ts';

type Streams = Readonly<Record<string, Governance>>;

/** What is read to judge whether an approved act carries a command. Only for commands that may be acts. */
export interface ApprovalFacts {
  /** What the approved provision or place is called, by request. */
  readonly names: ReadonlyMap<string, string>;
  /** The streams that authority rests on, as they were known at the end of each day of an approval. */
  readonly then: ReadonlyMap<CivilDate, Streams>;
}

export async function approvalFacts(
  vault: Vault,
  authority: AuthorityStreams,
  { name }: CommandDefinition,
  schoolUrn: string,
  pupil: PupilCase,
): Promise<ApprovalFacts> {
  const asked = ACT_COMMANDS.includes(name) ? ownSignOffsOf(pupil.events).filter((one) => isOfAct(one, name)) : [];
  const names = new Map<string, string>();
  for (const one of asked) {
    const words = await nameIn(vault, one);
    if (words !== undefined) names.set(one.id, words);
  }
  const then = new Map<CivilDate, Streams>();
  const persons = asked.flatMap((one) => approvalsOf(one).flatMap((answer) => answer.persons));
  for (const on of new Set(asked.flatMap((one) => approvalsOf(one).map((answer) => answer.on))))
    then.set(on, await withoutLeavers(authority, await authority.aroundAsKnownOn(schoolUrn, on), persons));
  return { names, then };
}

function isOfAct({ content: { act } }: SignOff, name: string): boolean {
  return act !== undefined && commandOfAct(act) === name;
}

/** Opens the name in an act; undefined if it has none, or it was erased. */
async function nameIn(vault: Vault, { content, events }: SignOff): Promise<string | undefined> {
  const { actName } = content;
  // Decided in a dry run: not sealed.
  if (actName === undefined || typeof actName === 'string') return actName;
  const asked = events.findLast(({ data }) => data === (content as unknown));
  const key = asked && (await vault.keyOf(asked.sealedIn.stream));
  const opened = asked && key && openSealed(actName, asked.sealedIn, 'actName', key);
  return typeof opened === 'string' ? opened : undefined;
}
