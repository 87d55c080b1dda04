import { addDays } from '../kernel/civil-date.ts';
import { definitionOf } from '../registry/index.ts';
import { eventId } from '../store/event-id.ts';
import { at, schoolDayFrom } from './days.ts';
import type { Happening } from './happening.ts';
import type { Setting } from './setting.ts';

/** Days for which what others decided still waits in the SENCO's inbox. */
const INBOX_DAYS = 10;

/**
 * What others decided in an ordinary way, and the SENCO's answer to each on the next school day; the newest are not
 * answered yet.
 */
export function withAnswers(
  { senco, schoolUrn, ids, today }: Setting,
  told: readonly Happening[],
): readonly Happening[] {
  const answers = told
    .filter(
      ({ command, by, refusedBy }) =>
        by !== senco && refusedBy === undefined && definitionOf(command)?.kind === 'DECISION',
    )
    .map(({ at: moment, by, input }): Happening => ({
      at: at(schoolDayFrom(addDays(moment.slice(0, 10), 1)), '08:05'),
      by: senco,
      command: 'AnswerConsultation',
      input: {
        commandId: ids.next(),
        pupilId: input['pupilId'],
        schoolUrn,
        seenRevision: null,
        decisionId: eventId(`pupil-${String(input['pupilId'])}`, by, input.commandId, 0),
        position: 'AGREES',
        views: null,
      },
    }));
  return [...told, ...answers.filter(({ at: moment }) => moment < addDays(today, -INBOX_DAYS))];
}
