import { addDays } from '../kernel/civil-date.ts';
import type { Enrolled } from './cast.ts';
import { at, schoolDay, schoolDayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { delivered, groupTerms, READING, starting, TALKING } from './provision-steps.ts';
import { concern, placement, removal } from './pupil-stories.ts';
import { afterReview, reviewed } from './review-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';
import { GROUPS, RATIONALES } from './words.ts';

/** Concerns that came to nothing, and pupils who came off SEN support again: the ordinary traffic of a school. */
export function ordinaryTraffic(setting: Setting, pupils: readonly Enrolled[], concernsAYear: number): readonly Happening[] {
  const { chance, today } = setting;
  const others = pupils.filter((pupil) => pupil.route === 'NONE' && pupil.onRollFrom < addDays(today, -200));
  return others.slice(0, concernsAYear * 2).flatMap((pupil, index) => {
    const day = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -5));
    if (day === undefined) return [];
    if (index % 3 !== 0) return [concern(setting, pupil, day)];
    const placed = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -120));
    const removed = placed === undefined ? undefined : schoolDay(chance, addDays(placed, 90), addDays(today, -2));
    return placed === undefined || removed === undefined ? [] : [placement(setting, pupil, placed), removal(setting, pupil, removed)];
  });
}


/** What SEN support is in an ordinary term: most pupils on it were reviewed lately, and half get something that is logged, though not by everybody up to today. */
export function ordinarySupport(setting: Setting, pupils: readonly Enrolled[]): readonly Happening[] {
  const { chance, today, senco } = setting;
  return pupils.filter(({ route, onRollFrom }) => route === 'KNOWN_SUPPORT' && onRollFrom < addDays(today, -120)).flatMap((pupil, index) => {
    const day = schoolDay(chance, addDays(today, -100), addDays(today, -30));
    if (day === undefined) return [];
    const story = new Telling(setting, pupil);
    if (index % 3 !== 0) {
      reviewed(story, day, 'SOME_PROGRESS', 'CONTINUE');
      afterReview(story, day);
    }
    if (index % 2 === 0) {
      const terms = groupTerms(day, { linkedNeed: pupil.need === 'NSA' ? null : pupil.need, groupSize: chance.whole(2, 6), plannedEndOn: null });
      const provision = story.taken(senco, at(day, '15:10'), 'StartProvision', starting(day, terms, { name: chance.pick(GROUPS), rationale: chance.pick(RATIONALES), outcomes: [chance.pick([TALKING, READING])] }));
      delivered(story, provision, day, index % 4 === 0 ? schoolDayBy(addDays(today, -3)) : addDays(day, 14), 4, 4);
    }
    return story.happenings;
  });
}
