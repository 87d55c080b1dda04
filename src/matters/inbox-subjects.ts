import { ConsultationOpened } from '../decisions/involvement/events.ts';
import { alone, postAsStored } from '../decisions/involvement/involved.ts';
import type { InboxSubject } from '../decisions/involvement/senco-inbox.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { bearingOn, involvedIn, sencoJudgementOf } from './judged-matter.ts';
import { type Matter, mattersOf } from './matters.ts';

const isOpened = isA(ConsultationOpened);

/** What may be put to the SENCO of one pupil: the matters, and what was opened about something that is none. */
export function inboxSubjects(
  events: readonly EffectiveEvent[],
  voided: readonly EffectiveEvent[],
): readonly InboxSubject[] {
  const opened = new Set<unknown>(events.filter(isOpened).map(({ data }) => data.decision));
  const mayBeAsked = ({ id, metadata }: EffectiveEvent): boolean => opened.has(id) || metadata.basis !== 'TAKEN_HERE';
  // Nothing is put to a SENCO who decides everything herself.
  if (![...events, ...voided].some(mayBeAsked)) return [];
  const matters = mattersOf(events, voided);
  const bearing = bearingOn(events);
  const placed = new Set(matters.flatMap(({ acts, voided: gone }) => [...acts, ...gone].map(({ id }) => id)));
  const others = new Set([...opened].filter((id) => !placed.has(id as string)));
  return [
    ...matters
      .filter(({ acts, voided: gone }) => [...acts, ...gone].some(mayBeAsked))
      .map((matter) => subjectOf(matter, bearing(matter))),
    ...events.filter(({ id }) => others.has(id)).map((event) => subjectAlone(event, true, events)),
    ...voided.filter(({ id }) => others.has(id)).map((event) => subjectAlone(event, false, events)),
  ];
}

function subjectOf(matter: Matter, bearing: readonly EffectiveEvent[]): InboxSubject {
  const { id, schoolUrn, state } = matter;
  return {
    id,
    schoolUrn,
    isMatter: true,
    involved: involvedIn(matter),
    stands: state !== 'VOID',
    askedWithoutNotice: isEnteredWithoutAWord(matter, bearing),
    bearing,
  };
}

/** Whether the SENCO entered what somebody else had decided, and did not say how they had to do with it. */
function isEnteredWithoutAWord(matter: Matter, bearing: readonly EffectiveEvent[]): boolean {
  // Most decisions are taken here: then the answer is known without judging.
  if (matter.leading.metadata.basis === 'TAKEN_HERE') return false;
  const judged = sencoJudgementOf(matter, bearing, postAsStored(matter.schoolUrn));
  return judged?.involvement.notKnownBecause === 'RECORDED_BY_THE_SENCO';
}

function subjectAlone(event: EffectiveEvent, stands: boolean, events: readonly EffectiveEvent[]): InboxSubject {
  return {
    id: event.id,
    schoolUrn: event.data['schoolUrn'] as string,
    isMatter: false,
    involved: alone(event),
    stands,
    askedWithoutNotice: false,
    bearing: events.filter(({ data }) => data['decision'] === event.id),
  };
}
