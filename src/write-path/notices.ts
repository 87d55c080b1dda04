import type { Decision } from '../decisions/decision.ts';
import { decidersNamed, decisionNamed } from '../decisions/involvement/decision-named.ts';
import { ConsultationOpened, DeciderNotified, type RecordChange } from '../decisions/involvement/events.ts';
import { happened } from '../decisions/happened.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import type { VoidRecordAsError } from '../decisions/record-keeping/void-record-as-error.ts';
import type { EffectiveEvent, Placed } from '../kernel/folding.ts';
import { metadataOf } from '../kernel/metadata.ts';
import { definitionOf } from '../registry/index.ts';

/**
 * Notifies the SENCO in the same append and opens a consultation. It is used when somebody else proposes, decides,
 * corrects or voids. Nothing waits for the reply.
 */
export function withConsultation(
  decision: Decision,
  schoolUrn: string,
  about: string,
  change?: RecordChange,
): Decision {
  if (decision.kind === 'REFUSED') return decision;
  const opened = happened(ConsultationOpened, { schoolUrn, decision: about, party: 'SENCO', change: change ?? null });
  return { ...decision, events: [...decision.events, opened] };
}

/** The whole record, who changes it, and whether the SENCO is notified. */
interface Changed {
  readonly record: readonly Placed[];
  readonly actor: string;
  readonly mustTell: boolean;
}

/**
 * Notifies of a corrected or voided decision in the same append: the SENCO, and every decider of its first or its
 * latest version. The person who makes the change is not notified.
 */
export function withNoticesOfChange(
  decision: Decision,
  change: RecordChange,
  target: EffectiveEvent,
  { record, actor, mustTell }: Changed,
): Decision {
  const schoolUrn = target.data['schoolUrn'] as string;
  const told = mustTell ? withConsultation(decision, schoolUrn, target.id, change) : decision;
  if (told.kind === 'REFUSED') return told;
  const deciders = new Set([
    ...decidersNamed(target.metadata),
    ...record.filter(({ id }) => id === target.id).flatMap((original) => decidersNamed(metadataOf(original))),
  ]);
  const notices = [...deciders]
    .filter((person) => person !== actor)
    .sort()
    .map((person) => happened(DeciderNotified, { schoolUrn, decision: target.id, person, change }));
  return { ...told, events: [...told.events, ...notices] };
}

/**
 * Notifies of a void and keeps the finding VOIDED_BY_ANOTHER on it. The SENCO is not notified of the void of a record
 * that did not notify them.
 */
export function withNoticesOfVoid(
  decision: Decision,
  { decisionId, schoolUrn }: VoidRecordAsError,
  pupil: PupilCase,
  { bySenco, ...changed }: Omit<Changed, 'mustTell'> & { readonly bySenco: boolean },
): Decision {
  const target = decisionNamed(pupil.events, decisionId, schoolUrn);
  if (target === undefined || decision.kind === 'REFUSED') return decision;
  const wasTold = definitionOf(target.metadata.command)?.tellsSenco?.(target.data as never) ?? true;
  const byAnother = changedBySomebodyElse(target, changed.record, changed.actor);
  const events = decision.events.map((event, at) =>
    at === 0 && byAnother ? { ...event, metadata: { ...event.metadata, findings: ['VOIDED_BY_ANOTHER'] } } : event,
  );
  return withNoticesOfChange({ ...decision, events }, 'VOIDED', target, { ...changed, mustTell: wasTold && !bySenco });
}

/**
 * Whether the actor neither decided the decision nor recorded it first. A decision without named deciders answers
 * false.
 */
export function changedBySomebodyElse({ id }: EffectiveEvent, record: readonly Placed[], actor: string): boolean {
  const original = record.find((event) => event.id === id);
  if (original === undefined) return false;
  const metadata = metadataOf(original);
  const deciders = decidersNamed(metadata);
  return deciders.length > 0 && ![...deciders, metadata.recordedBy.person].includes(actor);
}
