import { addDays } from '../kernel/civil-date.ts';
import type { Enrolled } from './cast.ts';
import { at, schoolDay, schoolDayBy, schoolDayFrom } from './days.ts';
import type { Happening } from './happening.ts';
import { delivered, groupTerms, READING, starting, TALKING } from './provision-steps.ts';
import { concern, notSen, placement, removal } from './pupil-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';
import { GROUPS, RATIONALES } from './words.ts';

/** Concerns that came to nothing, and pupils who came off SEN support again: the ordinary traffic of a school. */
export function ordinaryTraffic(
  setting: Setting,
  pupils: readonly Enrolled[],
  concernsAYear: number,
): readonly Happening[] {
  const { chance, today } = setting;
  const others = pupils.filter((pupil) => pupil.route === 'NONE' && pupil.onRollFrom < addDays(today, -200));
  return others.slice(0, concernsAYear * 2).flatMap((pupil, index) => {
    const day = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -15));
    if (day === undefined) return [];
    // Within half a term it is looked into; the newest are not yet.
    if (index % 3 !== 0) return [concern(setting, pupil, day), notSen(setting, pupil, schoolDayFrom(addDays(day, 21)))];
    const placed = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -120));
    const removed = placed === undefined ? undefined : schoolDay(chance, addDays(placed, 100), addDays(today, -2));
    return placed === undefined || removed === undefined
      ? []
      : [
          placement(setting, pupil, placed),
          removal(setting, pupil, removed),
          notSen(setting, pupil, schoolDayBy(addDays(removed, 178))),
        ];
  });
}

/** What SEN support is in an ordinary term: half of the pupils get something, which is logged up to this week. */
export function ordinarySupport(setting: Setting, pupils: readonly Enrolled[]): readonly Happening[] {
  const { chance, today, senco } = setting;
  return pupils
    .filter(({ route, onRollFrom }) => route === 'KNOWN_SUPPORT' && onRollFrom < addDays(today, -120))
    .flatMap((pupil, index) => {
      const day = schoolDay(chance, addDays(today, -60), addDays(today, -35));
      if (day === undefined || index % 2 === 1) return [];
      const story = new Telling(setting, pupil);
      const terms = groupTerms(day, { linkedNeed: pupil.need, groupSize: chance.whole(2, 6), plannedEndOn: null });
      const provision = story.taken(
        senco,
        at(day, '15:10'),
        'StartProvision',
        starting(day, terms, {
          name: chance.pick(GROUPS),
          rationale: chance.pick(RATIONALES),
          outcomes: [chance.pick([TALKING, READING])],
        }),
      );
      delivered(story, provision, day, schoolDayBy(addDays(today, -3)), 4, 4);
      return story.happenings;
    });
}
