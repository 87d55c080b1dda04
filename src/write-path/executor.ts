import type { DecidedEvent, Decision } from '../decisions/decision.ts';
import { isAttempt, refused, toWrite } from '../decisions/decision.ts';
import type { RuleCode } from '../decisions/rules.ts';
import { claim } from './identifier-claims.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { type EventMetadata, metadataOf } from '../kernel/metadata.ts';
import { bothSteps, completionOf } from './complete-merge.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { type Outcome, type Recorded, type Rehearsal, refusalOutcome } from './outcome.ts';
import { locate } from './find-subject.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared.ts';
import { inputMac } from '../privacy/identifier-mac.ts';
import type { SubjectKey } from '../privacy/key-tree.ts';
import { hasSealedFields, sealEvent } from '../privacy/sealed-event.ts';
import { recordedTime } from './recorded-time.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import { AuthorityStreams } from './standing.ts';
import { eventId } from '../store/event-id.ts';
import { NO_STREAM, type Position } from '../store/event-store.ts';
import { leafHash } from '../store/leaf-hash.ts';
import { StreamTurns } from './stream-turns.ts';
import { SCHEMA_VERSION } from '../decisions/field-classes.ts';

/** Tries after a conflict with a writer in another process, when the case itself was not touched. */
const ATTEMPTS = 4;

/** THE write path; nothing else decides or appends domain events. The steps are those of a command in the README. */
export class Executor {
  private readonly parts: ExecuteParts;
  private readonly authority: AuthorityStreams;
  private readonly turns = new StreamTurns();

  constructor(parts: ExecuteParts) {
    this.parts = parts;
    this.authority = new AuthorityStreams(parts.store);
  }

  /** Recorded, or refused with every reason. Throws AccessDenied, or a Failure of store, vault or clock. */
  async execute(request: CommandRequest): Promise<Outcome> {
    const { stream } = await locate(this.parts, request);
    const outcome = await this.turns.take(stream, () => this.attempt(request, ATTEMPTS, undefined));
    return request.definition.goesOn === true && outcome.kind === 'RECORDED'
      ? this.goOn(request, stream, outcome)
      : outcome;
  }

  /**
   * The next step of a flow over several streams, at once (design §3). Where it cannot be taken now, by a crash or by
   * another flow under way, `merge-follower.ts` takes it; the same step twice is one.
   */
  private async goOn(request: CommandRequest, stream: string, first: Recorded): Promise<Outcome> {
    const event = (await this.parts.store.read(stream)).find(({ id }) => id === first.decisionId);
    return event === undefined
      ? first
      : bothSteps(
          first,
          await this.execute({ ...completionOf(event), awaitReadModels: request.awaitReadModels ?? true }),
        );
  }

  /**
   * What these commands on one subject would write, one after the other; nothing is written, no key or claim is made.
   * A refused command writes nothing and the next one goes on.
   */
  async rehearse(requests: readonly CommandRequest[]): Promise<Rehearsal> {
    const now = recordedTime(this.parts.clock, this.parts.knownAt());
    const rehearsed: StoredEvent[] = [];
    const decisions: Decision[] = [];
    let before: readonly StoredEvent[] = [];
    for (const request of requests) {
      const prepared = await prepare(this.parts, this.authority, request, now, rehearsed);
      before = prepared.record.slice(0, prepared.record.length - rehearsed.length);
      const decision = prepared.decide();
      decisions.push(decision);
      if (decision.kind === 'ACCEPTED') rehearsed.push(...this.complete(request, prepared, decision, now, undefined));
      if (requests.at(-1) === request) return { decisions, before, after: [...before, ...rehearsed] };
    }
    return { decisions, before: [], after: [] };
  }

  private async attempt(request: CommandRequest, left: number, seenBefore: number | undefined): Promise<Outcome> {
    const { command } = request;
    const now = recordedTime(this.parts.clock, this.parts.knownAt());
    // Steps 3, 4 and 6: the right to record, the streams, and the folded state.
    const prepared = await prepare(this.parts, this.authority, request, now);
    const known = await this.parts.vault.keyOf(prepared.stream);
    // A new key in the place of a lost one would bury everything under the old.
    if (known === undefined && prepared.events.length > 0)
      throw new Failure('KEY_MISSING', 'the vault has no key for this stream, and no event says that it was destroyed');
    // Step 5: the same command again answers the first result.
    const repeated = prepared.events.filter((event) => metadataOf(event).commandId === command.commandId);
    if (repeated.length > 0) return this.repeatedAnswer(request, prepared, repeated, macOf(known, request));
    // Step 7: nobody decides on something else than they saw.
    if (this.changedMeanwhile(request, prepared, seenBefore)) return refusalOutcome(refused('REQUEST_CHANGED'));
    // Step 8.
    const decision = prepared.decide();
    if (decision.kind === 'REFUSED' && decision.attempt === undefined) return refusalOutcome(decision);
    if (prepared.claims !== undefined && !(await this.claims(request, prepared, now)))
      return this.attempt(request, left - 1, seenBefore);
    // Step 9.
    const key = known ?? (await this.parts.vault.createKey(prepared.stream));
    const events = this.complete(request, prepared, toWrite(decision), now, key);
    try {
      const { position } = await this.parts.store.append(
        prepared.stream,
        events,
        prepared.revision === -1 ? NO_STREAM : prepared.revision,
      );
      return decision.kind === 'REFUSED'
        ? refusalOutcome(decision)
        : await this.answer(request, prepared, events, position);
    } catch (error) {
      if (!isFailure(error, 'WRONG_EXPECTED_REVISION') || left <= 1) throw error;
      return this.attempt(request, left - 1, prepared.revision);
    }
  }

  private async repeatedAnswer(
    request: CommandRequest,
    prepared: Prepared,
    events: readonly StoredEvent[],
    mac: string | undefined,
  ): Promise<Outcome> {
    const first = metadataOf(events[0] as StoredEvent);
    const same =
      first.command === request.definition.name &&
      first.inputMac === mac &&
      first.recordedBy.person === request.actor.person;
    if (!same) return refusalOutcome(refused('COMMAND_ID_REUSED'));
    const attempt = events.find(isAttempt);
    if (attempt !== undefined)
      return refusalOutcome(refused(...(attempt.data['codes'] as unknown as readonly RuleCode[])));
    // The same ids with the same expectation are a no-op that answers the first position.
    const start = (events[0] as StoredEvent).revision;
    const { position } = await this.parts.store.append(prepared.stream, events, start === 0 ? NO_STREAM : start - 1);
    return this.answer(request, prepared, events, position);
  }

  private changedMeanwhile(request: CommandRequest, prepared: Prepared, seenBefore: number | undefined): boolean {
    if (prepared.seenRevision !== null && prepared.revision > prepared.seenRevision) return true;
    if (seenBefore === undefined) return false;
    const conflicts: readonly string[] = request.definition.conflictsWith;
    return prepared.events.some((event) => event.revision > seenBefore && conflicts.includes(event.type));
  }

  private async claims(request: CommandRequest, prepared: Prepared, now: Instant): Promise<boolean> {
    const { stream, holder } = prepared.claims as NonNullable<Prepared['claims']>;
    const metadata = this.common(request, prepared, now);
    return (
      (await claim(this.parts.store, stream, holder, metadata as unknown as Parameters<typeof claim>[3])) === holder
    );
  }

  private complete(
    request: CommandRequest,
    prepared: Prepared,
    decision: Decision & { kind: 'ACCEPTED' },
    now: Instant,
    key: SubjectKey | undefined,
  ): readonly StoredEvent[] {
    const mac = macOf(key, request);
    const common = {
      ...this.common(request, prepared, now),
      ...(mac === undefined ? {} : { inputMac: mac }),
      ...prepared.envelope,
    };
    const findings = decision.findings.length === 0 ? {} : { findings: decision.findings };
    return decision.events.map((event, index) => {
      const stored = this.stored(request, prepared, event, index, {
        ...common,
        ...(event.effectiveFrom === undefined ? {} : { effectiveFrom: event.effectiveFrom }),
        ...findings,
        ...event.metadata,
      });
      return key === undefined || !hasSealedFields(event.type) ? stored : sealEvent(stored, key);
    });
  }

  private stored(
    request: CommandRequest,
    prepared: Prepared,
    event: DecidedEvent,
    index: number,
    metadata: object,
  ): StoredEvent {
    return {
      stream: prepared.stream,
      revision: prepared.revision + 1 + index,
      id: eventId(prepared.stream, request.actor.person, request.command.commandId, index),
      type: event.type,
      schemaVersion: SCHEMA_VERSION,
      data: event.data as JsonObject,
      metadata: metadata as JsonObject,
    };
  }

  private common(request: CommandRequest, prepared: Prepared, now: Instant): EventMetadata {
    const { definition, command, actor, correlationId } = request;
    return {
      commandId: command.commandId,
      $correlationId: correlationId,
      $causationId: command.commandId,
      command: definition.name,
      recordedBy: { person: actor.person, role: prepared.role },
      recordedAt: now,
      reliedOn: prepared.reliedOn,
    };
  }

  private async answer(
    request: CommandRequest,
    prepared: Prepared,
    events: readonly StoredEvent[],
    position: Position,
  ): Promise<Recorded> {
    // Step 10.
    const visible =
      request.awaitReadModels !== false && (await this.parts.waitFor(position, awaited(request.definition, events)));
    return {
      kind: 'RECORDED',
      subjectId: prepared.subjectId,
      decisionId: (events[0] as StoredEvent).id,
      revision: (events.at(-1) as StoredEvent).revision,
      position,
      visible,
      findings: (metadataOf(events[0] as StoredEvent).findings ?? []) as readonly RuleCode[],
      receipt: { eventIds: events.map((event) => event.id), leafHashes: events.map(leafHash) },
    };
  }
}

function macOf(key: SubjectKey | undefined, { definition, command }: CommandRequest): string | undefined {
  return key === undefined ? undefined : inputMac(key, definition.name, command as unknown as Json);
}

/**
 * The read models to wait for: the question to the SENCO that goes with a decision shows as soon as the decision does,
 * and so does the notice to whose decision was changed.
 */
function awaited({ awaits }: CommandDefinition, events: readonly StoredEvent[]): readonly ReadModelName[] {
  const has = (wanted: string): boolean => events.some(({ type }) => type === wanted);
  return [
    ...awaits,
    ...(has('ConsultationOpened') ? ['senco-inbox' as const] : []),
    ...(has('DeciderNotified') ? ['decider-notices' as const] : []),
  ];
}
