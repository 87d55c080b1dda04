import { addDays } from '../kernel/civil-date.ts';
import type { Enrolled } from './cast.ts';
import { schoolDay } from './days.ts';
import type { Happening } from './happening.ts';
import { concern, placement, removal } from './pupil-stories.ts';
import type { Setting } from './setting.ts';

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

