import type { EventType } from '../../src/decisions/field-classes.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import type { NewEvent } from '../../src/kernel/event.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { SealedField } from '../../src/kernel/sealed-field.ts';
import { prepareEvent } from '../../src/store/log-row.ts';
import { openLogWriter, type PreparedAppend } from '../../src/store/log-writer.ts';
import { Dice } from './dice.ts';

/** A log of many schools over ten years, straight into a file: what the write path would have left there. */
export interface LogPlan {
  readonly file: string;
  /** URNs; their events are mixed as they happen. */
  readonly schools: readonly string[];
  /** Pupils on roll at each school; five year groups, one leaves and one comes each September. */
  readonly roll: number;
  /** Decisions, corrections and voids, besides registrations, admissions and leavings. */
  readonly decisions: number;
}

export const FIRST_DAY: CivilDate = '2016-09-01';
export const LAST_DAY: CivilDate = '2026-08-31';
const DAYS = 3_652;
const YEAR_GROUPS = 5;
/** Appends in one transaction. */
const GROUP = 2_000;
const NEEDS = ['SLCN', 'SPLD', 'SEMH', 'ASD', 'MLD'];
const PEOPLE = Array.from({ length: 12 }, (_, n) => `00000000-0000-4000-8000-0000000000${String(10 + n)}`);

interface Pupil {
  readonly stream: string;
  readonly school: string;
  readonly yearGroup: number;
  revision: number;
  /** The newest decision that a correction or void may act on. */
  newest: { readonly id: string; readonly type: EventType; readonly data: JsonObject } | undefined;
}

/** Answers how many events there are in the log then. The same plan gives the same log. */
export function generateLog({ file, schools, roll, decisions }: LogPlan): number {
  const writer = openLogWriter(file, 'STORE');
  const waiting: PreparedAppend[] = [];
  const flush = (): void => {
    for (const answer of writer.appendGroup(waiting.splice(0))) if (answer instanceof Failure) throw answer;
  };
  try {
    for (const append of happenings(schools, roll, decisions)) if (waiting.push(append) >= GROUP) flush();
    flush();
    return writer.log.head();
  } finally {
    writer.close();
  }
}

function* happenings(schools: readonly string[], roll: number, decisions: number): Generator<PreparedAppend> {
  const teller = new Teller();
  let pupils: Pupil[] = [];
  for (let day = 0, told = 0; day < DAYS; day += 1) {
    const on = addDays(FIRST_DAY, day);
    if (on.endsWith('-09-01')) {
      const year = Number(on.slice(0, 4));
      const [staying, leaving] = [pupils.filter((pupil) => pupil.yearGroup > year - YEAR_GROUPS), pupils.filter((pupil) => pupil.yearGroup <= year - YEAR_GROUPS)];
      for (const pupil of leaving) yield teller.tell(pupil, on, 'PupilLeft', { schoolUrn: pupil.school, leftOn: addDays(on, -30) }, { effectiveFrom: addDays(on, -30) });
      const come = day === 0 ? Array.from({ length: YEAR_GROUPS }, (_, age) => year - age) : [year];
      const fresh = schools.flatMap((school) => come.flatMap((yearGroup) => Array.from({ length: roll / YEAR_GROUPS }, () => teller.pupil(school, yearGroup))));
      for (const pupil of fresh) yield* teller.admission(pupil, on);
      pupils = [...staying, ...fresh];
    }
    for (; told < (decisions * (day + 1)) / DAYS; told += 1) yield teller.decision(pupils, on);
  }
}

/** Tells what happens to pupils, by dice. */
class Teller {
  readonly #dice = new Dice(20_261_120);

  pupil(school: string, yearGroup: number): Pupil {
    return { stream: `pupil-${this.#dice.uuid()}`, school, yearGroup, revision: -1, newest: undefined };
  }

  *admission(pupil: Pupil, on: CivilDate): Generator<PreparedAppend> {
    const { school: schoolUrn, yearGroup } = pupil;
    const sealed = (): SealedField => this.#sealed(40);
    yield this.tell(pupil, on, 'PupilRegistered', { upn: sealed(), surname: sealed(), forename: sealed(), dateOfBirth: sealed(), sex: sealed(), schoolUrn, retainUntil: 2045 }, { effectiveFrom: on });
    const admittedOn = `${String(yearGroup)}-09-01`;
    yield this.tell(pupil, on, 'PupilEnrolled', { schoolUrn, admittedOn, knownOn: on, enrolment: 'CURRENT', ncYear: '7' }, { effectiveFrom: admittedOn });
  }

  /** Seven of ten decisions are about three of ten pupils. */
  decision(pupils: readonly Pupil[], on: CivilDate): PreparedAppend {
    const dice = this.#dice;
    const among = dice.whole(10) < 7 ? Math.ceil(pupils.length * 0.3) : pupils.length;
    const pupil = pupils[dice.whole(among)] as Pupil;
    const throwOf = dice.whole(100);
    if (throwOf < 5 && pupil.newest !== undefined) return this.#correction(pupil, on, pupil.newest);
    if (throwOf < 6 && pupil.newest !== undefined) return this.#void(pupil, on, pupil.newest.id);
    const type = throwOf < 50 ? 'ConcernRaised' : throwOf < 75 ? 'SenSupportDecided' : throwOf < 92 ? 'ProvisionCodeObserved' : 'RegisterRemovalDecided';
    return this.tell(pupil, on, type, this.#dataOf(type, pupil, on), this.#envelope(on));
  }

  tell(pupil: Pupil, on: CivilDate, type: EventType, data: object, metadata: object): PreparedAppend {
    const id = this.#dice.uuid();
    const commandId = this.#dice.uuid();
    const event: NewEvent = {
      id, type, schemaVersion: 1, data: data as JsonObject,
      metadata: { $causationId: commandId, $correlationId: commandId, commandId, command: 'Told', recordedBy: { person: this.#dice.pick(PEOPLE), role: 'SENCO' }, recordedAt: `${on}T09:15:00.000Z`, ...metadata },
    };
    pupil.revision += 1;
    if ('decidedBy' in metadata) pupil.newest = { id, type, data: event.data };
    return { stream: pupil.stream, expected: pupil.revision - 1, events: [prepareEvent(event)] };
  }

  #dataOf(type: EventType, { school: schoolUrn }: Pupil, on: CivilDate): object {
    const needs = [{ code: this.#dice.pick(NEEDS), rank: 1 }];
    const text = (): SealedField => this.#sealed(160 + this.#dice.whole(160));
    switch (type) {
      case 'ConcernRaised':
        return { schoolUrn, source: 'TEACHER', raisedOn: on, areas: ['SEMH'], alternativeExplanations: [], evidence: [], description: text(), universalSupportTried: text() };
      case 'SenSupportDecided':
        return { schoolUrn, needs, reviewOn: addDays(on, 84), parentInformed: null, evidence: [], ncYear: '8', rationale: text(), desiredOutcomes: text(), parentViews: null, pupilViews: null };
      case 'ProvisionCodeObserved':
        return { schoolUrn, source: 'CTF', status: this.#dice.pick(['K', 'E', 'N']), from: on, to: null, needs, documentOn: on, receivedOn: on, plan: null, planReference: null, note: text() };
      default:
        return { schoolUrn, reason: 'EXPECTED_PROGRESS', review: null, parentInformed: null, monitorUntil: null, evidence: [], rationale: text(), parentViews: null, pupilViews: null };
    }
  }

  #envelope(on: CivilDate): object {
    const person = this.#dice.pick(PEOPLE);
    const authority = { kind: 'OFFICE', stream: 'school-910001', revision: 1 };
    // One in five is entered late; the day it counts from lies up to a month back.
    const late = this.#dice.whole(5) === 0;
    const effectiveFrom = late ? addDays(on, -this.#dice.whole(30)) : on;
    return {
      decidedBy: [{ kind: 'PERSON', person, role: 'SENCO', authority }], basis: 'TAKEN_HERE', decidedAt: `${effectiveFrom}T09:15:00.000Z`, decidedAtPrecision: 'INSTANT',
      effectiveFrom, regimeVersion: '2024-09', ...(late ? { findings: ['LATE_ENTRY'] } : {}),
    };
  }

  #correction(pupil: Pupil, on: CivilDate, { id, type, data }: NonNullable<Pupil['newest']>): PreparedAppend {
    return this.tell(pupil, on, 'CorrectionRecorded', { target: id, targetType: type, replacement: data, metadata: {}, reason: this.#sealed(60) }, {});
  }

  #void(pupil: Pupil, on: CivilDate, target: string): PreparedAppend {
    pupil.newest = undefined;
    return this.tell(pupil, on, 'RecordVoidedAsError', { target, reason: this.#sealed(60) }, {});
  }

  /** Of the form and size of a sealed field; it opens under no key. */
  #sealed(bytes: number): SealedField {
    return { ct: this.#dice.base64(bytes), nonce: this.#dice.base64(12), n: this.#dice.whole(1_000), commit: this.#dice.hex(64) };
  }
}
