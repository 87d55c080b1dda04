import type { EventType } from '../../src/registry/events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';

/** Something that is told of a pupil; `decision`: somebody decided it, so it has an envelope. */
export interface Told {
  readonly type: EventType;
  readonly data: object;
  readonly decision: boolean;
}

/** What is told on a day, under an id. */
export type Telling = (on: CivilDate, id: string) => Told;

/** Words of about so many bytes, sealed or to be sealed. */
export type WordsOf = (bytes: number) => unknown;

export function decision(type: EventType, data: object): Told {
  return { type, data, decision: true };
}

export function record(type: EventType, data: object): Told {
  return { type, data, decision: false };
}
