import { type DecidedEvent, type Decision, refused } from '../decisions/decision.ts';
import type { DecisionCommand, DecisionHeader } from '../decisions/given.ts';
import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { besideType } from '../decisions/recorded-beside.ts';
import { effectiveDate, type EffectiveEvent, type Placed } from '../kernel/folding.ts';
import type { EventMetadata } from '../kernel/metadata.ts';

/** The stream as it would be had the record never been made: what a correction of it is decided on. */
export function withoutRecord(events: readonly Placed[], id: string): readonly Placed[] {
  return events.filter((event) => event.id !== id && event.data['target'] !== id);
}

/**
 * Who decided a corrected decision, when and on what basis. With basis TAKEN_HERE all of it stays as recorded; else the
 * command says it anew. What happened is never refused for the rules it breaks, so it is judged as reported. Whether it
 * was entered late is a matter of its own entry, not of the correction's.
 */
export function correctedHeader(
  command: DecisionCommand,
  envelope: DecisionHeader,
  target: EffectiveEvent,
): DecisionHeader {
  const { metadata } = target;
  const late = (metadata.findings ?? []).includes('LATE_ENTRY') ? ['LATE_ENTRY' as const] : [];
  if (command.basis !== 'TAKEN_HERE')
    return { ...envelope, broken: [...envelope.broken.filter((code) => code !== 'LATE_ENTRY'), ...late] };
  const { decidedAt = metadata.recordedAt, decidedAtPrecision = 'INSTANT', decidedBy = [], findings = [] } = metadata;
  const authority = findings.includes('NO_AUTHORITY_AT_DECISION') ? ['NO_AUTHORITY_AT_DECISION' as const] : [];
  const unknown = envelope.broken.filter((code) => code === 'PERSON_NOT_KNOWN');
  return {
    basis: 'REPORTED',
    decidedAt,
    decidedAtPrecision,
    decidedOn: decidedOn(target),
    deciders: decidedBy,
    broken: [...unknown, ...authority, ...late],
  };
}

type Looked = Pick<EventMetadata, 'sencos' | 'signOff' | 'reserved'>;

interface Correcting {
  readonly command: DecisionCommand;
  readonly envelope: DecisionHeader;
  readonly target: EffectiveEvent;
  /** What the school's record says of the day of the decision. */
  readonly looked: Looked;
  /** The record that came beside the target in the same append, where there is one. */
  readonly beside: EffectiveEvent | undefined;
}

/**
 * Turns the decision as it should have been recorded into the correction of the one that was recorded, with the full
 * replacement. Corrects or voids the record that came beside it too.
 */
export function asCorrection(decision: Decision, { command, envelope, target, looked, beside }: Correcting): Decision {
  if (decision.kind === 'REFUSED') return decision;
  const [event, ...more] = decision.events.filter(({ type }) => type === target.type);
  if (event === undefined || more.length > 0 || command.correctionOf == null)
    return refused('CORRECTION_OF_ONE_RECORD');
  const { reason } = command.correctionOf;
  const metadata = (one: DecidedEvent, of: EffectiveEvent): CorrectedMetadata =>
    correctedMetadata(command, envelope, looked, decision.findings, one.effectiveFrom ?? of.metadata.effectiveFrom, of);
  const correction = (one: DecidedEvent, of: EffectiveEvent): DecidedEvent =>
    correctionOf(one, of, metadata(one, of), reason);
  const anew = decision.events.find(({ type }) => type === besideType(target.type));
  if (anew === undefined)
    return {
      kind: 'ACCEPTED',
      findings: [],
      events: [correction(event, target), ...(beside === undefined ? [] : [voidOf(beside, reason)])],
    };
  return {
    kind: 'ACCEPTED',
    findings: [],
    events: [
      correction(event, target),
      beside === undefined ? { ...anew, metadata: metadata(anew, target) } : correction(anew, beside),
    ],
  };
}

type CorrectedMetadata = Partial<EventMetadata>;

/** Who decided what is corrected, when and on what basis, with the findings of today's rules. */
function correctedMetadata(
  command: DecisionCommand,
  { deciders, decidedAt, decidedAtPrecision }: DecisionHeader,
  looked: Looked,
  findings: readonly string[],
  effectiveFrom: string | undefined,
  target: EffectiveEvent,
): CorrectedMetadata {
  const basis = command.basis === 'TAKEN_HERE' ? target.metadata.basis : command.basis;
  return {
    ...looked,
    decidedBy: deciders,
    decidedAt,
    decidedAtPrecision,
    ...(basis && { basis }),
    ...(effectiveFrom && { effectiveFrom }),
    ...(findings.length > 0 && { findings }),
  };
}

function correctionOf(
  { data: replacement }: DecidedEvent,
  { id, type }: EffectiveEvent,
  metadata: CorrectedMetadata,
  reason: string,
): DecidedEvent {
  const { effectiveFrom } = metadata;
  return {
    type: 'CorrectionRecorded',
    data: { target: id, targetType: type, replacement, metadata, reason },
    ...(effectiveFrom && { effectiveFrom }),
  };
}

/** What came beside a record says nothing any more where the record as corrected brings no such thing. */
function voidOf(beside: EffectiveEvent, reason: string): DecidedEvent {
  return { type: 'RecordVoidedAsError', data: { target: beside.id, reason }, effectiveFrom: effectiveDate(beside) };
}
