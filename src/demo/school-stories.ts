import { addDays, type CivilDate, weekday } from '../kernel/civil-date.ts';
import { schoolDay, workingHour } from './days.ts';
import type { Happening } from './happening.ts';
import { concern, type Enrolled, envelope, observed, placement, placementDetails, removal, type Setting } from './pupil-stories.ts';

/** People of Harrow Road whom its own stories need by name. */
export interface HarrowRoad {
  readonly head: string;
  readonly deputy: string;
  readonly chair: string;
}

/** Concerns that came to nothing, and pupils who came off SEN support again: the ordinary traffic of a school. */
export function ordinaryTraffic(setting: Setting, pupils: readonly Enrolled[], concernsAYear: number): readonly Happening[] {
  const { chance, today } = setting;
  const others = pupils.filter((pupil) => pupil.route === 'NONE' && pupil.onRollFrom < addDays(today, -200));
  return others.slice(0, concernsAYear * 2).flatMap((pupil, index) => {
    const day = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -5));
    if (day === undefined) return [];
    if (index % 3 !== 0) return [concern(setting, pupil, day)];
    const placed = schoolDay(chance, addDays(pupil.onRollFrom, 20), addDays(today, -120));
    const removed = placed === undefined ? undefined : schoolDay(chance, addDays(placed, 90), addDays(today, -2));
    return placed === undefined || removed === undefined ? [] : [placement(setting, pupil, placed), removal(setting, pupil, removed)];
  });
}

/**
 * The stories that started this product, as far as identification carries them: the leadership team decides about a boy
 * and the SENCO, who was not in the room, records it nine days later; support is ended for funding; a delegation to the
 * deputy lapses and a decision is still taken on it; the SENCO joins the leadership team.
 */
export function harrowRoadStories(setting: Setting, pupils: readonly Enrolled[], people: HarrowRoad): readonly Happening[] {
  const { today } = setting;
  const [boy, funded, lapsed, covered] = pupils.filter((p) => p.route === 'NONE' && p.onRollFrom <= setting.from && p.sex === 'M').slice(-4);
  if (boy === undefined || funded === undefined || lapsed === undefined || covered === undefined) return [];
  return [
    ...governance(setting, people),
    ...decidedWithoutTheSenco(setting, boy, people, mondayBefore(addDays(today, -14))),
    ...endedForFunding(setting, funded, people, mondayBefore(addDays(today, -200))),
    byDelegation(setting, covered, people, mondayBefore(addDays(today, -330))),
    afterTheDelegation(setting, lapsed, people, mondayBefore(addDays(today, -90))),
  ];
}

function governance({ schoolUrn, senco, ids, today, from }: Setting, { deputy, chair }: HarrowRoad): readonly Happening[] {
  const joined = addDays(today, -400);
  const [granted, ends] = [addDays(today, -380), addDays(today, -120)];
  return [
    { at: `${joined}T16:00:00.000Z`, by: chair, command: 'JoinLeadershipTeam', input: { commandId: ids.next(), schoolUrn, personId: senco, from: joined < from ? from : joined } },
    {
      at: `${granted}T16:00:00.000Z`, by: chair, command: 'GrantDelegation',
      input: { commandId: ids.next(), schoolUrn, delegationId: ids.next(), grantor: 'GOVERNING_BODY', granteePerson: deputy, granteeOffice: null, decisions: ['PlaceOnSenSupport'], from: granted, to: ends, minuteRef: 'FGB autumn, item 7' },
    },
  ];
}

function decidedWithoutTheSenco(setting: Setting, boy: Enrolled, { head, deputy }: HarrowRoad, day: CivilDate): readonly Happening[] {
  const told = addDays(day, 9);
  return [{
    at: `${told}T15:40:00.000Z`, by: setting.senco, command: 'PlaceOnSenSupport',
    input: {
      ...envelope(setting.ids.next(), boy, setting.schoolUrn, day), basis: 'REPORTED', decidedOn: day,
      decidedBy: [{ kind: 'MEETING', person: null, meeting: 'LEADERSHIP_TEAM', members: [head, deputy] }],
      ...placementDetails(setting, { ...boy, need: 'SEMH' }, day), evidence: [], parentInformed: null,
      rationale: 'The leadership team placed him on support before the placement at the pupil referral unit. I was told nine days later, when asked for the paperwork.',
      parentViews: null, pupilViews: null,
    },
  }];
}

function endedForFunding(setting: Setting, pupil: Enrolled, { head }: HarrowRoad, day: CivilDate): readonly Happening[] {
  return [
    observed(setting, pupil, 'K', setting.from),
    {
      at: `${day}T11:15:00.000Z`, by: head, command: 'RemoveFromSenSupport',
      input: {
        ...envelope(setting.ids.next(), pupil, setting.schoolUrn, day), reason: 'FUNDING', review: { heldOn: addDays(day, -3), withParents: false, withPupil: false },
        parentInformed: { on: day, method: 'LETTER', by: head }, monitorUntil: null, evidence: [], rationale: 'The teaching assistant\'s post is not funded after Easter. The group ends.', parentViews: null, pupilViews: null,
      },
    },
  ];
}

function byDelegation(setting: Setting, pupil: Enrolled, { deputy }: HarrowRoad, day: CivilDate): Happening {
  return { ...placement(setting, pupil, day), at: workingHour(setting.chance, day), by: deputy };
}

function afterTheDelegation(setting: Setting, pupil: Enrolled, { deputy }: HarrowRoad, day: CivilDate): Happening {
  return {
    at: `${addDays(day, 2)}T09:05:00.000Z`, by: deputy, command: 'PlaceOnSenSupport',
    input: {
      ...envelope(setting.ids.next(), pupil, setting.schoolUrn, day), basis: 'REPORTED', decidedOn: day, decidedBy: [{ kind: 'PERSON', person: deputy, meeting: null, members: [] }],
      ...placementDetails(setting, pupil, day),
    },
  };
}

function mondayBefore(day: CivilDate): CivilDate {
  return addDays(day, 1 - weekday(day));
}
