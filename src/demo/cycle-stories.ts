import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { ending, groupTerms, READING, starting } from './provision-steps.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/**
 * Two reviewed cycles, the group ended as ineffective, an educational psychologist asked, and one of two
 * recommendations taken up.
 */
export function twoCycles(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today } = setting;
  const on = (daysAgo: number): CivilDate => schoolMondayBy(addDays(today, -daysAgo));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: on(300) }));
  const day = on(250);
  const provision = story.taken(
    senco,
    at(day, '10:40'),
    'StartProvision',
    starting(
      day,
      groupTerms(day, { linkedNeed: 'SPLD', broadArea: 'COGNITION_AND_LEARNING', plannedEndOn: addDays(day, 180) }),
      { name: 'Phonics in a small group', rationale: 'Two years behind in reading.', outcomes: [READING] },
    ),
  );
  const outcome = story.event(1);
  for (const [cycle, from, reviewDecision] of [
    [1, day, 'CHANGE'],
    [2, addDays(day, 84), 'REFER'],
  ] as const) {
    story.taken(senco, at(from, '11:20'), 'AgreeApdrPlan', {
      cycle,
      outcomes: [outcome],
      provisions: [provision],
      reviewOn: addDays(from, 77),
      agreedWith: ['PARENT', 'PUPIL', 'CLASS_TEACHER'],
      assessment: 'Reading age and error analysis.',
      expectedImpact: 'Three months in a term.',
    });
    const heldOn = addDays(from, 77);
    story.taken(senco, at(heldOn, '14:20'), 'HoldApdrReview', {
      cycle,
      heldOn,
      attendedBy: ['PARENT', 'PUPIL', 'SENCO'],
      reviewDecision,
      parentPosition: 'AGREES',
      evidence: [],
      impact: 'One month in a term.',
      parentViews: 'Want to know why.',
      pupilViews: null,
    });
  }
  const over = addDays(day, 162);
  story.taken(
    senco,
    at(over, '09:10'),
    'EndProvision',
    ending(provision, 'INEFFECTIVE', over, 'Two cycles, two months of progress.'),
  );
  const referral = story.taken(senco, at(over, '09:25'), 'MakeReferral', {
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    provision,
    consent: {
      givenBy: 'PARENT',
      givenOn: addDays(over, -1),
      scope: 'REFERRAL_AND_RECORDS',
      expiresOn: addDays(over, 364),
    },
    evidence: [],
    rationale: 'To find out what stands in the way.',
  });
  const received = addDays(over, 45);
  const advice = story.entry(senco, at(received, '12:15'), 'RecordAdvice', {
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    referral,
    documentOn: addDays(received, -3),
    receivedOn: received,
    sha256: null,
    recommendations: 2,
    note: null,
  });
  const decide = (recommendation: number, adopted: boolean, why: string): string =>
    story.taken(senco, at(addDays(received, 5), adopted ? '09:00' : '09:05'), 'DecideRecommendation', {
      advice,
      recommendation,
      adopted,
      provision: null,
      why,
    });
  decide(1, true, 'Precision teaching each day can begin on Monday.');
  decide(2, false, 'There is no room in which it is quiet at that hour.');
  return story.happenings;
}

/**
 * A list from the time before this record: a group without a word on what it was to reach, and when to look at it
 * again.
 */
export function withoutOutcome(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today } = setting;
  const day = schoolMondayBy(addDays(today, -130));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  story.reported(
    senco,
    at(addDays(day, 3), '07:50'),
    'StartProvision',
    { on: day, by: [{ kind: 'PERSON', person: senco, meeting: null, members: [] }] },
    {
      basis: 'FROM_DOCUMENT',
      ...starting(day, groupTerms(day, { plannedEndOn: null, reviewOn: null }), {
        name: 'Social skills group',
        rationale: 'As the old provision map has it.',
        outcomes: [],
        parentPosition: 'NOT_KNOWN',
        evidence: [],
      }),
    },
  );
  return story.happenings;
}
