import { type Decision, refused } from './decisions/decision.ts';
import type { DecisionCommand, Envelope } from './decisions/given.ts';
import { decidedOn } from './decisions/involvement/decision-named.ts';
import type { EffectiveEvent, Placed } from './kernel/folding.ts';
import type { EventMetadata } from './kernel/metadata.ts';

/** The stream as it would be had the record never been made: what a correction of it is decided on. */
export function withoutRecord(events: readonly Placed[], id: string): readonly Placed[] {
  return events.filter((event) => event.id !== id && event.data['target'] !== id);
}

/**
 * Who decided a corrected decision, when and on what basis. With basis TAKEN_HERE all of it stays as recorded; else the
 * command says it anew. What happened is never refused for the rules it breaks, so it is judged as reported. Whether it
 * was entered late is a matter of its own entry, not of the correction's.
 */
export function correctedEnvelope(command: DecisionCommand, envelope: Envelope, target: EffectiveEvent): Envelope {
  const { metadata } = target;
  const late = (metadata.findings ?? []).includes('LATE_ENTRY') ? ['LATE_ENTRY' as const] : [];
  if (command.basis !== 'TAKEN_HERE') return { ...envelope, broken: [...envelope.broken.filter((code) => code !== 'LATE_ENTRY'), ...late] };
  const { decidedAt = metadata.recordedAt, decidedAtPrecision = 'INSTANT', decidedBy = [], findings = [] } = metadata;
  const authority = findings.includes('NO_AUTHORITY_AT_DECISION') ? ['NO_AUTHORITY_AT_DECISION' as const] : [];
  const unknown = envelope.broken.filter((code) => code === 'PERSON_NOT_KNOWN');
  return { basis: 'REPORTED', decidedAt, decidedAtPrecision, decidedOn: decidedOn(target), deciders: decidedBy, broken: [...unknown, ...authority, ...late] };
}

/** The decision as it should have been recorded, turned into the correction of the one that was (design §3: the full replacement). `looked`: what the school's record says of its day. */
export function asCorrection(decision: Decision, command: DecisionCommand, envelope: Envelope, target: EffectiveEvent, looked: Pick<EventMetadata, 'sencos' | 'signOff' | 'reserved'>): Decision {
  if (decision.kind === 'REFUSED') return decision;
  const [event, ...more] = decision.events.filter(({ type }) => type === target.type);
  if (event === undefined || more.length > 0 || command.correctionOf == null) return refused('CORRECTION_OF_ONE_RECORD');
  const { deciders, decidedAt, decidedAtPrecision } = envelope;
  const basis = command.basis === 'TAKEN_HERE' ? target.metadata.basis : command.basis;
  const effectiveFrom = event.effectiveFrom ?? target.metadata.effectiveFrom;
  const metadata = {
    ...looked, decidedBy: deciders, decidedAt, decidedAtPrecision, ...(basis && { basis }), ...(effectiveFrom && { effectiveFrom }),
    ...(decision.findings.length > 0 && { findings: decision.findings }),
  };
  const data = { target: target.id, targetType: target.type, replacement: event.data, metadata, reason: command.correctionOf.reason };
  return { kind: 'ACCEPTED', findings: [], events: [{ type: 'CorrectionRecorded', data, ...(effectiveFrom && { effectiveFrom }) }] };
}
