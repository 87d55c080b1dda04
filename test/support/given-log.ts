import { createHash } from 'node:crypto';
import type { EventType } from '../../src/registry/events.ts';
import type { NewEvent } from '../../src/kernel/event.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { SealedField } from '../../src/kernel/sealed-field.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import { prepareEvent } from '../../src/store/log-row.ts';
import { type LogWriter, openLogWriter } from '../../src/store/log-writer.ts';

/** An event as a test states it; metadata has what a decision needs unless it says otherwise. */
export interface GivenEvent {
  readonly stream: string;
  readonly type: EventType;
  readonly data: object;
  readonly metadata?: object;
  readonly id?: string;
  readonly schemaVersion?: number;
}

export const SCHOOL = '900001';
export const OTHER_SCHOOL = '900002';
export const SENCO = uuid('senco');
export const HEAD = uuid('head');
export const TEACHER = uuid('teacher');

/** The same UUID for the same words. */
export function uuid(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Something of the form of a sealed field, the same for the same words. It opens under no key. */
export function sealed(words: string): SealedField {
  const commit = createHash('sha256').update(words).digest('hex');
  return { ct: Buffer.from(commit + words).toString('base64'), nonce: commit.slice(0, 16), n: words.length, commit };
}

/** A log file that a test writes into by itself, synchronously. */
export class GivenLog implements Disposable {
  readonly #writer: LogWriter;
  readonly #heads = new Map<string, number>();
  #minute = 0;

  constructor(file: string) {
    this.#writer = openLogWriter(file, 'STORE');
  }

  get log(): EventLog {
    return this.#writer.log;
  }

  /** Appends the events in their order, each a minute after the one before; answers their ids. */
  append(...events: readonly GivenEvent[]): string[] {
    const prepared = events.map((event) => {
      const expected = this.#heads.get(event.stream) ?? -1;
      this.#heads.set(event.stream, expected + 1);
      return { stream: event.stream, expected, events: [this.#complete(event, expected + 1)] };
    });
    for (const answer of this.#writer.appendGroup(
      prepared.map((append) => ({ ...append, events: append.events.map(prepareEvent) })),
    )) {
      if (answer instanceof Failure) throw answer;
    }
    return prepared.flatMap((append) => append.events.map(({ id }) => id));
  }

  [Symbol.dispose](): void {
    this.#writer.close();
  }

  #complete(
    {
      stream,
      type,
      data,
      metadata,
      id = uuid(`${stream} ${String(this.#heads.get(stream))}`),
      schemaVersion = 1,
    }: GivenEvent,
    revision: number,
  ): NewEvent {
    this.#minute += 1;
    const recordedAt = new Date(Date.UTC(2024, 8, 2) + this.#minute * 60_000).toISOString();
    const commandId = uuid(`command ${stream} ${String(revision)}`);
    const common = {
      commandId,
      $correlationId: commandId,
      $causationId: commandId,
      command: 'Test',
      recordedBy: { person: SENCO, role: 'SENCO' },
      recordedAt,
    };
    return { id, type, schemaVersion, data: data as JsonObject, metadata: { ...common, ...metadata } };
  }
}

const OFFICE = { kind: 'OFFICE', stream: `school-${SCHOOL}`, revision: 1 };

export function person(id: string, role: string): JsonObject {
  return { kind: 'PERSON', person: id, role, authority: OFFICE };
}

/** Metadata of a decision: when it was decided and from when it holds. */
export function envelope(decidedOn: string, more: object = {}): object {
  return {
    decidedBy: [person(SENCO, 'SENCO')],
    basis: 'REPORTED',
    decidedAt: `${decidedOn}T00:00:00.000Z`,
    decidedAtPrecision: 'DAY',
    effectiveFrom: decidedOn,
    regimeVersion: '2024-09',
    ...more,
  };
}

type Extra = { readonly id?: string; readonly metadata?: object };

/** Events of one pupil at one school, with the fewest words a test can do with. */
export class GivenPupil {
  readonly id: string;
  readonly stream: string;
  readonly school: string;

  constructor(name: string, school = SCHOOL) {
    this.id = uuid(`pupil ${name}`);
    this.stream = `pupil-${this.id}`;
    this.school = school;
  }

  registered(words = 'one'): GivenEvent {
    const { id } = this;
    const data = {
      upn: sealed(`upn ${id}`),
      surname: sealed(`surname ${words} ${id}`),
      forename: sealed(`forename ${id}`),
      dateOfBirth: sealed(`born ${id}`),
      sex: null,
      schoolUrn: this.school,
      retainUntil: 2040,
    };
    return this.#event('PupilRegistered', data, { metadata: { effectiveFrom: '2020-09-01' } });
  }

  enrolled(admittedOn: string | null, more: object = {}): GivenEvent {
    const data = {
      schoolUrn: this.school,
      admittedOn,
      knownOn: '2024-09-02',
      enrolment: 'CURRENT',
      ncYear: '7',
      ...more,
    };
    return this.#event('PupilEnrolled', data, { metadata: { effectiveFrom: admittedOn ?? data.knownOn } });
  }

  left(leftOn: string): GivenEvent {
    return this.#event('PupilLeft', { schoolUrn: this.school, leftOn }, { metadata: { effectiveFrom: leftOn } });
  }

  concern(on: string, extra: Extra = {}): GivenEvent {
    const data = {
      schoolUrn: this.school,
      source: 'TEACHER',
      raisedOn: on,
      areas: [],
      alternativeExplanations: [],
      evidence: [],
      description: sealed(`concern ${on}`),
      universalSupportTried: null,
    };
    return this.#event('ConcernRaised', data, { ...extra, metadata: envelope(on, extra.metadata) });
  }

  support(on: string, needs: readonly string[], extra: Extra = {}): GivenEvent {
    return this.#event('SenSupportDecided', this.supportData(needs), {
      ...extra,
      metadata: envelope(on, extra.metadata),
    });
  }

  supportData(needs: readonly string[]): JsonObject {
    return {
      schoolUrn: this.school,
      needs: ranked(needs),
      reviewOn: null,
      parentInformed: null,
      evidence: [],
      ncYear: '7',
      rationale: { ...sealed(`why ${needs.join()}`) },
      desiredOutcomes: null,
      parentViews: null,
      pupilViews: null,
    };
  }

  ranked(on: string, needs: readonly string[], extra: Extra = {}): GivenEvent {
    const data = {
      schoolUrn: this.school,
      needs: ranked(needs),
      parentInformed: null,
      evidence: [],
      rationale: sealed(`ranked ${on} ${needs.join()}`),
    };
    return this.#event('NeedsRanked', data, { ...extra, metadata: envelope(on, extra.metadata) });
  }

  observed(
    status: string,
    from: string,
    needs: readonly string[],
    to: string | null = null,
    extra: Extra = {},
  ): GivenEvent {
    const data = {
      schoolUrn: this.school,
      source: 'CTF',
      status,
      from,
      to,
      needs: ranked(needs),
      documentOn: null,
      receivedOn: null,
      plan: null,
      planReference: null,
      note: null,
    };
    return this.#event('ProvisionCodeObserved', data, {
      ...extra,
      metadata: envelope(from, { decidedBy: [{ kind: 'NOT_KNOWN' }], basis: 'FROM_DOCUMENT', ...extra.metadata }),
    });
  }

  removed(on: string, extra: Extra = {}): GivenEvent {
    const data = {
      schoolUrn: this.school,
      reason: 'EXPECTED_PROGRESS',
      review: null,
      parentInformed: null,
      monitorUntil: null,
      evidence: [],
      rationale: sealed(`removed ${on}`),
      parentViews: null,
      pupilViews: null,
    };
    return this.#event('RegisterRemovalDecided', data, { ...extra, metadata: envelope(on, extra.metadata) });
  }

  corrected(
    target: string,
    targetType: EventType,
    replacement: JsonObject,
    metadata: object = {},
    extra: Extra = {},
  ): GivenEvent {
    return this.#event(
      'CorrectionRecorded',
      { target, targetType, replacement, metadata, reason: sealed('typing error') },
      extra,
    );
  }

  voided(target: string, extra: Extra = {}): GivenEvent {
    return this.#event('RecordVoidedAsError', { target, reason: sealed('wrong child') }, extra);
  }

  /** Both steps of a merge; this one is closed. */
  mergedInto(survivor: GivenPupil): readonly GivenEvent[] {
    const reason = 'DUPLICATE';
    return [
      this.#event('MergedInto', { schoolUrn: this.school, survivor: survivor.id, reason }, {}),
      {
        stream: survivor.stream,
        type: 'PupilMerged',
        data: { schoolUrn: this.school, loser: this.id, revision: 0, reason },
      },
    ];
  }

  identityChanged(words: string): GivenEvent {
    const data = {
      upn: null,
      surname: sealed(`surname ${words} ${this.id}`),
      forename: null,
      dateOfBirth: null,
      sex: null,
      schoolUrn: this.school,
      reason: 'NAME_CHANGE',
      retainUntil: null,
    };
    return this.#event('PupilIdentityChanged', data, {});
  }

  #event(type: EventType, data: object, extra: Extra): GivenEvent {
    return { stream: this.stream, type, data, ...extra };
  }
}

function ranked(codes: readonly string[]): JsonObject[] {
  return codes.map((code, index) => ({ code, rank: index + 1 }));
}
