import type { NamedDecider } from '../decisions/given.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { type Instant, instantFromMilliseconds } from '../kernel/instant.ts';
import { eventId } from '../store/event-id.ts';
import type { Enrolled } from './cast.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';

/** What a letter from outside says of itself. */
export interface Letter {
  readonly documentOn: CivilDate;
  readonly receivedOn: CivilDate;
}

/**
 * The story of one child at one school as it is told. What is told answers the id of its first event, for what comes
 * after to name.
 */
export class Telling<Child extends Pick<Enrolled, 'pupilId'> = Enrolled> {
  readonly happenings: Happening[] = [];
  readonly setting: Setting;
  readonly pupil: Child;

  constructor(setting: Setting, pupil: Child) {
    this.setting = setting;
    this.pupil = pupil;
  }

  /** An entry that is no decision. */
  entry(by: string, moment: Instant, command: string, input: object): string {
    return this.#tell(by, moment, command, input, {});
  }

  /** Decided by the person signed in, at that moment. */
  taken(
    by: string,
    moment: Instant,
    command: string,
    input: object,
    more: Pick<Happening, 'answers' | 'refusedBy'> = {},
  ): string {
    return this.#tell(by, moment, command, { ...envelope(moment.slice(0, 10)), ...input }, more);
  }

  /** An answer to a request for sign-off. `refusedBy`: it is tried, and refused by these rules. */
  answered(
    by: string,
    moment: Instant,
    command: string,
    request: string,
    input: object,
    refusedBy?: readonly RuleCode[],
  ): string {
    return this.taken(
      by,
      moment,
      command,
      { request, sencoPresent: false, minuteRef: null, ...input },
      { answers: request, ...(refusedBy && { refusedBy }) },
    );
  }

  /** Decided earlier by others, and entered now. */
  reported(
    by: string,
    moment: Instant,
    command: string,
    decided: { readonly on: CivilDate; readonly by: readonly NamedDecider[] },
    input: object,
  ): string {
    return this.#tell(
      by,
      moment,
      command,
      { ...envelope(decided.on), basis: 'REPORTED', decidedOn: decided.on, decidedBy: decided.by, ...input },
      {},
    );
  }

  /**
   * A decision of the local authority as its letter tells it. It is entered by the SENCO on the day the letter came.
   */
  letter(command: string, { documentOn, receivedOn }: Letter, input: object): string {
    return this.#tell(
      this.setting.senco,
      `${receivedOn}T11:30:00.000Z`,
      command,
      {
        ...envelope(documentOn),
        basis: 'FROM_DOCUMENT',
        decidedOn: documentOn,
        ...outside({ documentOn, receivedOn }),
        ...input,
      },
      {},
    );
  }

  /** Something the local authority or parents did that is no decision, as the school came to know of it. */
  fact(command: string, letter: Letter, input: object): string {
    return this.entry(this.setting.senco, `${letter.receivedOn}T11:45:00.000Z`, command, {
      ...outside(letter),
      ...input,
    });
  }

  /** The id of an event of the last command: 0 is its first. */
  event(place: number): string {
    const last = this.happenings.at(-1);
    return eventId(`pupil-${this.pupil.pupilId}`, last?.by ?? '', last?.input.commandId ?? '', place);
  }

  #tell(
    by: string,
    moment: Instant,
    command: string,
    input: object,
    more: Pick<Happening, 'answers' | 'refusedBy'>,
  ): string {
    const { ids, schoolUrn } = this.setting;
    this.happenings.push({
      at: this.#afterTheLast(moment),
      by,
      command,
      input: { commandId: ids.next(), pupilId: this.pupil.pupilId, schoolUrn, seenRevision: null, ...input },
      ...more,
    });
    return this.event(0);
  }

  /**
   * In holidays several days of a story fall on one school day: then what is told later is entered later on that day.
   */
  #afterTheLast(moment: Instant): Instant {
    const last = this.happenings.at(-1)?.at ?? '';
    return last.slice(0, 10) === moment.slice(0, 10) && moment <= last
      ? instantFromMilliseconds(Date.parse(last) + A_MINUTE)
      : moment;
  }
}

const A_MINUTE = 60_000;

/** A meeting of the leadership team with those who sat in it. */
export function leadershipTeam(...members: readonly string[]): readonly NamedDecider[] {
  return [{ kind: 'MEETING', person: null, meeting: 'LEADERSHIP_TEAM', members }];
}

function envelope(effectiveFrom: CivilDate): object {
  return { basis: 'TAKEN_HERE', decidedAt: null, decidedOn: null, decidedBy: [], effectiveFrom };
}

function outside({ documentOn, receivedOn }: Letter): object {
  return { source: 'LA_LETTER', documentOn, sentAt: null, receivedOn, predecessor: 'RECORDED', note: null };
}
