import { refused } from '../decisions/decision.ts';
import { closedFor } from '../decisions/enrolment/merged-record.ts';
import type { DecisionCommand } from '../decisions/given.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { decideCorrection } from './decide-correction.ts';
import { decideNew } from './decide-new.ts';
import { decideVoid } from './decide-void.ts';
import { loadPupil, sencosOn } from './load-pupil.ts';
import type { LoadedSubject, Prepared } from './prepared.ts';
import type { AuthorityStreams } from './standing.ts';

/** Prepares a command about a pupil: loads it, then decides it as a new record, a correction or a void. */
export async function preparePupil(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  before: LoadedSubject,
  now: Instant,
): Promise<Prepared> {
  const loaded = await loadPupil(parts, authority, request, before, now);
  const { definition, actor } = request;
  const { subject } = loaded;
  if (closedFor(subject.events) !== undefined)
    return { ...subject, envelope: {}, decide: () => refused('MERGED_INTO_ANOTHER') };
  const command = request.command as DecisionCommand;
  const bySenco = sencosOn(subject.standing, subject.today).includes(actor.person);
  const isDecision = definition.kind === 'DECISION';
  const mustTell = isDecision && (definition.tellsSenco?.(command as never) ?? true) && !bySenco;
  if (isDecision && command.correctionOf != null) return decideCorrection(request, loaded, mustTell);
  if (definition.shape === 'VOID') return decideVoid(request, loaded, bySenco);
  return decideNew(request, loaded, mustTell);
}
