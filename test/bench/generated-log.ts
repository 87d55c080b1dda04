import type { EventType } from '../../src/registry/events.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { SubjectKey } from '../../src/privacy/key-tree.ts';
import { sealedPlaces } from '../../src/registry/events.ts';
import { sealEvent } from '../../src/privacy/sealed-event.ts';
import { prepareEvent } from '../../src/store/log-row.ts';
import { openLogWriter, type PreparedAppend } from '../../src/store/log-writer.ts';
import { Dice } from './dice.ts';
import { type Level, Life } from './told-life.ts';
import type { WordsOf } from './told.ts';

/** A log of many schools over ten years, straight into a file: what the write path would have left there. */
export interface LogPlan {
  readonly file: string;
  /** URNs; their events are mixed as they happen. */
  readonly schools: readonly string[];
  /** Pupils on roll at each school; five year groups, one leaves and one comes each September. */
  readonly roll: number;
  /** Decisions and what belongs to them, corrections and voids, besides registrations, admissions and leavings. */
  readonly decisions: number;
  /** Keys of the pupils whose words are to open again, by stream; all other words are noise of the same size. */
  readonly keyOf?: (stream: string) => SubjectKey | undefined;
}

export const FIRST_DAY: CivilDate = '2016-09-01';
export const LAST_DAY: CivilDate = '2026-08-31';
const DAYS = 3_652;
const YEAR_GROUPS = 5;
/** Appends in one transaction. */
const GROUP = 2_000;
const PEOPLE = Array.from({ length: 12 }, (_, n) => `00000000-0000-4000-8000-0000000000${String(10 + n)}`);

/** Of a thousand decisions: so many about pupils with a plan, and so many about others with SEN. */
const ABOUT_PLANS = 305;
const ABOUT_SUPPORT = 669;
/** Of a thousand pupils: so many with a plan, and with SEN support. */
const WITH_PLAN = 36;
const WITH_SUPPORT = 140;

interface Pupil {
  readonly stream: string;
  readonly school: string;
  readonly yearGroup: number;
  readonly level: Level;
  readonly life: Life;
  readonly key: SubjectKey | undefined;
  revision: number;
  /** The day from which the newest event counts: nothing counts from before what it rests on. */
  newestOn: CivilDate;
  /** The newest decision that a correction or void may act on. */
  newest: { readonly id: string; readonly type: EventType; readonly data: JsonObject } | undefined;
}

/** Answers how many events there are in the log then. The same plan gives the same log. */
export function generateLog({ file, schools, roll, decisions, keyOf = () => undefined }: LogPlan): number {
  const writer = openLogWriter(file, 'STORE');
  const waiting: PreparedAppend[] = [];
  const flush = (): void => {
    for (const answer of writer.appendGroup(waiting.splice(0))) if (answer instanceof Failure) throw answer;
  };
  try {
    for (const append of happenings(schools, roll, decisions, keyOf)) if (waiting.push(append) >= GROUP) flush();
    flush();
    return writer.log.head();
  } finally {
    writer.close();
  }
}

/** Streams of the pupils that a school of this roll has over the ten years. */
export function pupilStreams(school: string, roll: number): readonly string[] {
  const groups = YEAR_GROUPS + Number(LAST_DAY.slice(0, 4)) - Number(FIRST_DAY.slice(0, 4)) - 1;
  return Array.from({ length: groups }, (_, group) =>
    streamsOf(school, Number(FIRST_DAY.slice(0, 4)) - YEAR_GROUPS + 1 + group, roll),
  ).flat();
}

function streamsOf(school: string, yearGroup: number, roll: number): readonly string[] {
  const dice = new Dice(Number(school) * 10_000 + yearGroup);
  return Array.from({ length: roll / YEAR_GROUPS }, () => `pupil-${dice.uuid()}`);
}

type KeyOf = NonNullable<LogPlan['keyOf']>;

function* happenings(
  schools: readonly string[],
  roll: number,
  decisions: number,
  keyOf: KeyOf,
): Generator<PreparedAppend> {
  const teller = new Teller(keyOf);
  let pupils: Pupil[] = [];
  for (let day = 0, told = 0; day < DAYS; day += 1) {
    const on = addDays(FIRST_DAY, day);
    if (on.endsWith('-09-01')) {
      const year = Number(on.slice(0, 4));
      const [staying, leaving] = [
        pupils.filter((pupil) => pupil.yearGroup > year - YEAR_GROUPS),
        pupils.filter((pupil) => pupil.yearGroup <= year - YEAR_GROUPS),
      ];
      for (const pupil of leaving)
        yield teller.tell(pupil, on, {
          type: 'PupilLeft',
          data: { schoolUrn: pupil.school, leftOn: addDays(on, -30) },
          metadata: { effectiveFrom: addDays(on, -30) },
        });
      const come = day === 0 ? Array.from({ length: YEAR_GROUPS }, (_, age) => year - age) : [year];
      const fresh = schools.flatMap((school) =>
        come.flatMap((yearGroup) =>
          streamsOf(school, yearGroup, roll).map((stream, n) =>
            teller.pupil({ stream, school, yearGroup, level: levelOf(n, roll / YEAR_GROUPS) }),
          ),
        ),
      );
      for (const pupil of fresh) yield* teller.admission(pupil, on);
      pupils = [...staying, ...fresh];
      teller.levels = Map.groupBy(pupils, ({ level }) => level);
    }
    for (; told < (decisions * (day + 1)) / DAYS; told += 1) yield teller.decision(on);
  }
}

function levelOf(n: number, all: number): Level {
  const share = (n * 1_000) / all;
  return share < WITH_PLAN ? 'PLAN' : share < WITH_PLAN + WITH_SUPPORT ? 'SUPPORT' : 'NONE';
}

interface Telling {
  readonly type: EventType;
  readonly data: object;
  readonly metadata: object;
  readonly id?: string;
}

/** Tells what happens to pupils, by dice. */
class Teller {
  levels: ReadonlyMap<Level, readonly Pupil[]> = new Map();
  readonly #dice = new Dice(20_261_120);
  readonly #keyOf: KeyOf;

  constructor(keyOf: KeyOf) {
    this.#keyOf = keyOf;
  }

  pupil(who: Pick<Pupil, 'stream' | 'school' | 'yearGroup' | 'level'>): Pupil {
    const key = this.#keyOf(who.stream);
    return {
      ...who,
      key,
      life: new Life(this.#dice, who.level, this.#wordsFor(key)),
      revision: -1,
      newestOn: '',
      newest: undefined,
    };
  }

  *admission(pupil: Pupil, on: CivilDate): Generator<PreparedAppend> {
    const words = this.#wordsFor(pupil.key);
    const admittedOn = `${String(pupil.yearGroup)}-09-01`;
    const who = {
      upn: words(10),
      surname: words(9),
      forename: words(6),
      dateOfBirth: pupil.key === undefined ? words(8) : `${String(pupil.yearGroup - 11)}-03-14`,
      sex: words(1),
    };
    yield this.tell(pupil, on, {
      type: 'PupilRegistered',
      data: { ...who, schoolUrn: pupil.school, retainUntil: 2045 },
      metadata: { effectiveFrom: on },
    });
    yield this.tell(pupil, on, {
      type: 'PupilEnrolled',
      data: { schoolUrn: pupil.school, admittedOn, knownOn: on, enrolment: 'CURRENT', ncYear: '7' },
      metadata: { effectiveFrom: admittedOn },
    });
  }

  /** Mostly about the sixth of the pupils who have SEN. */
  decision(on: CivilDate): PreparedAppend {
    const throwOf = this.#dice.whole(1_000);
    const pupil = this.#dice.pick(
      this.levels.get(throwOf < ABOUT_PLANS ? 'PLAN' : throwOf < ABOUT_PLANS + ABOUT_SUPPORT ? 'SUPPORT' : 'NONE') ??
        [],
    );
    const { newest } = pupil;
    const undoing = this.#dice.whole(100);
    if (undoing < 4 && newest !== undefined) return this.#correction(pupil, on, newest);
    // What others name stays: a provision that was never begun could not have been ended.
    if (undoing < 5 && newest !== undefined && newest.type !== 'ProvisionStarted')
      return this.#void(pupil, on, newest.id);
    const id = this.#dice.uuid();
    const { type, data, decision } = pupil.life.next(on, id);
    return this.tell(pupil, on, {
      type,
      data: { schoolUrn: pupil.school, ...data },
      metadata: decision ? this.#envelope(pupil, on) : { effectiveFrom: on },
      id,
    });
  }

  tell(pupil: Pupil, on: CivilDate, { type, data, metadata, id = this.#dice.uuid() }: Telling): PreparedAppend {
    const commandId = this.#dice.uuid();
    pupil.revision += 1;
    const event: StoredEvent = {
      stream: pupil.stream,
      revision: pupil.revision,
      id,
      type,
      schemaVersion: 1,
      data: data as JsonObject,
      metadata: {
        $causationId: commandId,
        $correlationId: commandId,
        commandId,
        command: 'Told',
        recordedBy: { person: this.#dice.pick(PEOPLE), role: 'SENCO' },
        recordedAt: `${on}T09:15:00.000Z`,
        sencos: PEOPLE,
        ...metadata,
      },
    };
    if ('decidedBy' in metadata) pupil.newest = { id, type, data: event.data };
    return {
      stream: pupil.stream,
      expected: pupil.revision - 1,
      events: [prepareEvent(pupil.key === undefined ? event : sealEvent(event, sealedPlaces(event), pupil.key))],
    };
  }

  #envelope(pupil: Pupil, on: CivilDate): object {
    const person = this.#dice.pick(PEOPLE);
    const authority = { kind: 'OFFICE', stream: 'school-910001', revision: 1 };
    // One in five is entered late; the day it counts from lies up to a month back.
    const back = this.#dice.whole(5) === 0 ? addDays(on, -this.#dice.whole(30)) : on;
    const effectiveFrom = back < pupil.newestOn ? pupil.newestOn : back;
    pupil.newestOn = effectiveFrom;
    return {
      decidedBy: [{ kind: 'PERSON', person, role: 'SENCO', authority }],
      basis: 'TAKEN_HERE',
      decidedAt: `${effectiveFrom}T09:15:00.000Z`,
      decidedAtPrecision: 'INSTANT',
      effectiveFrom,
      regimeVersion: '2024-09',
      ...(effectiveFrom < on ? { findings: ['LATE_ENTRY'] } : {}),
    };
  }

  #correction(pupil: Pupil, on: CivilDate, { id, type, data }: NonNullable<Pupil['newest']>): PreparedAppend {
    return this.tell(pupil, on, {
      type: 'CorrectionRecorded',
      data: { target: id, targetType: type, replacement: data, metadata: {}, reason: this.#wordsFor(pupil.key)(60) },
      metadata: {},
    });
  }

  #void(pupil: Pupil, on: CivilDate, target: string): PreparedAppend {
    pupil.newest = undefined;
    return this.tell(pupil, on, {
      type: 'RecordVoidedAsError',
      data: { target, reason: this.#wordsFor(pupil.key)(60) },
      metadata: {},
    });
  }

  /** Words to be sealed where there is a key, else something of the form and size of a sealed field. */
  #wordsFor(key: SubjectKey | undefined): WordsOf {
    if (key !== undefined) return (bytes) => this.#dice.base64(bytes).slice(0, bytes);
    return (bytes) => ({
      ct: this.#dice.base64(bytes + 50),
      nonce: this.#dice.base64(12),
      n: this.#dice.whole(1_000),
      commit: this.#dice.hex(64),
    });
  }
}
