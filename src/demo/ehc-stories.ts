import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy } from './days.ts';
import { answeredByLa, considered, evidence, requested } from './ehc-steps.ts';
import type { Happening } from './happening.ts';
import { delivered, groupTerms, READING, starting } from './provision-steps.ts';
import { afterReview, reviewed } from './review-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

type Told = (story: Telling, on: (daysAgo: number) => CivilDate) => void;

/** A story of a pupil on SEN support; days are told by how long ago they are, and are school days. */
function onSupport(setting: Setting, cast: Cast, longestAgo: number, tell: Told): readonly Happening[] {
  const on = (daysAgo: number): CivilDate => schoolMondayBy(addDays(setting.today, -daysAgo));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: on(longestAgo + 5) }));
  tell(story, on);
  return story.happenings;
}

/**
 * Refused in the fifth week; the parents appeal, the school supports them and adds another reviewed cycle as new
 * evidence.
 */
export function refusedAndAppealed(setting: Setting, cast: Cast): readonly Happening[] {
  return onSupport(setting, cast, 270, (story, on) => {
    considered(story, on(240));
    evidence(story, on(230), 'REQUEST', 3, []);
    const received = requested(story, on(222));
    const refusedOn = answeredByLa(story, received, 34, 'REFUSED');
    const declined = addDays(refusedOn, 21);
    story.fact(
      'RecordMediation',
      { documentOn: declined, receivedOn: addDays(declined, 1) },
      { source: 'PARENT', step: 'DECLINED', on: declined },
    );
    story.fact(
      'RecordMediation',
      { documentOn: addDays(declined, 2), receivedOn: addDays(declined, 4) },
      { source: 'MEDIATION_ADVISER', step: 'CERTIFICATE_ISSUED', on: addDays(declined, 2) },
    );
    const lodgedOn = addDays(declined, 25);
    story.fact(
      'RecordAppeal',
      { documentOn: lodgedOn, receivedOn: addDays(lodgedOn, 4) },
      {
        source: 'PARENT',
        lodgedBy: 'PARENT',
        lodgedOn,
        subject: 'REFUSAL_TO_ASSESS',
        schoolPosition: 'SUPPORTS',
        supportGiven: 'A statement of the SENCO and all four cycles.',
      },
    );
    reviewed(story, on(90), 'LITTLE_OR_NO_PROGRESS', 'STEP_UP');
    afterReview(story, on(90), 'MORE_INTENSIVE_SUPPORT');
    evidence(story, on(80), 'APPEAL', 4, []);
  });
}

/** The school is putting together what it knows; two things are missing. */
export function gatheringEvidence(setting: Setting, cast: Cast): readonly Happening[] {
  return onSupport(setting, cast, 60, (story, on) => {
    const day = on(55);
    const provision = story.taken(
      setting.senco,
      at(day, '10:30'),
      'StartProvision',
      starting(day, groupTerms(day, { broadArea: 'COGNITION_AND_LEARNING', linkedNeed: 'MLD' }), {
        name: 'Reading with a partner',
        rationale: 'Reads two years below the class.',
        outcomes: [READING],
      }),
    );
    considered(story, on(24));
    delivered(story, provision, day, on(11), 11, 14);
    evidence(story, on(11), 'REQUEST', 1, ['REVIEWED_CYCLES', 'SPECIALIST_REPORTS']);
  });
}

/**
 * Four requests that wait for the local authority's word: its six weeks run, are nearly over, are over, and are over
 * with an exception claimed.
 */
export function waitingForTheAuthority(setting: Setting, cast: Cast): readonly Happening[] {
  return [
    ...onSupport(setting, cast, 60, (story, on) => {
      requested(story, on(14));
    }),
    ...onSupport(setting, cast, 90, (story, on) => {
      requested(story, on(39));
    }),
    ...onSupport(setting, cast, 110, (story, on) => {
      requested(story, on(58));
    }),
    ...onSupport(setting, cast, 120, (story, on) => {
      const received = requested(story, on(64));
      story.entry(story.setting.senco, at(addDays(received, 36), '10:30'), 'ClaimClockException', {
        clockId: 'EHCNA_DECISION',
        ground: 'ABSENT_FOUR_WEEKS',
        claimedBy: 'LOCAL_AUTHORITY',
        from: addDays(received, 5),
        to: addDays(received, 35),
        evidence: [{ kind: 'LA_NOTICE', on: addDays(received, 35), author: 'LOCAL_AUTHORITY', sha256: null }],
        note: 'The family was abroad, the authority writes.',
      });
    }),
  ];
}

/** From SEN support to a final plan within twenty weeks, the school's advice given in time. */
export function planMade(setting: Setting, cast: Cast): readonly Happening[] {
  const on = (daysAgo: number): CivilDate => schoolMondayBy(addDays(setting.today, -daysAgo));
  const story = new Telling(
    setting,
    cast.take({ route: 'KNOWN_PLAN', since: on(260) }, { route: 'KNOWN_SUPPORT', need: 'ASD' }),
  );
  const { senco, laCode, schoolUrn } = setting;
  considered(story, on(240));
  const received = requested(story, on(225));
  const agreedOn = answeredByLa(story, received, 36, 'AGREED');
  const letter = (days: number): { readonly documentOn: CivilDate; readonly receivedOn: CivilDate } => ({
    documentOn: addDays(received, days),
    receivedOn: addDays(received, days + 2),
  });
  const request = story.fact(
    'RecordAdviceRequest',
    { documentOn: addDays(agreedOn, 1), receivedOn: addDays(agreedOn, 2) },
    { askedOf: 'SCHOOL' },
  );
  story.entry(senco, at(addDays(agreedOn, 30), '12:00'), 'ReturnAdvice', {
    request,
    on: addDays(agreedOn, 30),
    sentAt: at(addDays(agreedOn, 30), '11:50'),
    note: null,
  });
  story.letter('RecordLaDecisionToIssue', letter(99), { outcome: 'AGREED' });
  story.fact('RecordDraftPlan', letter(106), { servedOn: addDays(received, 106) });
  story.letter('RecordFinalPlan', letter(134), {
    laCode,
    planFrom: addDays(received, 134),
    effectiveFrom: addDays(received, 134),
    sections: ['A', 'B', 'E', 'F', 'I'],
    namedSchoolUrn: schoolUrn,
    personalBudget: false,
    planReference: `EHC-${story.pupil.upn.slice(-6)}`,
    needs: [{ code: 'ASD', rank: 1 }],
  });
  return story.happenings;
}
