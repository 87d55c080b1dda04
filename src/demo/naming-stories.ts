import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { subjectId } from '../store/event-id.ts';
import { at, schoolMondayBy } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';
import { Telling } from './telling.ts';

/** A child whom the school knows from the local authority's question only. */
interface Child {
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: CivilDate;
}

/**
 * Two children who are not on roll, about whom the local authority asks: one the head turned away without the SENCO,
 * one not answered yet.
 */
export function consultedOnNaming(setting: Setting): readonly Happening[] {
  const { head, senco, today } = setting;
  const day = schoolMondayBy(addDays(today, -41));
  const away = asked(setting, day, { forename: 'Kayla', surname: 'Roberts', dateOfBirth: addDays(today, -4_050) });
  away.story.taken(head, at(addDays(day, 9), '17:40'), 'AnswerNamingConsultation', {
    consultation: away.consultation,
    position: 'OBJECTS',
    grounds: ['INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES'],
    sentAt: at(addDays(day, 9), '17:35'),
    reasons: 'The draft names an adult at all times, which the school has not got.',
  });
  away.story.entry(senco, at(addDays(day, 24), '10:10'), 'CloseProspectivePupil', {
    outcome: 'NOT_ADMITTED',
    on: addDays(day, 24),
  });
  const waiting = asked(setting, schoolMondayBy(addDays(today, -7)), {
    forename: 'Idris',
    surname: 'Walker',
    dateOfBirth: addDays(today, -4_100),
  });
  return [away.opening, ...away.story.happenings, waiting.opening, ...waiting.story.happenings];
}

/** The authority's e-mail opens the child's record, and the question is in it. */
function asked(
  setting: Setting,
  day: CivilDate,
  child: Child,
): {
  readonly opening: Happening;
  readonly story: Telling<{ readonly pupilId: string }>;
  readonly consultation: string;
} {
  const { head, senco, laCode, schoolUrn, ids } = setting;
  const commandId = ids.next();
  const story = new Telling(setting, { pupilId: subjectId(senco, commandId) });
  const consultation = story.entry(head, at(day, '10:00'), 'RecordNamingConsultation', {
    source: 'LA_EMAIL',
    documentOn: day,
    sentAt: null,
    receivedOn: day,
    predecessor: 'RECORDED',
    note: null,
    laCode,
    draftPlanReference: null,
  });
  return {
    story,
    consultation,
    opening: {
      at: at(day, '09:50'),
      by: senco,
      command: 'OpenProspectivePupil',
      input: { commandId, schoolUrn, laCode, openedOn: day, upn: null, ...child },
    },
  };
}
