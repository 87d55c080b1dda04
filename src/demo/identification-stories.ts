import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast, Enrolled } from './cast.ts';
import { at, schoolDaysAgo, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { observed } from './pupil-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** What a teacher saw, what else could explain it, and what is proposed. */
interface Matter {
  readonly areas: readonly string[];
  readonly description: string;
  readonly tried: string;
  readonly strategy: string;
  readonly explanation: string;
  readonly explained: 'RULED_IN' | 'RULED_OUT';
  readonly monthsBehind: number | null;
  readonly outcome: 'SEN_SUPPORT' | 'MONITORING' | 'NOT_SEN' | 'SPECIALIST_REFERRAL';
  readonly need: string;
  readonly why: string;
}

const READING: Matter = {
  areas: ['COGNITION_AND_LEARNING'],
  description: 'Reading age 14 months behind. Sounds out every word and loses the sentence.',
  tried: 'Phonics catch-up in a small group for two terms.',
  strategy: 'CATCH_UP_GROUP',
  explanation: 'HEARING_OR_VISION',
  explained: 'RULED_OUT',
  monthsBehind: 14,
  outcome: 'SEN_SUPPORT',
  need: 'SPLD',
  why: 'The gap has not closed after two terms of catch-up; hearing was checked. No diagnosis is needed to give help.',
};
const GRIEF: Matter = {
  areas: ['SOCIAL_EMOTIONAL_MENTAL_HEALTH'],
  description: 'Three outbursts in form time since half-term. Was calm before.',
  tried: 'Time with the form tutor each morning.',
  strategy: 'PASTORAL_SUPPORT',
  explanation: 'BEREAVEMENT',
  explained: 'RULED_IN',
  monthsBehind: null,
  outcome: 'MONITORING',
  need: 'SEMH',
  why: 'A grandparent at home died in the summer. A pastoral plan and someone to go to; this is grief.',
};
const LANGUAGE: Matter = {
  areas: ['COMMUNICATION_AND_INTERACTION'],
  description: 'Says little in lessons and copies from the neighbour.',
  tried: 'Pre-taught words and a partner with the same first language.',
  strategy: 'ADAPTED_TEACHING',
  explanation: 'EAL',
  explained: 'RULED_IN',
  monthsBehind: null,
  outcome: 'NOT_SEN',
  need: 'SLCN',
  why: 'Speaks and reads well in the first language, as the interpreter found. English is new; that alone is no special educational need.',
};
const SPEECH: Matter = {
  areas: ['COMMUNICATION_AND_INTERACTION'],
  description: 'Strangers understand about half of what is said.',
  tried: 'Visual support and time to answer, one term.',
  strategy: 'VISUAL_SUPPORT',
  explanation: 'HEARING_OR_VISION',
  explained: 'RULED_OUT',
  monthsBehind: null,
  outcome: 'SPECIALIST_REFERRAL',
  need: 'SLCN',
  why: 'A speech and language therapist should say what it is and what helps.',
};
const WRITING: Matter = {
  ...READING,
  description: 'Ideas out loud are far ahead of what reaches the page.',
  tried: 'Writing frames and extra time for a term.',
  strategy: 'ADAPTED_TEACHING',
  monthsBehind: 18,
  why: 'Help that is different from that of others is needed to get ideas onto paper.',
};

/** From a teacher's concern to what came of it, each step as it was entered. */
function identified(story: Telling, day: CivilDate, matter: Matter): void {
  const {
    setting: {
      senco,
      teachers: [teacher = senco],
    },
  } = story;
  const on = (days: number): CivilDate => addDays(day, days);
  story.taken(teacher, at(day, '15:45'), 'RaiseConcern', {
    source: teacher === senco ? 'SENCO' : 'TEACHER',
    raisedOn: day,
    areas: matter.areas,
    alternativeExplanations: [matter.explanation],
    description: matter.description,
    universalSupportTried: matter.tried,
    evidence: [{ kind: 'PROGRESS_DATA', on: on(-7), author: 'TEACHER', sha256: null }],
  });
  story.entry(teacher, at(on(4), '16:05'), 'RecordInformation', {
    gatheredOn: on(4),
    areas: matter.areas,
    summary: matter.description,
    strategiesTried: matter.tried,
    evidence: [],
    progress: [
      {
        comparison: 'PEERS_FROM_SAME_BASELINE',
        finding: matter.outcome === 'NOT_SEN' ? 'AS_EXPECTED' : 'LESS_THAN_EXPECTED',
        baselineOn: on(-100),
        measuredOn: on(-7),
        monthsBehind: matter.monthsBehind,
      },
    ],
    strategies: [{ strategy: matter.strategy, from: on(-100), to: on(-7) }],
    explanations: [{ explanation: matter.explanation, finding: matter.explained, consideredOn: on(3) }],
  });
  story.entry(senco, at(on(9), '14:30'), 'RecordDiscussion', {
    heldOn: on(9),
    withParents: true,
    withPupil: true,
    notReached: null,
    agreement: 'AGREES',
    noteGivenOn: on(9),
    summary: matter.why,
    parentViews: 'See the same at home.',
    pupilViews: 'Would like it to be easier.',
  });
  story.taken(teacher, at(on(11), '12:20'), 'ProposeIdentification', {
    outcome: matter.outcome,
    proposers: [senco],
    needs: matter.outcome === 'SEN_SUPPORT' ? [{ code: matter.need, rank: 1 }] : [],
    evidence: [],
    rationale: matter.why,
  });
  outcome(story, on(14), matter);
}

function outcome(
  story: Telling,
  day: CivilDate,
  { outcome: decided, need, why, explanation, explained }: Matter,
): void {
  const { senco } = story.setting;
  const parentInformed = { on: day, method: 'MEETING', by: senco };
  const explanations = explained === 'RULED_IN' ? [explanation] : [];
  const tell = (command: string, input: object): string =>
    story.taken(senco, at(day, '13:15'), command, { evidence: [], rationale: why, ...input });
  if (decided === 'SEN_SUPPORT') {
    tell('PlaceOnSenSupport', {
      needs: [{ code: need, rank: 1 }],
      reviewOn: addDays(day, 59),
      parentInformed,
      evidence: [{ kind: 'ASSESSMENT', on: addDays(day, -8), author: 'SENCO', sha256: null }],
      desiredOutcomes: 'Reads a page of the class text with one prompt by the end of next term.',
      parentViews: 'Agree, and will read at home each evening.',
      pupilViews: 'Likes the small group.',
    });
  } else if (decided === 'MONITORING') {
    tell('StartMonitoring', {
      reviewOn: addDays(day, 60),
      explanations,
      parentInformed,
      monitoringPlan: 'The tutor looks in each morning; the head of year each Friday.',
    });
  } else if (decided === 'NOT_SEN') {
    tell('DecideNotSen', { explanations, parentInformed });
  } else {
    tell('ReferToSpecialist', {
      specialist: 'SPEECH_AND_LANGUAGE_THERAPIST',
      consent: {
        givenOn: addDays(day, -4),
        givenBy: 'PARENT',
        scope: 'ASSESSMENT_AND_SHARING',
        expiresOn: addDays(day, 361),
      },
    });
  }
}

/** The usual ends of a concern at the primary, with one referral. */
export function primaryIdentification(setting: Setting, cast: Cast): readonly Happening[] {
  return [
    ...told(setting, cast, 70, { route: 'KNOWN_SUPPORT', ncYear: '2' }, READING),
    ...told(setting, cast, 50, { route: 'NONE', ncYear: '3' }, SPEECH),
    ...arrivedWithPlan(setting, cast),
  ];
}

/** At the secondary: monitoring after a bereavement, English as another language, and two pupils who need help. */
export function secondaryIdentification(setting: Setting, cast: Cast): readonly Happening[] {
  return [
    ...told(setting, cast, 45, { route: 'NONE', ncYear: '7' }, GRIEF),
    ...told(setting, cast, 110, { route: 'NONE', ncYear: '9' }, LANGUAGE),
    ...told(setting, cast, 30, { route: 'KNOWN_SUPPORT', ncYear: '8' }, WRITING),
    ...told(setting, cast, 180, { route: 'KNOWN_SUPPORT', ncYear: '10' }, READING),
    ...told(setting, cast, 26, { route: 'NONE', ncYear: '9' }, SPEECH),
    ...conversationsOnly(setting, cast),
    ...newConcerns(setting, cast),
  ];
}

function told(
  setting: Setting,
  cast: Cast,
  daysAgo: number,
  wanted: { readonly route: Enrolled['route']; readonly ncYear: string },
  matter: Matter,
): readonly Happening[] {
  const day = schoolMondayBy(addDays(setting.today, -daysAgo));
  const story = new Telling(
    setting,
    cast.take({ ...wanted, since: addDays(day, -5) }, { route: 'NONE', need: matter.need }),
  );
  identified(story, day, matter);
  return story.happenings;
}

/** A concern that is only a week old: information is being gathered, nothing is decided. */
function conversationsOnly(setting: Setting, cast: Cast): readonly Happening[] {
  const day = schoolMondayBy(addDays(setting.today, -12));
  const story = new Telling(setting, cast.take({ route: 'NONE', ncYear: '8', since: addDays(day, -60) }));
  const whole = new Telling(setting, story.pupil);
  identified(whole, day, WRITING);
  return whole.happenings.slice(0, 2);
}

/** Raised three school days ago and yesterday: the SENCO has not looked at them yet. */
function newConcerns(setting: Setting, cast: Cast): readonly Happening[] {
  return (
    [
      [3, READING],
      [1, SPEECH],
    ] as const
  ).flatMap(([ago, matter]) => {
    const day = schoolDaysAgo(setting.today, ago);
    const story = new Telling(setting, cast.take({ route: 'NONE', ncYear: '9', since: addDays(day, -60) }));
    identified(story, day, matter);
    return story.happenings.slice(0, 1);
  });
}

/**
 * A pupil of Year 1 came with a plan: recorded from the local authority's letter of 3 March, for the school did not
 * decide it.
 */
function arrivedWithPlan(setting: Setting, cast: Cast): readonly Happening[] {
  const pupil = cast.take({ route: 'KNOWN_PLAN', ncYear: '1', since: setting.today }, { route: 'NONE', need: 'ASD' });
  const seen = observed(setting, pupil, 'E', pupil.admittedOn);
  const letterOn = `${pupil.admittedOn.slice(0, 4)}-03-03`;
  return [{ ...seen, input: { ...seen.input, documentOn: letterOn, decidedOn: letterOn } }];
}
