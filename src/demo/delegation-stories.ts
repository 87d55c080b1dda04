import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Cast } from './cast.ts';
import { at, mondayBefore, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import { placementDetails } from './pupil-stories.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** First and last day of the deputy's delegation. */
export function delegationDays({ today, from }: Setting): { readonly granted: CivilDate; readonly ends: CivilDate } {
  const granted = addDays(today, -380);
  return { granted: granted < from ? from : granted, ends: addDays(today, -120) };
}

/** The board lends the deputy authority for some decisions, up to a day. */
export function delegation(setting: Setting): Happening {
  const { schoolUrn, deputy, chair, ids } = setting;
  const { granted, ends } = delegationDays(setting);
  return {
    at: at(granted, '16:00'),
    by: chair,
    command: 'GrantDelegation',
    input: {
      commandId: ids.next(),
      schoolUrn,
      delegationId: ids.next(),
      grantor: 'GOVERNING_BODY',
      granteePerson: deputy,
      granteeOffice: null,
      decisions: ['PlaceOnSenSupport', 'ApproveSignOff'],
      from: granted,
      to: ends,
      minuteRef: 'FGB autumn, item 7',
      maxAnnualCost: 300_000,
      pupilScope: null,
    },
  };
}

/** A decision on the delegation while it was in force. */
export function byDelegation(setting: Setting, cast: Cast): readonly Happening[] {
  const day = schoolMondayBy(addDays(setting.today, -330));
  const pupil = cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -30) }, { route: 'NONE' });
  const story = new Telling(setting, pupil);
  story.taken(setting.deputy, at(day, '11:40'), 'PlaceOnSenSupport', placementDetails(setting, pupil, day));
  return story.happenings;
}

/** The delegation has lapsed, and a decision was taken on it all the same: recorded as it happened. */
export function afterTheDelegation(setting: Setting, cast: Cast): readonly Happening[] {
  const { today, deputy } = setting;
  const day = mondayBefore(addDays(today, -90));
  const pupil = cast.take({ route: 'KNOWN_SUPPORT', since: addDays(day, -30) }, { route: 'NONE' });
  const story = new Telling(setting, pupil);
  story.reported(
    deputy,
    at(addDays(day, 2), '09:05'),
    'PlaceOnSenSupport',
    { on: day, by: [{ kind: 'PERSON', person: deputy, meeting: null, members: [] }] },
    placementDetails(setting, pupil, day),
  );
  return story.happenings;
}

/** The money for a post ends, and with it the support of a pupil: said honestly. */
export function endedForFunding(setting: Setting, cast: Cast): readonly Happening[] {
  const { today, head } = setting;
  const day = schoolMondayBy(addDays(today, -200));
  const story = new Telling(
    setting,
    cast.take({ route: 'NONE', since: addDays(day, -60) }, { route: 'KNOWN_SUPPORT' }),
  );
  story.taken(head, at(day, '11:15'), 'RemoveFromSenSupport', {
    reason: 'FUNDING',
    review: { heldOn: addDays(day, -3), withParents: false, withPupil: false },
    parentInformed: { on: day, method: 'LETTER', by: head },
    monitorUntil: null,
    evidence: [],
    rationale: "The teaching assistant's post is not funded after Easter. The group ends.",
    parentViews: null,
    pupilViews: null,
  });
  return story.happenings;
}
