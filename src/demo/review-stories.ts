import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** A review of SEN support by the SENCO with the pupil, and the parents if they came. */
export function reviewed(
  story: Telling,
  day: CivilDate,
  impact: string,
  recommendation: string,
  withParents = true,
): void {
  story.taken(story.setting.senco, at(day, '14:10'), 'HoldSenSupportReview', {
    heldOn: day,
    withParents,
    withPupil: true,
    attendees: ['CLASS_TEACHER', 'SENCO', ...(withParents ? ['PARENT'] : []), 'PUPIL'],
    impact,
    recommendation,
    nextReviewOn: recommendation === 'REMOVE' ? null : addDays(day, 90),
    evidence: [{ kind: 'PROGRESS_DATA', on: addDays(day, -4), author: 'TEACHER', sha256: null }],
    impactSummary: 'Work of the term laid beside that of the term before.',
    parentViews: withParents ? 'See that homework takes less tears.' : null,
    pupilViews: 'Likes the new seat.',
  });
}

/** Support goes on after a review, or more is done than before (`next`). */
export function afterReview(story: Telling, day: CivilDate, next?: string): void {
  const { senco } = story.setting;
  const same = {
    nextReviewOn: addDays(day, 90),
    parentInformed: { on: day, method: 'MEETING', by: senco },
    evidence: [],
  };
  if (next === undefined)
    story.taken(senco, at(day, '14:50'), 'ContinueSenSupport', {
      ...same,
      rationale: 'Progress, and not there yet: the same for another term.',
    });
  else
    story.taken(senco, at(day, '14:50'), 'StepUpSenSupport', {
      ...same,
      next,
      rationale: 'Two terms without progress: what is given is not enough.',
    });
}

/** Reviews of a handful of pupils: two that go on, two that get more, and termly ones up to today. */
export function reviews(setting: Setting, cast: Cast): readonly Happening[] {
  return (
    [
      [150, undefined],
      [140, undefined],
      [130, 'SPECIALIST_ADVICE'],
      [120, 'CONSIDER_EHC_NEEDS_ASSESSMENT'],
    ] as const
  ).flatMap(([ago, next]) => {
    const first = schoolMondayBy(addDays(setting.today, -ago - 90));
    const second = schoolMondayBy(addDays(setting.today, -ago + 40));
    const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(first, -60) }));
    reviewed(story, first, 'SOME_PROGRESS', 'CONTINUE');
    afterReview(story, first);
    reviewed(
      story,
      second,
      next === undefined ? 'SOME_PROGRESS' : 'LITTLE_OR_NO_PROGRESS',
      next === undefined ? 'CONTINUE' : 'STEP_UP',
    );
    afterReview(story, second, next);
    return story.happenings;
  });
}

/** What was forgotten: three reviews whose day has gone by, and some parents whom nobody has met this school year. */
export function forgotten(
  setting: Setting,
  cast: Cast,
  parents: { readonly onSupport: number; readonly withPlan: number },
): readonly Happening[] {
  const overdue = [150, 145, 140].flatMap((ago) => {
    const day = schoolMondayBy(addDays(setting.today, -ago));
    const story = new Telling(
      setting,
      cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }, { forgotten: 'REVIEW' }),
    );
    reviewed(story, day, 'SOME_PROGRESS', 'CONTINUE');
    return story.happenings;
  });
  const since = addDays(setting.today, -500);
  for (let i = 0; i < parents.onSupport; i += 1) cast.take({ route: 'KNOWN_SUPPORT', since }, { forgotten: 'PARENTS' });
  for (let i = 0; i < parents.withPlan; i += 1) cast.take({ route: 'KNOWN_PLAN', since }, { forgotten: 'PARENTS' });
  return overdue;
}

/**
 * Year 5, on SEN support for speech and language: discharged by the therapist, level with the class in two reviews,
 * taken off and watched for two terms.
 */
export function discharged(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today } = setting;
  const [first, second] = [schoolMondayBy(addDays(today, -170)), schoolMondayBy(addDays(today, -75))];
  const story = new Telling(
    setting,
    cast.take({ route: 'NONE', ncYear: '5', since: addDays(first, -60) }, { route: 'KNOWN_SUPPORT', need: 'SLCN' }),
  );
  reviewed(story, first, 'EXPECTED_PROGRESS', 'CONTINUE');
  reviewed(story, second, 'EXPECTED_PROGRESS', 'REMOVE');
  story.taken(senco, at(second, '15:20'), 'RemoveFromSenSupport', {
    reason: 'DISCHARGED_BY_SPECIALIST',
    review: null,
    parentInformed: { on: second, method: 'MEETING', by: senco },
    monitorUntil: addDays(second, 240),
    evidence: [
      { kind: 'SPECIALIST_REPORT', on: addDays(second, -20), author: 'SPEECH_AND_LANGUAGE_THERAPIST', sha256: null },
    ],
    rationale: 'Discharged by the therapist, and at the level of the class in two reviews. Watched for two terms.',
    parentViews: 'Agree, and are glad.',
    pupilViews: 'Fine with it.',
  });
  return story.happenings;
}
