import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { yearGroupOn } from '../reference/year-groups.ts';
import type { Enrolled } from './cast.ts';
import { schoolDay, workingHour } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';
import {
  CONCERNS,
  DESCRIPTIONS,
  OUTCOMES,
  PARENT_VIEWS,
  PUPIL_VIEWS,
  RATIONALES,
  REMOVALS,
  SUPPORT_TRIED,
} from './words.ts';

/** The registration of a pupil: at the beginning of the demo's time, or on the day of admission if that is later. */
export function registration(setting: Setting, pupil: Enrolled): Happening {
  const { admittedOn, onRollFrom: knownOn, enrolment } = pupil;
  return registered(setting, pupil, { commandId: pupil.registrationId, admittedOn, knownOn, enrolment });
}

/**
 * An entry of a pupil on the roll of a school; `commandId` is that of the registration where the pupil's id follows
 * from it.
 */
export function registered(
  { schoolUrn, senco, today }: Setting,
  pupil: Enrolled,
  entry: {
    readonly commandId: string;
    readonly admittedOn: CivilDate;
    readonly knownOn: CivilDate;
    readonly enrolment: string;
  },
): Happening {
  const { upn, surname, forename, dateOfBirth, sex } = pupil;
  return {
    at: `${entry.knownOn}T08:00:00.000Z`,
    by: senco,
    command: 'RegisterPupil',
    input: {
      schoolUrn,
      upn,
      upnShared: false,
      surname,
      forename,
      dateOfBirth,
      sex,
      source: 'MIS',
      ncYear: yearGroupOn(pupil.ncYear, today, entry.knownOn) ?? pupil.ncYear,
      ...entry,
    },
  };
}

/** Everything that brought a pupil's status about, told as it was recorded. */
export function storyOf(setting: Setting, pupil: Enrolled): readonly Happening[] {
  switch (pupil.route) {
    case 'KNOWN_SUPPORT':
      return [observed(setting, pupil, 'K', pupil.admittedOn)];
    case 'KNOWN_PLAN':
      return [observed(setting, pupil, 'E', pupil.admittedOn)];
    case 'PLAN_AFTER_SUPPORT':
      return planLater(setting, pupil);
    case 'DECIDED_SUPPORT':
      return identified(setting, pupil);
    default:
      return [];
  }
}

/** A concern by a teacher, and two to five weeks later the SENCO's decision. */
export function identified(setting: Setting, pupil: Enrolled): readonly Happening[] {
  const { chance, today } = setting;
  const raised = schoolDay(chance, addDays(pupil.onRollFrom, 10), addDays(today, -40));
  const decided = raised === undefined ? undefined : schoolDay(chance, addDays(raised, 14), addDays(raised, 35));
  if (raised === undefined || decided === undefined) return [observed(setting, pupil, 'K', pupil.admittedOn)];
  return [concern(setting, pupil, raised), placement(setting, pupil, decided)];
}

export function concern(setting: Setting, pupil: Enrolled, day: CivilDate): Happening {
  const { chance, schoolUrn, ids } = setting;
  const by = chance.pick(setting.teachers);
  return {
    at: workingHour(chance, day),
    by,
    command: 'RaiseConcern',
    input: {
      ...envelope(ids.next(), pupil, schoolUrn, day),
      source: by === setting.senco ? 'SENCO' : 'TEACHER',
      raisedOn: day,
      ...chance.pick(CONCERNS),
      evidence: [{ kind: 'PROGRESS_DATA', on: day, author: 'TEACHER', sha256: null }],
      description: chance.pick(DESCRIPTIONS),
      universalSupportTried: chance.pick(SUPPORT_TRIED),
    },
  };
}

export function placement(setting: Setting, pupil: Enrolled, day: CivilDate): Happening {
  const { chance, schoolUrn, ids, senco } = setting;
  return {
    at: workingHour(chance, day),
    by: senco,
    command: 'PlaceOnSenSupport',
    input: { ...envelope(ids.next(), pupil, schoolUrn, day), ...placementDetails(setting, pupil, day) },
  };
}

export function placementDetails({ chance, senco }: Setting, pupil: Enrolled, day: CivilDate): object {
  return {
    needs: [{ code: pupil.need, rank: 1 }],
    reviewOn: addDays(day, 84),
    parentInformed: {
      on: addDays(day, -chance.whole(0, 6)),
      method: chance.pick(['MEETING', 'PHONE', 'LETTER']),
      by: senco,
    },
    evidence: [
      {
        kind: 'ASSESSMENT',
        on: addDays(day, -chance.whole(3, 20)),
        author: chance.pick(['TEACHER', 'SPECIALIST_TEACHER', 'SENCO']),
        sha256: null,
      },
    ],
    rationale: chance.pick(RATIONALES),
    desiredOutcomes: chance.pick(OUTCOMES),
    parentViews: chance.pick(PARENT_VIEWS),
    pupilViews: chance.pick(PUPIL_VIEWS),
  };
}

/** A concern that was looked into and is no SEN. */
export function notSen(setting: Setting, pupil: Enrolled, day: CivilDate): Happening {
  const { chance, schoolUrn, ids, senco } = setting;
  return {
    at: workingHour(chance, day),
    by: senco,
    command: 'DecideNotSen',
    input: {
      ...envelope(ids.next(), pupil, schoolUrn, day),
      explanations: [],
      parentInformed: { on: day, method: 'PHONE', by: senco },
      evidence: [{ kind: 'PROGRESS_DATA', on: addDays(day, -2), author: 'TEACHER', sha256: null }],
      rationale: 'Progress is that of the class when looked at over the year; adapted teaching goes on.',
    },
  };
}

/** Off SEN support again after a review, by the SENCO. */
export function removal(setting: Setting, pupil: Enrolled, day: CivilDate): Happening {
  const { chance, schoolUrn, ids, senco } = setting;
  return {
    at: workingHour(chance, day),
    by: senco,
    command: 'RemoveFromSenSupport',
    input: {
      ...envelope(ids.next(), pupil, schoolUrn, day),
      ...chance.pick(REMOVALS),
      review: { heldOn: addDays(day, -chance.whole(1, 10)), withParents: true, withPupil: chance.next() < 0.7 },
      parentInformed: { on: day, method: 'MEETING', by: senco },
      monitorUntil: addDays(day, 180),
      evidence: [{ kind: 'PROGRESS_DATA', on: addDays(day, -10), author: 'TEACHER', sha256: null }],
      parentViews: chance.pick(PARENT_VIEWS),
      pupilViews: null,
    },
  };
}

/** Members that every decision taken here by the person signed in has. */
export function envelope(
  commandId: string,
  { pupilId }: Enrolled,
  schoolUrn: string,
  effectiveFrom: CivilDate,
): { readonly commandId: string; readonly [name: string]: unknown } {
  return {
    commandId,
    pupilId,
    schoolUrn,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom,
  };
}

/** On SEN support until the plan came; who is not here long enough for that came with it. */
function planLater(setting: Setting, pupil: Enrolled): readonly Happening[] {
  const day = schoolDay(setting.chance, addDays(pupil.onRollFrom, 60), addDays(setting.today, -3));
  if (day === undefined) return [observed(setting, pupil, 'E', pupil.admittedOn)];
  return [
    observed(setting, pupil, 'K', pupil.admittedOn),
    observed(setting, pupil, 'E', addDays(day, -4), workingHour(setting.chance, day)),
  ];
}

export function observed(
  setting: Setting,
  pupil: Enrolled,
  status: 'K' | 'E',
  from: CivilDate,
  at = `${pupil.onRollFrom}T09:00:00.000Z`,
): Happening {
  const { ids, schoolUrn, senco, laCode } = setting;
  const plan =
    status === 'E'
      ? { plan: { laCode, notice: 'FINAL_PLAN' }, planReference: `EHC-${pupil.upn.slice(-6)}` }
      : { plan: null, planReference: null };
  return {
    at,
    by: senco,
    command: 'RecordSenStatus',
    input: {
      ...envelope(ids.next(), pupil, schoolUrn, from),
      basis: 'FROM_DOCUMENT',
      decidedOn: from,
      source: status === 'E' ? 'LA_DOCUMENT' : 'PREVIOUS_SCHOOL',
      periods: [{ status, from, to: null }],
      needs: [{ code: pupil.need, rank: 1 }],
      documentOn: from,
      receivedOn: at.slice(0, 10),
      ...plan,
      note: null,
    },
  };
}
