import { academicYearOf, addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Enrolled } from './cast.ts';
import { at, schoolDay, schoolDayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { afterReview, reviewed } from './review-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** Days for which a review that a story tells of, or a decision to place, stands for the one of the term. */
const REVIEW_DAYS = 75;
/** Days before a parents' evening in which a story's own meeting with the parents stands for it. */
const MEETING_DAYS = 35;
const MEETINGS = [
  'RecordDiscussion',
  'HoldSenSupportReview',
  'HoldApdrReview',
  'HoldAnnualReview',
  'RecordEhcParentDiscussion',
];
const REVIEWS = ['PlaceOnSenSupport', 'HoldSenSupportReview', 'HoldApdrReview'];

/** What is told about each pupil of a school, in order of time. */
type ToldByPupil = ReadonlyMap<string, readonly Happening[]>;

/**
 * What a school does for every pupil with SEN in a term, where no story tells of it: the parents are met at an evening,
 * and SEN support is reviewed. So what a SENCO finds overdue is what was forgotten, and a story says so (`forgotten`).
 */
export function ordinaryTerm(
  setting: Setting,
  pupils: readonly Enrolled[],
  all: readonly Happening[],
): readonly Happening[] {
  const evening = schoolDayBy(addDays(setting.today, -36));
  const told = Map.groupBy(
    all.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ input }) => String(input['pupilId']),
  );
  return [
    ...parentsEvening(setting, pupils, told, evening),
    ...pupils.flatMap((pupil) => termReview(setting, pupil, told)),
  ];
}

/** The evenings of all three terms of the last school year. */
export function lastYearsEvenings(
  setting: Setting,
  pupils: readonly Enrolled[],
  all: readonly Happening[],
): readonly Happening[] {
  const told = Map.groupBy(
    all.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ input }) => String(input['pupilId']),
  );
  const year = academicYearOf(setting.today);
  return [`${String(year - 1)}-11-12`, `${String(year)}-03-11`, `${String(year)}-06-17`].flatMap((day) =>
    parentsEvening(setting, pupils, told, schoolDayBy(day)),
  );
}

/** The SENCO meets the parents of all who have SEN by then; those of some do not come. */
function parentsEvening(
  setting: Setting,
  pupils: readonly Enrolled[],
  told: ToldByPupil,
  day: CivilDate,
): readonly Happening[] {
  return pupils
    .filter(
      (pupil) =>
        pupil.forgotten !== 'PARENTS' &&
        hasSen(pupil, told, day) &&
        !didSince(pupil, told, MEETINGS, addDays(day, -MEETING_DAYS), day),
    )
    .flatMap((pupil) => {
      const story = new Telling(setting, pupil);
      story.entry(setting.senco, at(day, '18:30'), 'RecordDiscussion', {
        heldOn: day,
        withParents: true,
        withPupil: false,
        notReached: null,
        agreement: 'AGREES',
        noteGivenOn: day,
        summary: 'What is given, what it brings, and what comes next.',
        parentViews: 'Content with how it goes.',
        pupilViews: null,
      });
      return story.happenings;
    });
}

/** A review in the ninth week before, and support that goes on. */
function termReview(setting: Setting, pupil: Enrolled, told: ToldByPupil): readonly Happening[] {
  const { today, chance } = setting;
  const day = schoolDay(chance, addDays(today, -66), addDays(today, -63)) ?? schoolDayBy(addDays(today, -63));
  if (pupil.forgotten === 'REVIEW' || codeBy(pupil, told, day) !== 'K' || codeBy(pupil, told, today) !== 'K') return [];
  if (pupil.onRollFrom > addDays(today, -120) || didSince(pupil, told, REVIEWS, addDays(today, -REVIEW_DAYS), today))
    return [];
  const story = new Telling(setting, pupil);
  reviewed(story, day, 'SOME_PROGRESS', 'CONTINUE', pupil.forgotten !== 'PARENTS');
  if (pupil.forgotten !== 'PARENTS') afterReview(story, day);
  return story.happenings;
}

function didSince(
  { pupilId }: Enrolled,
  told: ToldByPupil,
  commands: readonly string[],
  from: CivilDate,
  to: CivilDate,
): boolean {
  return (told.get(pupilId) ?? []).some(
    ({ command, at: moment }) => commands.includes(command) && from <= moment.slice(0, 10) && moment.slice(0, 10) <= to,
  );
}

function hasSen(pupil: Enrolled, told: ToldByPupil, day: CivilDate): boolean {
  return pupil.admittedOn <= day && pupil.onRollFrom <= day && codeBy(pupil, told, day) !== 'N';
}

/** The provision code that the record has before a day, as far as what is told sets one. */
function codeBy({ pupilId }: Enrolled, told: ToldByPupil, day: CivilDate): string {
  return (told.get(pupilId) ?? [])
    .filter(({ at: moment }) => moment < day)
    .reduce((code, { command, input }) => {
      if (command === 'PlaceOnSenSupport') return 'K';
      if (command === 'RemoveFromSenSupport') return 'N';
      if (command === 'RecordFinalPlan') return 'E';
      // A file of the school's own system raises a question, and changes nothing that was decided.
      return command === 'RecordSenStatus' && input['source'] !== 'MIS'
        ? ((input['periods'] as readonly { readonly status: string }[])[0]?.status ?? code)
        : code;
    }, 'N');
}
