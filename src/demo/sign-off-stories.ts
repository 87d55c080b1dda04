import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, schoolMondayBy, schoolDayFrom, schoolDaysAgo } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** What the school reserves for sign-off, set by the head. Costs in pence a year. */
export function policy({ schoolUrn, head, ids, from }: Setting): Happening {
  const rule = (ruleId: string, matter: string, more: object = {}): object => ({
    ruleId,
    matter,
    quorum: 'ANY_ONE',
    aboveAnnualCost: null,
    lapsesAfterSchoolDays: 30,
    ...more,
  });
  return {
    at: at(from, '07:30'),
    by: head,
    command: 'SetSignOffPolicy',
    input: {
      commandId: ids.next(),
      schoolUrn,
      policyId: ids.next(),
      from,
      minuteRef: 'Leadership team, first meeting of the year',
      rules: [
        rule('ehc-request', 'EHC_NEEDS_ASSESSMENT_REQUEST'),
        rule('cost', 'PROVISION_ABOVE_COST', { aboveAnnualCost: 300_000 }),
        rule('alternative', 'ALTERNATIVE_PROVISION'),
        rule('timetable', 'REDUCED_TIMETABLE'),
        rule('parents', 'PARENT_DISAGREEMENT'),
      ],
    },
  };
}

const SEEN = { seenDigest: '', documentsSeen: [], budgetCode: null, note: null } as const;

/** What a request for sign-off asks. */
export function asking(
  matter: string,
  from: CivilDate | null,
  annualCost: number | null,
  proposal: string,
  rationale: string,
): object {
  return {
    matter,
    annualCost,
    proposedEffectiveFrom: from,
    documents: [],
    parentsDisagree: false,
    sencoDissents: false,
    aboutDecision: null,
    proposal,
    rationale,
  };
}

/**
 * Returned twice for costs that were missing in it, approved on the eleventh day with a condition, which is met six
 * days late.
 */
export function returnedTwice(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, head, today } = setting;
  const day = schoolMondayBy(addDays(today, -90));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  const [proposal, why] = [
    'One to one support in mathematics, five hours a week.',
    'Two reviewed cycles in a group of four brought no progress.',
  ];
  const request = story.taken(
    senco,
    at(day, '09:00'),
    'RequestSignOff',
    asking('PROVISION_ABOVE_COST', addDays(day, 21), 285_000, proposal, why),
  );
  const returned = (after: number, questions: string): string =>
    story.answered(head, at(addDays(day, after), '16:10'), 'ReturnSignOff', request, { seenDigest: '', questions });
  const again = (after: number, cost: number, answers: string): string =>
    story.taken(senco, at(addDays(day, after), '08:50'), 'ResubmitSignOff', {
      request,
      answers,
      ...asking('PROVISION_ABOVE_COST', addDays(day, 21), cost, proposal, why),
    });
  returned(2, 'For how many weeks is that, and at whose rate?');
  again(4, 323_000, 'Five hours for 38 weeks at the rate of a teaching assistant.');
  returned(7, 'Is material in that figure, and who pays for it?');
  again(9, 334_500, 'Material for 115 pounds is now in it; both from the notional budget.');
  const due = addDays(day, 39);
  story.answered(head, at(addDays(day, 11), '15:30'), 'ApproveSignOffWithConditions', request, {
    ...SEEN,
    conditions: [
      { owner: senco, dueOn: due, text: 'Review at half-term, with the figures of both reviews beside each other.' },
    ],
  });
  const condition = story.event(1);
  story.entry(senco, at(addDays(due, 6), '14:00'), 'MeetCondition', {
    request,
    condition,
    metOn: addDays(due, 6),
    note: 'The review was held a week after half-term.',
  });
  return story.happenings;
}

/** Approved on a condition whose day has gone by. */
export function conditionOverdue(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, head, today } = setting;
  const day = schoolMondayBy(addDays(today, -60));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  const request = story.taken(
    senco,
    at(day, '10:20'),
    'RequestSignOff',
    asking(
      'PROVISION_ABOVE_COST',
      addDays(day, 14),
      410_000,
      'A specialist teacher for literacy, two hours a week.',
      'The specialist report asks for it.',
    ),
  );
  story.answered(head, at(addDays(day, 3), '13:00'), 'ApproveSignOffWithConditions', request, {
    ...SEEN,
    conditions: [
      { owner: senco, dueOn: addDays(today, -20), text: 'Review after four weeks whether one hour is enough.' },
    ],
  });
  return story.happenings;
}

/** Rejected for a cheaper way, and the SENCO does not agree. */
export function rejected(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, head, today } = setting;
  const day = schoolMondayBy(addDays(today, -45));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  const request = story.taken(
    senco,
    at(day, '08:40'),
    'RequestSignOff',
    asking(
      'PROVISION_ABOVE_COST',
      addDays(day, 14),
      520_000,
      'An assistant for unstructured times, eight hours a week.',
      'Every incident of this term was at break or lunch.',
    ),
  );
  story.answered(head, at(addDays(day, 3), '17:20'), 'RejectSignOff', request, {
    seenDigest: '',
    reasons: 'Use the class teaching assistant instead.',
  });
  story.entry(senco, at(addDays(day, 4), '08:10'), 'RecordDissent', {
    decisionId: request,
    text: 'The class assistant is with four other pupils at those times and cannot leave them.',
  });
  return story.happenings;
}

/** Withdrawn, since the parents asked the local authority themselves; nothing in school can hold that up. */
export function withdrawn(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today, laCode } = setting;
  const day = schoolMondayBy(addDays(today, -35));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  const request = story.taken(
    senco,
    at(day, '11:00'),
    'RequestSignOff',
    asking(
      'EHC_NEEDS_ASSESSMENT_REQUEST',
      null,
      null,
      'That the school asks for an EHC needs assessment.',
      'Four reviewed cycles, and the gap has grown.',
    ),
  );
  const asked = addDays(day, 3);
  story.taken(senco, at(addDays(day, 4), '09:15'), 'WithdrawSignOff', {
    request,
    withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
    note: 'They sent their own request yesterday.',
  });
  story.reported(
    senco,
    at(addDays(day, 4), '09:30'),
    'SubmitEhcRequest',
    { on: asked, by: [{ kind: 'NOT_KNOWN', person: null, meeting: null, members: [] }] },
    {
      requestedBy: 'PARENT',
      laCode,
      sentAt: at(asked, '18:05'),
      parentsAware: 'YES',
      agreement: 'AGREED',
      evidence: [],
      note: null,
    },
  );
  return story.happenings;
}

/** The deputy approves on a delegation that has ended: refused, and the attempt is kept. The head approves instead. */
export function approvalAfterTheDelegation(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, head, deputy, today } = setting;
  const day = schoolMondayBy(addDays(today, -50));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
  const request = story.taken(
    senco,
    at(day, '12:00'),
    'RequestSignOff',
    asking(
      'OTHER',
      addDays(day, 14),
      90_000,
      'A place in the nurture group, three mornings a week.',
      'Settles with few people around, and then learns.',
    ),
  );
  story.answered(deputy, at(addDays(day, 2), '10:00'), 'ApproveSignOff', request, SEEN, [
    'DELEGATION_LAPSED',
    'NO_AUTHORITY_AT_DECISION',
  ]);
  story.answered(head, at(addDays(day, 3), '09:00'), 'ApproveSignOff', request, SEEN);
  return story.happenings;
}

/** Requests that wait today: for two, six and eleven school days. */
export function waiting(setting: Setting, cast: Cast): readonly Happening[] {
  const { senco, today } = setting;
  const ask = (schoolDays: number, content: object): readonly Happening[] => {
    const day = schoolDaysAgo(today, schoolDays);
    const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -60) }));
    story.taken(senco, at(day, '13:45'), 'RequestSignOff', content);
    return story.happenings;
  };
  const soon = schoolDayFrom(addDays(today, 14));
  return [
    ...ask(
      2,
      asking(
        'ALTERNATIVE_PROVISION',
        soon,
        780_000,
        'One day a week at the farm.',
        'He stays and works there; in school he has been suspended twice.',
      ),
    ),
    ...ask(
      6,
      asking(
        'PROVISION_ABOVE_COST',
        soon,
        365_000,
        'A mentor before school, every day.',
        'Attendance has gone from 91 to 78 in a term.',
      ),
    ),
    ...ask(
      11,
      asking(
        'EHC_NEEDS_ASSESSMENT_REQUEST',
        null,
        null,
        'That the school asks for an EHC needs assessment.',
        "Three reviewed cycles and an educational psychologist's report.",
      ),
    ),
  ];
}

/**
 * The head of the small primary is also its SENCO: what she decides nobody else decided with her, and the trust's SEND
 * lead looks at it.
 */
export function soleDecider(setting: Setting, cast: Cast): readonly Happening[] {
  const { head, today } = setting;
  const day = schoolMondayBy(addDays(today, -25));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', ncYear: '4', since: addDays(day, -60) }));
  const decision = story.taken(head, at(day, '14:20'), 'DecideEhcRequest', {
    outcome: 'REQUEST',
    placementSchoolUrn: null,
    reasonCode: null,
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence: [{ kind: 'SPECIALIST_REPORT', on: addDays(day, -20), author: 'EDUCATIONAL_PSYCHOLOGIST', sha256: null }],
    rationale:
      'Four cycles and two specialists, and she still cannot take part in lessons without an adult beside her.',
    parentViews: 'We have waited for this.',
    pupilViews: null,
  });
  story.entry(head, at(addDays(day, 1), '08:30'), 'RecordOutsideReview', {
    decisionId: decision,
    asked: 'TRUST_SEND_LEAD',
    askedOn: day,
    view: 'AGREES',
    note: 'Read the cycles and the reports; agrees.',
  });
  return story.happenings;
}
