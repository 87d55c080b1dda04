import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast, Wanted } from './cast.ts';
import { at, schoolDayBy, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { delivered, ending, groupTerms, READING, starting, TALKING } from './provision-steps.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

type Tell = (story: Telling, on: (daysAgo: number) => CivilDate) => void;

function story(
  setting: Setting,
  cast: Cast,
  route: Wanted['route'],
  longestAgo: number,
  tell: Tell,
): readonly Happening[] {
  const on = (daysAgo: number): CivilDate => schoolMondayBy(addDays(setting.today, -daysAgo));
  const telling = new Telling(setting, cast.take({ route, since: on(longestAgo + 20) }));
  tell(telling, on);
  return telling.happenings;
}

/**
 * The board lets the SENCO decide provision up to a yearly cost; the notional budget of each year is set beside it.
 * Amounts in pence.
 */
export function provisionAuthority({ schoolUrn, senco, head, chair, ids, from, today }: Setting): readonly Happening[] {
  const first = Number(from.slice(0, 4));
  const years = [0, 1, 2, 3].map((i) => first + i).filter((year) => `${String(year)}-09-01` <= today);
  return [
    {
      at: at(from, '16:30'),
      by: chair,
      command: 'GrantDelegation',
      input: {
        commandId: ids.next(),
        schoolUrn,
        delegationId: ids.next(),
        grantor: 'GOVERNING_BODY',
        granteePerson: senco,
        granteeOffice: null,
        decisions: ['StartProvision', 'AmendProvision'],
        from,
        to: null,
        minuteRef: 'FGB autumn, item 8',
        maxAnnualCost: 300_000,
        pupilScope: null,
      },
    },
    ...years.map((year): Happening => ({
      at: at(`${String(year)}-09-01`, '17:00'),
      by: head,
      command: 'SetNotionalBudget',
      input: {
        commandId: ids.next(),
        schoolUrn,
        financialYear: year,
        amountPence: 38_450_000,
        from: `${String(year)}-09-01`,
        to: `${String(year + 1)}-08-31`,
        source: 'GENERAL_ANNUAL_GRANT_STATEMENT',
      },
    })),
  ];
}

/**
 * Two groups of four: one is over, with every result an outcome can have; one goes on, and two of its pupils had no
 * session for weeks.
 */
export function groups(setting: Setting, cast: Cast): readonly Happening[] {
  const over = (['MET', 'PARTLY_MET', 'NOT_MET', 'NOT_DELIVERED'] as const).flatMap((result) =>
    story(setting, cast, 'KNOWN_SUPPORT', 170, (telling, on) => {
      const day = on(160);
      const provision = telling.taken(
        setting.senco,
        at(day, '10:10'),
        'StartProvision',
        starting(day, groupTerms(day), {
          name: 'Lego-based therapy',
          rationale: 'Plays alone, and wants not to.',
          outcomes: [TALKING],
        }),
      );
      const outcome = telling.event(1);
      delivered(telling, provision, day, addDays(day, 56), result === 'NOT_DELIVERED' ? 0 : 14, 16);
      telling.entry(setting.senco, at(addDays(day, 80), '14:40'), 'AssessOutcome', {
        outcome,
        result,
        assessedOn: addDays(day, 80),
        evidence: [],
        achieved: result === 'MET' ? 'Three in most sessions' : null,
        note: result === 'NOT_DELIVERED' ? 'The assistant was needed elsewhere all term.' : null,
      });
      telling.taken(
        setting.senco,
        at(addDays(day, 84), '15:00'),
        'EndProvision',
        ending(
          provision,
          result === 'MET' ? 'ACHIEVED' : result === 'NOT_DELIVERED' ? 'STAFFING' : 'INEFFECTIVE',
          addDays(day, 84),
          'Twelve weeks are over.',
        ),
      );
    }),
  );
  const goesOn = [7, 7, 40, 40].flatMap((lastAgo) =>
    story(setting, cast, 'KNOWN_SUPPORT', 70, (telling, on) => {
      const day = on(63);
      const provision = telling.taken(
        setting.senco,
        at(day, '10:20'),
        'StartProvision',
        starting(day, groupTerms(day, { broadArea: 'COGNITION_AND_LEARNING', linkedNeed: 'SPLD' }), {
          name: 'Reading in a group of four',
          rationale: 'Decodes, and does not take in what it says.',
          outcomes: [READING],
        }),
      );
      delivered(telling, provision, day, on(lastAgo), 6, 8);
    }),
  );
  return [...over, ...goesOn];
}

/** Begun at the start of term, and over six weeks later, as nobody is there to give it. */
export function endedEarly(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_SUPPORT', 80, (telling, on) => {
    const day = on(70);
    const provision = telling.taken(
      setting.senco,
      at(day, '10:15'),
      'StartProvision',
      starting(day, groupTerms(day), {
        name: 'Language group',
        rationale: 'Follows little of what is said to the class.',
        outcomes: [TALKING],
      }),
    );
    delivered(telling, provision, day, on(42), 5, 10);
    telling.taken(
      setting.senco,
      at(on(28), '13:50'),
      'EndProvision',
      ending(provision, 'STAFFING', on(28), 'The assistant has left, and the post is not filled.'),
    );
  });
}

/** A mentor whose grant ended: said honestly. */
export function mentorEnded(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_SUPPORT', 310, (telling, on) => {
    const day = on(300);
    const terms = groupTerms(day, {
      tier: 'SPECIALIST',
      kind: 'PASTORAL',
      broadArea: 'SOCIAL_EMOTIONAL_MENTAL_HEALTH',
      linkedNeed: 'SEMH',
      groupSize: 1,
      delivererRole: 'MENTOR',
      costLines: [{ kind: 'HOURLY', pence: 2_600 }],
      frequency: { sessionsPerWeek: 2, minutesPerSession: 60, weeks: 38 },
      plannedEndOn: addDays(day, 300),
      reviewOn: addDays(day, 90),
    });
    const provision = telling.taken(
      setting.senco,
      at(day, '09:30'),
      'StartProvision',
      starting(day, terms, {
        name: 'A mentor, twice a week',
        rationale: 'Someone outside lessons to come to.',
        outcomes: [{ words: 'Is in four lessons of five.', baseline: 'Two of five', target: 'Four of five' }],
      }),
    );
    delivered(telling, provision, day, addDays(day, 88), 24, 26);
    telling.taken(
      setting.head,
      at(on(195), '17:10'),
      'EndProvision',
      ending(provision, 'FUNDING', on(195), 'The grant that paid for the mentor has ended. It was working.'),
    );
  });
}

/**
 * An item of Section F is not delivered, as the therapist's post is vacant; the local authority was told two weeks on.
 */
export function therapistVacancy(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_PLAN', 160, (telling, on) => {
    const day = on(150);
    const terms = groupTerms(day, {
      tier: 'SPECIALIST',
      kind: 'THERAPY',
      fundingSource: 'HEALTH',
      sectionFItem: 'F3',
      groupSize: 1,
      delivererRole: 'SPEECH_AND_LANGUAGE_THERAPIST',
      costLines: [{ kind: 'HOURLY', pence: 5_800 }],
      frequency: { sessionsPerWeek: 1, minutesPerSession: 45, weeks: 38 },
      plannedEndOn: null,
      reviewOn: addDays(day, 180),
    });
    const provision = telling.taken(
      setting.senco,
      at(day, '11:00'),
      'StartProvision',
      starting(day, terms, {
        name: 'Speech and language therapy',
        rationale: 'Section F of the plan, item 3.',
        outcomes: [TALKING],
      }),
    );
    const since = schoolDayBy(addDays(setting.today, -72));
    delivered(telling, provision, day, addDays(since, -1), 9, 10);
    telling.entry(setting.senco, at(addDays(since, 14), '15:30'), 'RecordDeliveryVariance', {
      provision,
      sectionFItem: 'F3',
      variance: 'NOT_DELIVERED',
      since,
      until: null,
      missedSessions: 6,
      interruption: 'VACANCY',
      laToldOn: addDays(since, 14),
      earlyReviewAskedOn: null,
      note: 'The therapist left in the summer and the post is not filled.',
    });
    const request = telling.taken(setting.head, at(on(30), '12:40'), 'RequestTopUp', {
      laCode: setting.laCode,
      provisions: [provision],
      annualPence: 640_000,
      requestedOn: on(30),
      rationale: 'So that a therapist can be bought in until the post is filled.',
    });
    telling.entry(setting.senco, at(on(8), '09:50'), 'RecordTopUpDecision', {
      request,
      granted: 'IN_PART',
      annualPence: 250_000,
      from: on(8),
      to: null,
      documentOn: on(9),
      receivedOn: on(8),
      note: null,
    });
  });
}

/** Two reduced timetables: one with an end and the parents' agreement, one that the head just let begin. */
export function reducedTimetables(setting: Setting, cast: Cast): readonly Happening[] {
  const { head, deputy } = setting;
  const terms = (day: CivilDate, plannedEndOn: CivilDate | null, attends: number): ReturnType<typeof groupTerms> =>
    groupTerms(day, {
      kind: 'TIMETABLE_CHANGE',
      broadArea: 'SOCIAL_EMOTIONAL_MENTAL_HEALTH',
      linkedNeed: 'SEMH',
      frequency: null,
      groupSize: 1,
      delivererRole: 'TEACHER',
      setting: 'CLASSROOM',
      costLines: [],
      plannedEndOn,
      reviewOn: addDays(day, 21),
      attendsMinutesPerWeek: attends,
    });
  const coming = { words: 'Back in all lessons.', baseline: 'Half of the week', target: 'The whole week' };
  return [
    ...story(setting, cast, 'KNOWN_SUPPORT', 40, (telling, on) => {
      const day = on(24);
      telling.taken(
        head,
        at(day, '08:50'),
        'StartProvision',
        starting(day, terms(day, addDays(day, 42), 900), {
          name: 'Mornings only, six weeks',
          rationale: 'Back step by step after the operation.',
          outcomes: [coming],
          laInformedOn: addDays(day, -1),
        }),
      );
    }),
    ...story(setting, cast, 'KNOWN_SUPPORT', 60, (telling, on) => {
      const day = on(47);
      telling.reported(
        deputy,
        at(addDays(day, 2), '16:40'),
        'StartProvision',
        { on: day, by: [{ kind: 'PERSON', person: head, meeting: null, members: [] }] },
        starting(day, terms(day, null, 600), {
          name: 'Two hours a day',
          rationale: 'Until he can cope with more.',
          outcomes: [coming],
          parentPosition: 'DISAGREES',
        }),
      );
    }),
  ];
}

/** The SENCO starts what costs more than the board lets the SENCO decide: entered as it happened. */
export function aboveTheDelegation(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_SUPPORT', 60, (telling, on) => {
    const day = on(52);
    const terms = groupTerms(day, {
      tier: 'SPECIALIST',
      kind: 'ADULT_SUPPORT',
      groupSize: 1,
      setting: 'CLASSROOM',
      frequency: { sessionsPerWeek: 5, minutesPerSession: 75, weeks: 38 },
      reviewOn: addDays(day, 60),
      plannedEndOn: null,
    });
    telling.reported(
      setting.senco,
      at(addDays(day, 1), '08:30'),
      'StartProvision',
      { on: day, by: [{ kind: 'PERSON', person: setting.senco, meeting: null, members: [] }] },
      starting(day, terms, {
        name: 'An assistant in English and mathematics',
        rationale: 'It could not wait for the meeting.',
        outcomes: [READING],
      }),
    );
  });
}

/**
 * An item of a plan that costs more than a school meets by itself: an assistant for the whole week, £16,150.00 a year.
 */
export function wholeWeek(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_PLAN', 445, (telling, on) => {
    const day = on(440);
    const terms = groupTerms(day, {
      tier: 'SPECIALIST',
      kind: 'ADULT_SUPPORT',
      sectionFItem: 'F1',
      groupSize: 1,
      setting: 'CLASSROOM',
      frequency: { sessionsPerWeek: 25, minutesPerSession: 60, weeks: 38 },
      costLines: [{ kind: 'HOURLY', pence: 1_700 }],
      plannedEndOn: null,
      reviewOn: addDays(setting.today, 30),
    });
    const provision = telling.taken(
      setting.head,
      at(day, '10:50'),
      'StartProvision',
      starting(day, terms, {
        name: 'An assistant in all lessons',
        rationale: 'Section F of the plan, item 1.',
        outcomes: [TALKING],
      }),
    );
    const outcome = telling.event(1);
    telling.entry(setting.senco, at(on(345), '14:10'), 'AssessOutcome', {
      outcome,
      result: 'PARTLY_MET',
      assessedOn: on(345),
      evidence: [],
      achieved: 'Two in most sessions',
      note: null,
    });
    delivered(telling, provision, on(30), schoolDayBy(addDays(setting.today, -3)), 70, 75);
  });
}

/** Less of an assistant as independence grows; the parents do not agree, which is kept. */
export function reducedSupport(setting: Setting, cast: Cast): readonly Happening[] {
  return story(setting, cast, 'KNOWN_SUPPORT', 210, (telling, on) => {
    const day = on(200);
    const terms = (sessions: number, reviewOn: CivilDate): ReturnType<typeof groupTerms> =>
      groupTerms(day, {
        tier: 'SPECIALIST',
        kind: 'ADULT_SUPPORT',
        groupSize: 1,
        setting: 'CLASSROOM',
        frequency: { sessionsPerWeek: sessions, minutesPerSession: 60, weeks: 38 },
        reviewOn,
        plannedEndOn: null,
      });
    const provision = telling.taken(
      setting.head,
      at(day, '13:20'),
      'StartProvision',
      starting(day, terms(10, addDays(day, 90)), {
        name: 'An assistant, ten hours a week',
        rationale: 'Cannot begin or finish work alone.',
        outcomes: [READING],
      }),
    );
    telling.taken(setting.head, at(on(28), '15:20'), 'AmendProvision', {
      provision,
      changes: ['INTENSITY'],
      terms: terms(6, addDays(setting.today, 10)),
      planChange: null,
      parentPosition: 'DISAGREES',
      parentsToldOn: on(28),
      laInformedOn: null,
      evidence: [],
      rationale: 'Works alone for half of a lesson now. Looked at again after four weeks.',
      parentViews: 'Ten hours are what has made the difference.',
      pupilViews: 'Is proud of working alone.',
    });
  });
}
