import type { Sharing } from '../decisions/enrolment/sharing.ts';
import { placementsOf } from '../decisions/provision/placements.ts';
import { PlacementStarted } from '../decisions/provision/start-placement-elsewhere.ts';
import { enrolmentsOf } from '../decisions/pupil-case.ts';
import { PupilEnrolled } from '../decisions/pupil-events.ts';
import { addDays } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';

/**
 * The sharings that a school recorded: its placements at a school of this system, and its dual registrations that name
 * the other school. A registration that names none shares nothing.
 */
export function sharingsOf(events: readonly EffectiveEvent[]): readonly Sharing[] {
  return [...placed(events), ...registered(events)];
}

function placed(events: readonly EffectiveEvent[]): readonly Sharing[] {
  const ends = new Map(placementsOf(events).map(({ id, endedOn }) => [id, endedOn]));
  return events.filter(isA(PlacementStarted)).flatMap((event) => {
    const { schoolUrn, placementUrn } = event.data;
    const endedOn = ends.get(event.id) ?? null;
    const from = effectiveDate(event);
    const until = endedOn === null ? null : addDays(endedOn, -1);
    return placementUrn === null
      ? []
      : [
          {
            id: event.id,
            kind: 'PLACEMENT',
            fromSchoolUrn: schoolUrn,
            toSchoolUrn: placementUrn,
            from,
            until,
          } as const,
        ];
  });
}

function registered(events: readonly EffectiveEvent[]): readonly Sharing[] {
  const enrolments = enrolmentsOf(events);
  return events.filter(isA(PupilEnrolled)).flatMap(({ id, data }, at) => {
    const { schoolUrn, otherSchoolUrn, enrolment, admittedOn, knownOn } = data;
    if (otherSchoolUrn === undefined || !(enrolment === 'MAIN' || enrolment === 'SUBSIDIARY')) return [];
    const kind = 'DUAL_REGISTRATION' as const;
    const until = enrolments[at]?.leftOn ?? null;
    return [{ id, kind, fromSchoolUrn: schoolUrn, toSchoolUrn: otherSchoolUrn, from: admittedOn ?? knownOn, until }];
  });
}
