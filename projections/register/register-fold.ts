import { IDENTITY_FIELDS, identitiesOf, type StoredIdentity } from '../../src/decisions/enrolment/identity.ts';
import { SharedRecordAccepted } from '../../src/decisions/enrolment/events.ts';
import { STATUS_EVENT_TYPES } from '../../src/decisions/sen-status.ts';
import { pupilIn } from '../../src/records/giving.ts';
import { schoolsIn } from '../../src/records/own-events.ts';
import { type EffectiveEvent, foldCorrections } from '../../src/kernel/folding.ts';
import { isA } from '../../src/kernel/members.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { primaryNeed } from '../decisions/primary-need.ts';
import type { RecordSource } from '../engine/projection.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { type SchoolView, schoolViews } from '../record/school-views.ts';
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
  'RecordContinued',
  'PupilTransferredOut',
  'PupilTransferredIn',
  'SharedRecordAccepted',
  'PlacementStarted',
  'PlacementEnded',
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
interface RegisteredPupil extends StoredPupil {
  /** The one school with events in the record. */
  readonly schoolUrn: string;
  readonly record: FoldedRecord;
}

/** What a school's register shows of a pupil. */
interface Shown {
  readonly entries: readonly RegisterEntry[];
  readonly identities: readonly Content[];
  /** Schools that know the pupil by taking part in another school's record. */
  readonly known: readonly string[];
}

/** Keeps the register's rows up to date, one event at a time. */
export class RegisterFold {
  readonly #rows: RegisterRows;
  readonly #source: RecordSource;
  readonly #pupils = new Map<string, RegisteredPupil>();

  constructor(rows: RegisterRows, source: RecordSource) {
    this.#rows = rows;
    this.#source = source;
  }

  /** Adds an event and derives the pupil again. Closes rows that no longer hold and opens new ones. */
  record(event: LoggedEvent): void {
    const id = pupilOf(event);
    if (id === undefined) return;
    const streams = this.#source.linkedStreams(event.stream);
    const known = streams.length > 1 ? undefined : this.#known(id, event);
    if (known === undefined) this.#recordLinked(streams, event);
    else if (known.changed) this.#show(known.pupil, event);
  }

  /** The pupil with this event added; undefined if the record is of several schools. */
  #known(id: string, event: LoggedEvent): { readonly pupil: RegisteredPupil; readonly changed: boolean } | undefined {
    const kept = this.#pupils.get(id);
    if (kept !== undefined && (event.data['schoolUrn'] ?? kept.schoolUrn) === kept.schoolUrn) {
      const changed = kept.record.add(event);
      this.#keep(id, kept);
      return { pupil: kept, changed };
    }
    const record = this.#source.streamAsAt(event.stream, event.ordinal);
    const [schoolUrn = '', ...others] = schoolsIn(record);
    if (others.length > 0) return undefined;
    const folded = new FoldedRecord(record.filter(({ type }) => CONCERNING.has(type)));
    const pupil = { ...this.#stored(id, event.ordinal), schoolUrn, record: folded };
    this.#keep(id, pupil);
    return { pupil, changed: true };
  }

  #show(pupil: RegisteredPupil, { type, ordinal }: LoggedEvent): void {
    const { events } = pupil.record;
    this.#replaceEntries(pupil, registerEntries(events), ordinal);
    if (MAY_CHANGE_IDENTITY.includes(type))
      this.#replaceIdentity(pupil, identitiesIn(events, pupil.schoolUrn), ordinal);
  }

  /** Derives all rows of linked records anew. Such records are few, so nothing of them is kept in memory. */
  #recordLinked(streams: readonly string[], { stream, ordinal }: LoggedEvent): void {
    const views = Map.groupBy(schoolViews(streams, this.#source.streamAsAt, ordinal), ({ pupil }) => pupil);
    for (const one of streams) {
      const id = pupilIn(one);
      this.#pupils.delete(id);
      const stored = one === stream ? this.#stored(id, ordinal) : this.#rows.load(id);
      if (stored === undefined) continue;
      const { entries, identities, known } = shownIn(views.get(id) ?? []);
      for (const schoolUrn of known) this.#rows.addSchool(stored.number, schoolUrn);
      this.#replaceEntries(stored, entries, ordinal);
      this.#replaceIdentity(stored, identities, ordinal);
    }
  }

  /**
   * The rows of a pupil who is not in memory. A new pupil's number is the ordinal of its first event. It is the same in
   * every generation, so pages can be ordered by it.
   */
  #stored(id: string, ordinal: number): StoredPupil {
    const rows = this.#rows.load(id);
    if (rows !== undefined) return rows;
    this.#rows.addPupil(ordinal, id);
    return { number: ordinal, entries: new Map(), identities: new Map() };
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

  #replaceIdentity({ number, identities }: StoredPupil, wanted: readonly Content[], ordinal: number): void {
    this.#replace(
      identities,
      wanted,
      {
        close: (content, from) => {
          this.#rows.closeIdentity(number, content, from, ordinal);
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

/** What the register shows by the views of one pupil, a view a school. */
function shownIn(views: readonly SchoolView[]): Shown {
  const shown = views.map(({ schoolUrn, record }) => {
    const events = foldCorrections(record.filter(({ type }) => CONCERNING.has(type)));
    const entries = registerEntries(events).filter((entry) => entry.schoolUrn === schoolUrn);
    return { entries, identities: identitiesIn(events, schoolUrn) };
  });
  return {
    entries: shown.flatMap(({ entries }) => entries),
    identities: shown.flatMap(({ identities }) => identities),
    known: views.filter(({ record }) => record.some(isA(SharedRecordAccepted))).map(({ schoolUrn }) => schoolUrn),
  };
}

/** The identity by which a school knows the pupil now; none if it never registered the pupil. */
function identitiesIn(events: readonly EffectiveEvent[], schoolUrn: string): readonly Content[] {
  return identitiesOf(events)
    .slice(-1)
    .map((identity) => [schoolUrn, ...identityContent(identity)]);
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
