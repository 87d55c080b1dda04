import { academicYearOf, addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** A story of a pupil with a plan; days are told by how long ago they are, and are school days. */
function withPlan(
  setting: Setting,
  cast: Cast,
  ncYear: string,
  longestAgo: number,
  tell: (story: Telling, on: (daysAgo: number) => CivilDate) => void,
): readonly Happening[] {
  const on = (daysAgo: number): CivilDate => schoolMondayBy(addDays(setting.today, -daysAgo));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_PLAN', ncYear, since: on(longestAgo) }));
  tell(story, on);
  return story.happenings;
}

/**
 * A review meeting with all that the school owes: the day set, papers two weeks before, the report within two weeks
 * after.
 */
function meeting(story: Telling, heldOn: CivilDate, kind = 'ANNUAL'): void {
  const { senco } = story.setting;
  story.entry(senco, at(addDays(heldOn, -31), '09:40'), 'ScheduleAnnualReview', { kind, meetingOn: heldOn });
  story.entry(senco, at(addDays(heldOn, -17), '10:00'), 'CirculateReviewPapers', { on: addDays(heldOn, -17) });
  story.entry(senco, at(heldOn, '15:10'), 'HoldAnnualReview', {
    kind,
    heldOn,
    attendees: ['PARENT', 'PUPIL', 'SENCO', 'TEACHER'],
    adviceFrom: ['TEACHER', 'EDUCATIONAL_PSYCHOLOGIST'],
    parentViews: 'The plan names help that is not there every week.',
    pupilViews: 'Would like a laptop in all lessons.',
  });
  story.entry(senco, at(addDays(heldOn, 10), '12:30'), 'SendReviewReport', { on: addDays(heldOn, 10) });
}

/** Plans under review: a notice that came at six weeks, an amendment, one held long ago, one to come. */
export function annualReviews(setting: Setting, cast: Cast): readonly Happening[] {
  return [
    ...withPlan(setting, cast, '9', 120, (story, on) => {
      const heldOn = on(60);
      meeting(story, heldOn);
      const noticeOn = addDays(heldOn, 42);
      story.letter(
        'RecordLaReviewDecision',
        { documentOn: noticeOn, receivedOn: noticeOn },
        { reviewOutcome: 'MAINTAIN', noticeOn },
      );
    }),
    ...withPlan(setting, cast, '10', 170, (story, on) => {
      const heldOn = on(110);
      meeting(story, heldOn);
      const noticeOn = addDays(heldOn, 24);
      story.letter(
        'RecordLaReviewDecision',
        { documentOn: noticeOn, receivedOn: addDays(noticeOn, 1) },
        { reviewOutcome: 'AMEND', noticeOn },
      );
      story.fact('RecordAmendmentNotice', { documentOn: noticeOn, receivedOn: addDays(noticeOn, 1) }, {});
      story.letter(
        'RecordPlanAmended',
        { documentOn: addDays(heldOn, 79), receivedOn: addDays(heldOn, 81) },
        { namedSchoolUrn: story.setting.schoolUrn, planReference: null },
      );
    }),
    ...withPlan(setting, cast, '10', 460, (story, on) => {
      meeting(story, on(400));
    }),
    ...withPlan(setting, cast, '8', 10, (story, on) => {
      story.entry(setting.senco, at(on(6), '09:20'), 'ScheduleAnnualReview', {
        kind: 'ANNUAL',
        meetingOn: addDays(setting.today, 16),
      });
    }),
  ];
}

/** A pupil of the last year with a plan changes phase next September; the early review for it has been held. */
export function phaseTransfer(setting: Setting, cast: Cast, ncYear: '6' | '11'): readonly Happening[] {
  const phase = ncYear === '6' ? 'PRIMARY_TO_SECONDARY' : 'SECONDARY_TO_POST_16';
  return withPlan(setting, cast, ncYear, 90, (story, on) => {
    story.entry(setting.senco, at(on(50), '08:30'), 'RecordPhaseTransfer', {
      phase,
      transferOn: `${String(academicYearOf(setting.today) + 1)}-09-01`,
    });
    meeting(story, on(18), 'PHASE_TRANSFER');
  });
}

/** A young person without capacity to decide about the plan, and who acts for them. */
export function capacity(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco } = setting;
  return withPlan(setting, cast, '11', 60, (story, on) => {
    const from = `${String(academicYearOf(setting.today) + 1)}-07-01`;
    story.entry(senco, at(on(33), '11:00'), 'RecordCapacity', {
      matter: 'EHC_PLAN',
      hasCapacity: false,
      assessedOn: on(35),
      from,
      to: null,
      evidence: [{ kind: 'MEDICAL_REPORT', on: on(35), author: 'HEALTH_PROFESSIONAL', sha256: null }],
    });
    story.entry(senco, at(on(33), '11:10'), 'NameAlternativePerson', {
      relation: 'PARENT',
      from,
      to: null,
      name: 'The mother, who lives with her',
    });
  });
}
