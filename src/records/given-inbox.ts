import type { EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { SharedRecordAccepted } from '../decisions/enrolment/events.ts';
import { isDecision } from '../decisions/involvement/decision-named.ts';
import { type InboxItem, wordsOf } from '../decisions/involvement/senco-inbox.ts';

/** A decision of another school that shares the child, as it stands in this school's SENCO's inbox. */
export type GivenInboxItem = InboxItem & {
  /** The school that decided. */
  readonly fromSchoolUrn: string;
};

/**
 * The decisions that another school took while both have the child. Each is put to the SENCO of this school too, whose
 * word is in this school's own record.
 */
export function givenInbox(
  given: readonly EffectiveEvent[],
  own: readonly EffectiveEvent[],
  schoolUrn: string,
): readonly GivenInboxItem[] {
  const accepted = own.find(isA(SharedRecordAccepted))?.metadata.recordedAt ?? '';
  return given.filter(isDecision).map((decision) => {
    const { recordedAt } = decision.metadata;
    const said = own.filter(({ data }) => data['decision'] === decision.id);
    return {
      id: decision.id,
      schoolUrn,
      fromSchoolUrn: decision.givenBy ?? '',
      matter: null,
      decision: decision.id,
      change: null,
      askedAt: accepted > recordedAt ? accepted : recordedAt,
      ...wordsOf(decision, said),
    };
  });
}
