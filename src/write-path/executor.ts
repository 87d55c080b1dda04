import { type Decision, eventsToAppend, isAttempt, refused } from '../decisions/decision.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { metadataOf } from '../kernel/metadata.ts';
import type { SubjectKey } from '../privacy/key-tree.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import { NO_STREAM, type Position } from '../store/event-store.ts';
import { leafHash } from '../store/leaf-hash.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { bothSteps, completionOf } from './complete-merge.ts';
import { afterWriting, ambiguousAfterWriting } from './after-writing.ts';
import { commonMetadata, completedEvents, macOfInput } from './events-to-append.ts';
import { continuationOf } from './continuation.ts';
import { findSubject, type Subject, type SubjectMembers } from './find-subject.ts';
import { claim } from './identifier-claims.ts';
import type { OwnRecord } from './own-record.ts';
import { type DryRun, type Outcome, type Recorded, refusalOutcome } from './outcome.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared.ts';
import { recordedTime } from './recorded-time.ts';
import { AuthorityStreams } from './standing.ts';
import { StreamTurns } from './stream-turns.ts';

/** How often a command is attempted in all. A writer in another process can win the stream in between. */
const ATTEMPTS = 4;

interface Attempt {
  /** Attempts left, including this one. */
  readonly left: number;
  /** The revision that the attempt before had read; undefined for the first attempt. */
  readonly seenBefore: number | undefined;
  /** The subject if it was just found; undefined if it must be looked up again. */
  readonly subject: Subject | undefined;
}

/**
 * The write path: nothing else decides or appends domain events. `README.md` beside this file lists its ten steps.
 * Steps 1 and 2 (who, and the shape of the input) are done before a request comes here.
 */
export class Executor {
  private readonly parts: ExecuteParts;
  private readonly authority: AuthorityStreams;
  private readonly turns = new StreamTurns();

  constructor(parts: ExecuteParts) {
    this.parts = parts;
    this.authority = new AuthorityStreams(parts.store);
  }

  /**
   * Carries a command out: recorded, or refused with every reason. Throws AccessDenied, or a Failure of store, vault or
   * clock. Whatever fails after something was written is Failure AMBIGUOUS.
   */
  async execute(request: CommandRequest): Promise<Outcome> {
    this.parts.assertRecordable?.();
    const found = await findSubject(this.parts, request);
    const outcome = await this.turns.take(found.stream, (waited) =>
      // A command that had to wait looks its subject up again: the one before may have changed it.
      this.attempt(request, { left: ATTEMPTS, seenBefore: undefined, subject: waited ? undefined : found }),
    );
    return request.definition.hasSecondStep === true && outcome.kind === 'RECORDED'
      ? afterWriting(() => this.takeSecondStep(request, found.stream, outcome))
      : outcome;
  }

  /**
   * Takes the second step of a flow over two streams at once. If that fails, `merge-follower.ts` takes it later; taking
   * it twice writes it once.
   */
  private async takeSecondStep(request: CommandRequest, stream: string, first: Recorded): Promise<Outcome> {
    const event = (await this.parts.store.read(stream)).find(({ id }) => id === first.decisionId);
    if (event === undefined) return first;
    const second = { ...completionOf(event), awaitReadModels: request.awaitReadModels ?? true };
    return bothSteps(first, await this.execute(second));
  }

  /**
   * Works out what these commands on one subject would write, each after the one before. It writes no event, key or
   * claim. A refused command adds nothing, and the next one is still decided.
   */
  async dryRun(requests: readonly CommandRequest[]): Promise<DryRun> {
    const now = recordedTime(this.parts.clock, this.parts.knownAt());
    const toCome: StoredEvent[] = [];
    const decisions: Decision[] = [];
    let before: readonly StoredEvent[] = [];
    for (const request of requests) {
      const subject = await findSubject(this.parts, request);
      const prepared = await prepare(this.parts, this.authority, request, { subject, now, toCome });
      if (toCome.length === 0) before = prepared.record;
      const decision = prepared.decide();
      decisions.push(decision);
      if (decision.kind === 'ACCEPTED') toCome.push(...completedEvents(request, prepared, decision, now, undefined));
    }
    return { decisions, before, after: [...before, ...toCome] };
  }

  private async attempt(request: CommandRequest, attempt: Attempt): Promise<Outcome> {
    const now = recordedTime(this.parts.clock, this.parts.knownAt());
    // Steps 3, 4 and 6: judge the right to record, read the stream, fold its state.
    const subject = attempt.subject ?? (await findSubject(this.parts, request));
    const prepared = await prepare(this.parts, this.authority, request, { subject, now });
    const key = await this.keyOf(prepared);
    // Step 5: a repeated command gets the first answer.
    const repeated = await this.repeated(request, prepared, subject.own);
    if (repeated.length > 0) return this.repeatedAnswer(request, prepared, repeated, key);
    // Step 7: refuse if the client saw an older state.
    if (changedMeanwhile(request, prepared, attempt.seenBefore))
      return refusalOutcome(prepared, refused('REQUEST_CHANGED'));
    // Step 8: every refusal, or the events with their findings.
    const decision = prepared.decide();
    if (decision.kind === 'REFUSED' && decision.attempt === undefined) return refusalOutcome(prepared, decision);
    if (await this.continuesRecord(request, prepared, subject.own))
      return this.attempt(request, { ...attempt, left: attempt.left - 1, subject: undefined });
    if (!(await this.holdsClaim(request, prepared, now)))
      return this.attempt(request, { ...attempt, left: attempt.left - 1, subject: undefined });
    return this.append(request, prepared, decision, { now, key, attempt });
  }

  /**
   * The subject's key; undefined before its first event. Never create a second key for a stream that has events: what
   * the lost key sealed could not be recovered. Failure KEY_MISSING.
   */
  private async keyOf({ stream, events }: Prepared): Promise<SubjectKey | undefined> {
    const key = await this.parts.vault.keyOf(stream);
    if (key === undefined && events.length > 0)
      throw new Failure('KEY_MISSING', 'the vault has no key for this stream, and no event says that it was destroyed');
    return key;
  }

  /** The events of this command if it was carried out before, also in the older record that the school continues. */
  private async repeated(
    { command: { commandId } }: CommandRequest,
    { events }: Prepared,
    own: OwnRecord | undefined,
  ): Promise<readonly StoredEvent[]> {
    const isOfCommand = (event: StoredEvent): boolean => metadataOf(event).commandId === commandId;
    const here = events.filter(isOfCommand);
    if (here.length > 0 || own?.continues === undefined) return here;
    return (await this.parts.store.read(`pupil-${own.continues}`)).filter(isOfCommand);
  }

  /** Begins the school's own record if an older one holds its events; true if it did. */
  private async continuesRecord(
    request: CommandRequest,
    { events }: Prepared,
    own: OwnRecord | undefined,
  ): Promise<boolean> {
    if (own?.continues === undefined || events.length > 0) return false;
    const { schoolUrn = '' } = request.command as SubjectMembers;
    const first = continuationOf({ ...request, schoolUrn, pupil: own.pupil, fromPupil: own.continues });
    await this.attempt(first, { left: 1, seenBefore: undefined, subject: undefined });
    return true;
  }

  private async repeatedAnswer(
    request: CommandRequest,
    prepared: Prepared,
    events: readonly StoredEvent[],
    key: SubjectKey | undefined,
  ): Promise<Outcome> {
    const [{ stream, revision: start }] = events as [StoredEvent];
    const first = metadataOf(events[0] as StoredEvent);
    const sealedUnder = stream === prepared.stream ? key : await this.parts.vault.keyOf(stream);
    const isSame =
      first.command === request.definition.name &&
      first.inputMac === (sealedUnder && macOfInput(sealedUnder, request)) &&
      first.recordedBy.person === request.actor.person;
    if (!isSame) return refusalOutcome(prepared, refused('COMMAND_ID_REUSED'));
    const refusedAttempt = events.find(isAttempt);
    if (refusedAttempt !== undefined)
      return refusalOutcome(prepared, refused(...(refusedAttempt.data['codes'] as unknown as readonly RuleCode[])));
    // Appending the same ids at the same expected revision writes nothing and returns the first position.
    return afterWriting(async () => {
      const { position } = await this.parts.store.append(stream, events, start === 0 ? NO_STREAM : start - 1);
      return this.answer(request, prepared, events, position);
    });
  }

  /** Claims the identifier if the command needs it; false if another subject holds it by now. */
  private async holdsClaim(request: CommandRequest, prepared: Prepared, now: Instant): Promise<boolean> {
    if (prepared.claims === undefined) return true;
    const { stream, holder, after } = prepared.claims;
    const metadata = commonMetadata(request, prepared, now) as unknown as Parameters<typeof claim>[3];
    return (await claim(this.parts.store, stream, holder, metadata, after)) === holder;
  }

  /**
   * Step 9: seals and appends at the revision that was read. After a conflict with another process it attempts the
   * command again.
   */
  private async append(
    request: CommandRequest,
    prepared: Prepared,
    decision: Decision,
    { now, key: known, attempt }: { now: Instant; key: SubjectKey | undefined; attempt: Attempt },
  ): Promise<Outcome> {
    const { stream, revision } = prepared;
    const key = known ?? (await this.parts.vault.createKey(stream));
    const events = completedEvents(request, prepared, eventsToAppend(decision), now, key);
    let position: Position;
    try {
      ({ position } = await this.parts.store.append(stream, events, revision === -1 ? NO_STREAM : revision));
    } catch (error) {
      if (!isFailure(error, 'WRONG_EXPECTED_REVISION') || attempt.left <= 1)
        throw prepared.claims === undefined ? error : ambiguousAfterWriting(error);
      return this.attempt(request, { left: attempt.left - 1, seenBefore: revision, subject: undefined });
    }
    if (decision.kind === 'REFUSED') return { ...refusalOutcome(prepared, decision), attemptRecorded: true };
    return afterWriting(() => this.answer(request, prepared, events, position));
  }

  /** Step 10: waits for the read models that the registry line names. */
  private async answer(
    request: CommandRequest,
    prepared: Prepared,
    events: readonly StoredEvent[],
    position: Position,
  ): Promise<Recorded> {
    const visible =
      request.awaitReadModels !== false && (await this.parts.waitFor(position, awaited(request.definition, events)));
    const first = events[0] as StoredEvent;
    return {
      kind: 'RECORDED',
      subjectId: prepared.subjectId,
      decisionId: first.id,
      revision: (events.at(-1) as StoredEvent).revision,
      position,
      visible,
      findings: (metadataOf(first).findings ?? []) as readonly RuleCode[],
      receipt: { eventIds: events.map(({ id }) => id), leafHashes: events.map(leafHash) },
    };
  }
}

function changedMeanwhile(
  { definition }: CommandRequest,
  { seenRevision, revision, events }: Prepared,
  seenBefore: number | undefined,
): boolean {
  if (seenRevision !== null && revision > seenRevision) return true;
  if (seenBefore === undefined) return false;
  const conflicts: readonly string[] = definition.conflictsWith;
  return events.some((event) => event.revision > seenBefore && conflicts.includes(event.type));
}

/** The read models to wait for: those of the registry line, and those that show the notices of this append. */
function awaited({ awaits }: CommandDefinition, events: readonly StoredEvent[]): readonly ReadModelName[] {
  const has = (wanted: string): boolean => events.some(({ type }) => type === wanted);
  return [
    ...awaits,
    ...(has('ConsultationOpened') ? ['senco-inbox' as const] : []),
    ...(has('DeciderNotified') ? ['decider-notices' as const] : []),
  ];
}
