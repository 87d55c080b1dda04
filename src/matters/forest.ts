import { type Act, isLater } from './acts.ts';
import { LINK_RULES } from './links.ts';
import type { RecordOfSchool } from './record-of-school.ts';

/** What each act belongs to. Acts that belong to nothing are not in it. */
export type Forest = ReadonlyMap<Act, Act>;

/**
 * Links each act to at most one other, by the first rule that gives one. Nothing is linked to what was decided later,
 * and nothing that would close a circle.
 */
export function forestOf(record: RecordOfSchool): Forest {
  const parents = new Map<Act, Act>();
  for (const act of record.acts) {
    for (const rule of LINK_RULES) {
      const parent = rule(act, record);
      if (parent === undefined || isLater(parent, act) || rootOf(parent, parents) === act) continue;
      parents.set(act, parent);
      break;
    }
  }
  return parents;
}

/** The act at the end of the links. */
export function rootOf(act: Act, forest: Forest): Act {
  const parent = forest.get(act);
  return parent === undefined ? act : rootOf(parent, forest);
}
