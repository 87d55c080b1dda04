import { IDENTITY_FIELDS, identitiesOf, type StoredIdentity } from '../../src/decisions/enrolment/identity.ts';
import { STATUS_EVENT_TYPES } from '../../src/decisions/sen-status.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { primaryNeed } from '../decisions/primary-need.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { textIn } from '../engine/text-in.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import { type RegisterEntry, registerEntries } from './register-entry.ts';
import type { Content, RegisterRows, StoredPupil } from './register-rows.ts';

/**
 * Types that concern the register. It takes every correction and void, because only the fold knows whether the target
 * matters.
 */
export const REGISTER_EVENT_TYPES: readonly EventType[] = [
  'PupilRegistered',
  'PupilIdentityChanged',
  'PupilMerged',
  'PupilEnrolled',
  'PupilLeft',
  ...STATUS_EVENT_TYPES,
  'CorrectionRecorded',
  'RecordVoidedAsError',
];

const CONCERNING: ReadonlySet<string> = new Set(REGISTER_EVENT_TYPES);

/** Types that can change the identity. After other events its ciphertext need not be read and compared. */
const MAY_CHANGE_IDENTITY: readonly string[] = [
  'PupilRegistered',
  'PupilIdentityChanged',
  'CorrectionRecorded',
  'RecordVoidedAsError',
];

/**
 * Number of pupils kept in memory. The least recently used are dropped. With 2,000, following 8,480 pupils spent a
 * fifth of its time on reading them again.
 */
const MAX_PUPILS = 10_000;

/** State of one pupil in the register: the events that concern it, folded, and its current rows, keyed by content. */
interface RegisteredPupil {
  readonly number: number;
  readonly record: FoldedRecord;
  readonly entries: Map<string, number>;
  readonly identities: Map<string, number>;
}

/** Keeps the register's rows up to date, one event at a time. */
export class RegisterFold {
  readonly #rows: RegisterRows;
  readonly #streamAsAt: StreamAsAt;
  readonly #pupils = new Map<string, RegisteredPupil>();

  constructor(rows: RegisterRows, streamAsAt: StreamAsAt) {
    this.#rows = rows;
    this.#streamAsAt = streamAsAt;
  }

  /** Adds an event and derives the pupil again. Closes rows that no longer hold and opens new ones. */
  record(event: LoggedEvent): void {
    const id = pupilOf(event);
    if (id === undefined) return;
    if (event.type === 'PupilMerged') this.#close(textIn(event.data, 'loser'), event.ordinal);
    const known = event.type === 'PupilMerged' ? undefined : this.#pupils.get(id);
    const changed = known?.record.add(event) ?? true;
    const pupil = known ?? this.#read(id, event);
    this.#keep(id, pupil);
    if (!changed) return;
    const { events } = pupil.record;
    this.#replaceEntries(pupil, registerEntries(events), event.ordinal);
    if (MAY_CHANGE_IDENTITY.includes(event.type)) this.#replaceIdentity(pupil, events, event.ordinal);
  }

  /** Closes all rows of a record that was merged. They continue under the survivor. */
  #close(loser: string, ordinal: number): void {
    const rows = this.#rows.load(loser);
    if (rows === undefined) return;
    this.#replaceEntries(rows, [], ordinal);
    this.#replaceIdentity(rows, [], ordinal);
    this.#pupils.delete(loser);
  }

  /**
   * Reads a pupil who is not in memory, up to and including this event. A new pupil's number is the ordinal of its
   * first event. It is the same in every generation, so pages can be ordered by it.
   */
  #read(id: string, event: LoggedEvent): RegisteredPupil {
    const record = recordAsAt(this.#streamAsAt, event.stream, event.ordinal);
    const folded = new FoldedRecord(record.filter(({ type }) => CONCERNING.has(type)));
    const rows = this.#rows.load(id);
    if (rows !== undefined) return { ...rows, record: folded };
    this.#rows.addPupil(event.ordinal, id);
    return { number: event.ordinal, record: folded, entries: new Map(), identities: new Map() };
  }

  #keep(id: string, pupil: RegisteredPupil): void {
    this.#pupils.delete(id);
    this.#pupils.set(id, pupil);
    if (this.#pupils.size > MAX_PUPILS) this.#pupils.delete(this.#pupils.keys().next().value ?? id);
  }

  #replaceEntries({ number, entries }: StoredPupil, wanted: readonly RegisterEntry[], ordinal: number): void {
    this.#replace(
      entries,
      wanted.map(entryContent),
      {
        close: (content, from) => {
          this.#rows.closeEntry(number, content, from, ordinal);
        },
        open: (content) => {
          this.#rows.openEntry(number, content, ordinal);
        },
      },
      ordinal,
    );
  }

  #replaceIdentity({ number, identities }: StoredPupil, events: readonly EffectiveEvent[], ordinal: number): void {
    this.#replace(
      identities,
      identitiesOf(events).slice(-1).map(identityContent),
      {
        close: (_content, from) => {
          this.#rows.closeIdentity(number, from, ordinal);
        },
        open: (content) => {
          this.#rows.openIdentity(number, content, ordinal);
        },
      },
      ordinal,
    );
  }

  #replace(
    standing: Map<string, number>,
    contents: readonly Content[],
    rows: { close(content: Content, knownFrom: number): void; open(content: Content): void },
    ordinal: number,
  ): void {
    const wanted = new Map(contents.map((content) => [JSON.stringify(content), content]));
    for (const [key, knownFrom] of [...standing]) {
      if (wanted.has(key)) continue;
      rows.close(JSON.parse(key) as Content, knownFrom);
      standing.delete(key);
    }
    for (const [key, content] of wanted) {
      if (standing.has(key)) continue;
      rows.open(content);
      standing.set(key, ordinal);
    }
  }
}

function entryContent(entry: RegisterEntry): Content {
  const { schoolUrn, from, until, status, needs, statusSince, decision, observed, onRollFrom, leftOn, ncYear, ncStep } =
    entry;
  return [
    schoolUrn,
    from,
    until,
    status,
    primaryNeed(needs),
    JSON.stringify(needs),
    statusSince,
    decision,
    observed ? 1 : 0,
    onRollFrom,
    leftOn,
    ncYear,
    ncStep,
  ];
}

/**
 * An identity's ciphertext as stored, and where its fields are opened, mostly in the event that registered the pupil.
 */
function identityContent(identity: StoredIdentity): Content {
  const { sealedIn } = identity.surname;
  const elsewhere = IDENTITY_FIELDS.filter((name) => identity[name].sealedIn.id !== sealedIn.id).map((name) => [
    name,
    identity[name].sealedIn,
  ]);
  const sealed = Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, identity[name].value]));
  return [
    JSON.stringify(sealed),
    JSON.stringify(sealedIn),
    elsewhere.length === 0 ? null : JSON.stringify(Object.fromEntries(elsewhere)),
  ];
}
