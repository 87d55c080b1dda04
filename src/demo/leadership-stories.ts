import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, mondayBefore, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { registered } from './pupil-stories.ts';
import type { Setting } from './setting.ts';
import { leadershipTeam, Telling } from './telling.ts';

const NO_VIEWS = { parentViews: null, pupilViews: null } as const;

/**
 * The story that started this product. A Year 8 boy of Harrow Road is placed at the pupil referral unit. The leadership
 * team asks for an EHC needs assessment; a member who was not in the room enters it nine days later, and so the SENCO
 * hears. The SENCO of the unit reads it too, since both schools have the boy.
 */
export function requestWithoutTheSenco(setting: Setting, cast: Cast, unit: Setting): readonly Happening[] {
  const { head, deputy, leader, senco, today } = setting;
  const day = mondayBefore(addDays(today, -14));
  const placedOn = schoolMondayBy(addDays(day, -40));
  const boy = cast.take(
    { route: 'KNOWN_SUPPORT', ncYear: '8', since: addDays(placedOn, -5) },
    { need: 'SEMH', sex: 'M', forename: 'Reuben', surname: 'Okafor', enrolment: 'MAIN', forgotten: 'REVIEW' },
  );
  const story = new Telling(setting, boy);
  const placement = story.taken(head, at(placedOn, '09:00'), 'StartPlacementElsewhere', {
    placementUrn: unit.schoolUrn,
    placementKind: 'PUPIL_REFERRAL_UNIT',
    placementReason: 'IMPROVE_BEHAVIOUR',
    plannedEndOn: addDays(placedOn, 180),
    reviewOn: addDays(placedOn, 42),
    ourSencoToldOn: placedOn,
    theirSencoToldOn: placedOn,
    parentsToldOn: placedOn,
    placementName: null,
    rationale: 'Mornings at the unit until Easter, to come back with a plan.',
    parentViews: 'Agree to try it.',
    pupilViews: 'Does not want to leave his friends.',
  });
  story.entry(senco, at(addDays(placedOn, 1), '08:05'), 'AnswerConsultation', {
    decisionId: placement,
    position: 'AGREES',
    views: 'Agreed with the SENCO of the unit beforehand.',
  });
  const decision = story.reported(
    leader,
    at(addDays(day, 9), '15:40'),
    'DecideEhcRequest',
    { on: day, by: leadershipTeam(head, deputy) },
    {
      outcome: 'REQUEST',
      placementSchoolUrn: unit.schoolUrn,
      reasonCode: null,
      parentsAware: 'YES',
      agreement: 'NOT_ASKED',
      evidence: [],
      ...NO_VIEWS,
      rationale:
        'The placement at the unit ends at Easter and he cannot come back to full lessons as things are. The team wants an assessment before then.',
    },
  );
  story.entry(leader, at(addDays(day, 9), '15:50'), 'InformSenco', {
    decisionId: decision,
    informedOn: addDays(day, 9),
    informedAt: null,
    method: 'EMAIL',
    by: leader,
  });
  story.entry(senco, at(addDays(day, 10), '08:20'), 'ConfirmInvolvement', {
    decisionId: decision,
    informedOn: null,
    note: 'Told by e-mail when the paperwork was wanted.',
  });
  story.entry(senco, at(addDays(day, 10), '08:40'), 'AnswerConsultation', {
    decisionId: decision,
    position: 'PARTLY_AGREES',
    views:
      'An assessment may be right. Nobody has asked the unit, and neither school has a reviewed cycle to send with it.',
  });
  story.entry(senco, at(addDays(day, 10), '10:05'), 'RecordConsultation', {
    decisionId: decision,
    about: null,
    party: 'PLACEMENT_SCHOOL',
    method: 'PHONE',
    on: addDays(day, 10),
    outcome: 'PARTLY_AGREES',
    views: 'The SENCO of the unit had not heard of it either. He manages mornings; afternoons have not been tried.',
  });
  story.entry(deputy, at(addDays(day, 11), '12:10'), 'ConfirmDecision', { decisionId: decision, note: null });
  const there = new Telling(unit, boy);
  there.entry(unit.senco, at(placedOn, '10:30'), 'AcceptSharedRecord', { fromSchoolUrn: setting.schoolUrn });
  return [
    registered(unit, boy, {
      commandId: unit.ids.next(),
      admittedOn: placedOn,
      knownOn: placedOn,
      enrolment: 'SUBSIDIARY',
    }),
    ...story.happenings,
    ...there.happenings,
  ];
}

/**
 * The team decides against a request, for money; the word that the SENCO was told that day is disputed, and so is who
 * sat there.
 */
export function toldByClaimOnly(setting: Setting, cast: Cast): readonly Happening[] {
  const { head, deputy, leader, senco, today } = setting;
  const day = mondayBefore(addDays(today, -70));
  const story = new Telling(setting, cast.take({ route: 'KNOWN_SUPPORT', ncYear: '9', since: addDays(day, -60) }));
  const decision = story.reported(
    deputy,
    at(addDays(day, 1), '09:10'),
    'DecideEhcRequest',
    { on: day, by: leadershipTeam(head, deputy, leader) },
    {
      outcome: 'DO_NOT_REQUEST',
      placementSchoolUrn: null,
      reasonCode: 'FUNDING',
      parentsAware: 'NO',
      agreement: 'NOT_ASKED',
      evidence: [],
      ...NO_VIEWS,
      rationale: 'The school would have to find the first part of the cost, and the budget of this year is spent.',
    },
  );
  story.entry(deputy, at(addDays(day, 1), '09:20'), 'InformSenco', {
    decisionId: decision,
    informedOn: day,
    informedAt: null,
    method: 'CONVERSATION',
    by: deputy,
  });
  story.entry(senco, at(addDays(day, 8), '16:30'), 'DisputeInvolvement', {
    decisionId: decision,
    informedOn: addDays(day, 8),
    note: 'There was no conversation that day. I read it in the record a week later.',
  });
  story.entry(leader, at(addDays(day, 8), '17:00'), 'DisputeDecision', {
    decisionId: decision,
    note: 'I was on a school trip and not at that meeting.',
  });
  return story.happenings;
}

/**
 * At the pupil referral unit the head went on with support alone; since the SENCO joined the leadership team, the SENCO
 * is asked before.
 */
export function sencoJoinsTheTeam(unit: Setting, cast: Cast): readonly Happening[] {
  const { schoolUrn, chair, senco, ids, today, from } = unit;
  const joined = addDays(today, -300) < from ? from : addDays(today, -300);
  const joining: Happening = {
    at: at(joined, '16:00'),
    by: chair,
    command: 'JoinLeadershipTeam',
    input: { commandId: ids.next(), schoolUrn, personId: senco, from: joined },
  };
  return [
    joining,
    ...[420, 390, 360].flatMap((ago, i) =>
      goneOn(unit, cast, schoolMondayBy(addDays(today, -ago)), i === 0 ? 'TOLD_LATER' : 'NOT_TOLD'),
    ),
    ...[250, 160, 70].flatMap((ago) => goneOn(unit, cast, schoolMondayBy(addDays(today, -ago)), 'ASKED_BEFORE')),
  ];
}

function goneOn(
  unit: Setting,
  cast: Cast,
  day: CivilDate,
  senco: 'NOT_TOLD' | 'TOLD_LATER' | 'ASKED_BEFORE',
): readonly Happening[] {
  const story = new Telling(unit, cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -30) }));
  const next = addDays(day, 84);
  story.taken(unit.head, at(day, '09:30'), 'HoldSenSupportReview', {
    heldOn: day,
    withParents: true,
    withPupil: true,
    attendees: ['SENIOR_LEADER', 'PARENT', 'PUPIL'],
    impact: 'SOME_PROGRESS',
    recommendation: 'CONTINUE',
    nextReviewOn: next,
    evidence: [],
    impactSummary: 'In school four days of five, and in lessons for most of them.',
    parentViews: 'Would like the reduced group to stay.',
    pupilViews: 'Wants to go back to the old school.',
  });
  if (senco === 'ASKED_BEFORE') {
    story.entry(unit.senco, at(day, '10:15'), 'RecordConsultation', {
      decisionId: null,
      about: 'SenSupportContinued',
      party: 'SENCO',
      method: 'MEETING',
      on: day,
      outcome: 'AGREES',
      views: 'Agreed at the leadership meeting of that morning.',
    });
  }
  const decision = story.taken(unit.head, at(day, '11:00'), 'ContinueSenSupport', {
    nextReviewOn: next,
    parentInformed: { on: day, method: 'MEETING', by: unit.head },
    evidence: [],
    rationale: 'It works well enough to go on with for another term.',
  });
  if (senco === 'TOLD_LATER') {
    story.entry(unit.head, at(addDays(day, 7), '12:00'), 'InformSenco', {
      decisionId: decision,
      informedOn: addDays(day, 6),
      informedAt: null,
      method: 'CONVERSATION',
      by: unit.head,
    });
    story.entry(unit.senco, at(addDays(day, 8), '08:30'), 'ConfirmInvolvement', {
      decisionId: decision,
      informedOn: null,
      note: null,
    });
  }
  return story.happenings;
}
