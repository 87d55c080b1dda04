import { claimHolder } from './claims.ts';
import type { Command } from './decisions/given.ts';
import { signInStream, upnStream } from './privacy/identifier-mac.ts';
import type { Vault } from './privacy/vault.ts';
import type { CommandRequest } from './execute.ts';
import type { Subject } from './registry.ts';
import { subjectId } from './store/event-id.ts';
import type { EventStore } from './store/event-store.ts';

/** The members by which commands name their subject; which of them are there follows from the command. */
export interface Naming extends Command {
  readonly schoolUrn?: string;
  readonly trustUid?: string;
  readonly pupilId?: string | null;
  readonly personId?: string | null;
  readonly upn?: string | null;
  readonly issuer?: string;
  readonly subject?: string;
}

/** Where a command decides, and the claim of an identifier that has to be held before it may write. */
export interface Located {
  readonly stream: string;
  readonly subjectId: string;
  readonly claim: { readonly stream: string; readonly holder: string | undefined } | undefined;
}

const PREFIX: Readonly<Record<Subject, string>> = { PUPIL: 'pupil', SCHOOL: 'school', TRUST: 'trust', PERSON: 'person', IMPORT: 'import' };

/** Finds the subject: named, or held by the claim of its identifier, or new with an id that follows from the command. */
export async function locate(parts: { readonly store: EventStore; readonly vault: Vault }, request: CommandRequest): Promise<Located> {
  const naming = request.command as Naming;
  const { subject } = request.definition;
  const claim = await claimOf(parts, naming);
  const fresh = subjectId(request.actor.person, naming.commandId);
  const named = { PUPIL: naming.pupilId ?? claim?.holder ?? fresh, SCHOOL: naming.schoolUrn, TRUST: naming.trustUid, PERSON: naming.personId ?? fresh, IMPORT: fresh }[subject] ?? fresh;
  return { stream: `${PREFIX[subject]}-${named}`, subjectId: named, claim };
}

async function claimOf({ store, vault }: { readonly store: EventStore; readonly vault: Vault }, naming: Naming): Promise<Located['claim']> {
  const stream = naming.upn != null ? await upnStream(vault, naming.upn)
    : naming.issuer !== undefined && naming.subject !== undefined ? await signInStream(vault, naming.issuer, naming.subject) : undefined;
  return stream === undefined ? undefined : { stream, holder: await claimHolder(store, stream) };
}
