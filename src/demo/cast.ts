import type { CivilDate } from '../kernel/civil-date.ts';
import { subjectId } from '../store/event-id.ts';
import type { DemoPupil } from './pupils.ts';
import type { Setting } from './setting.ts';

/** A pupil with the id that follows from its registration. */
export interface Enrolled extends DemoPupil {
  readonly pupilId: string;
  readonly registrationId: string;
  /** The day from which the school's record has the pupil on roll. */
  readonly onRollFrom: CivilDate;
  readonly enrolment: 'CURRENT' | 'MAIN';
  /** Registered by a story of its own, at another school first. */
  readonly elsewhere: boolean;
  /**
   * What the school has not done about the pupil lately, and does about all others: a review, a meeting with the
   * parents.
   */
  readonly forgotten: 'REVIEW' | 'PARENTS' | null;
}

export interface Wanted {
  readonly route: DemoPupil['route'];
  /** On roll by this day. */
  readonly since: CivilDate;
  /** The year group that fits the story; another one is taken where nobody in it was on roll by then. */
  readonly ncYear?: string;
}

/**
 * The pupils of a school. A story takes those it needs, and says what it changes about them: `route` is then only how
 * they began, for where they are today the story sees to. So the registers stay as the schools are described.
 */
export class Cast {
  readonly #free: Enrolled[];
  readonly #taken: Enrolled[] = [];

  constructor(setting: Setting, pupils: readonly DemoPupil[]) {
    this.#free = pupils.map((pupil) => {
      const registrationId = setting.ids.next();
      const onRollFrom = pupil.admittedOn > setting.from ? pupil.admittedOn : setting.from;
      return {
        ...pupil,
        registrationId,
        pupilId: subjectId(setting.senco, registrationId),
        onRollFrom,
        enrolment: 'CURRENT',
        elsewhere: false,
        forgotten: null,
      };
    });
  }

  /** A pupil whom no other story has. */
  take({ route, since, ncYear }: Wanted, changed: Partial<Enrolled> = {}): Enrolled {
    const fits = (pupil: Enrolled): boolean => pupil.route === route && pupil.onRollFrom <= since;
    const place = this.#free.findLastIndex((pupil) => fits(pupil) && pupil.ncYear === ncYear);
    const [found] = this.#free.splice(place === -1 ? this.#free.findLastIndex(fits) : place, 1);
    if (found === undefined || !fits(found))
      throw new RangeError(`the demo has no pupil left for a story that begins with ${route}`);
    const pupil = { ...found, ...changed };
    this.#taken.push(pupil);
    return pupil;
  }

  /** Those of no story. */
  get others(): readonly Enrolled[] {
    return this.#free;
  }

  get everybody(): readonly Enrolled[] {
    return [...this.#free, ...this.#taken];
  }
}
