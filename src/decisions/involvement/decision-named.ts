import { civilDateOfInstant, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { EventMetadata } from '../../kernel/metadata.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';

/** Events that share a decision's append and metadata but are not decisions. */
const BESIDE: readonly string[] = ['ConsultationOpened', 'DeciderNotified', 'DiscrepancyRaised'];

/** Whether an event is a decision, and none of those recorded beside one. */
export function isDecision({ type, metadata }: Pick<EffectiveEvent, 'type' | 'metadata'>): boolean {
  return metadata.decidedBy !== undefined && !BESIDE.includes(type);
}

/** The school's own decision with that id, corrections applied; undefined if there is none or it is void. */
export function decisionNamed(
  events: readonly EffectiveEvent[],
  id: string,
  schoolUrn: string,
): EffectiveEvent | undefined {
  return events.find(
    (event) =>
      event.id === id && event.givenBy === undefined && isDecision(event) && event.data['schoolUrn'] === schoolUrn,
  );
}

/** The decision that a record is about must exist; null if it is about none. */
export function decisionRules({ pupil }: PupilGiven, id: string | null, schoolUrn: string): readonly RuleCode[] {
  return broken(id !== null && decisionNamed(pupil.events, id, schoolUrn) === undefined, 'NO_SUCH_RECORD');
}

/** The same, where a decision that another school took while both have the child will do as well. */
export function decisionReadRules(given: PupilGiven, id: string, schoolUrn: string): readonly RuleCode[] {
  return given.sharedDecisions.some((event) => event.id === id) ? [] : decisionRules(given, id, schoolUrn);
}

/** The day in England on which it was decided. With precision DAY it is the date as given. */
export function decidedOn({ metadata }: { readonly metadata: EventMetadata }): CivilDate {
  const { decidedAt = metadata.recordedAt, decidedAtPrecision } = metadata;
  return decidedAtPrecision === 'DAY' ? decidedAt.slice(0, 10) : civilDateOfInstant(decidedAt);
}

/** Ids of the persons named as deciders, alone or as members of a meeting. */
export function decidersNamed({ decidedBy = [] }: EventMetadata): readonly string[] {
  return decidedBy.flatMap((decider) =>
    decider.kind === 'PERSON'
      ? [decider.person]
      : decider.kind === 'MEETING'
        ? decider.members.map(({ person }) => person)
        : [],
  );
}
