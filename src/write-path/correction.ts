import { type DecidedEvent, type Decision, refused } from '../decisions/decision.ts';
import type { DecisionCommand, DecisionHeader } from '../decisions/given.ts';
import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { besideType } from '../decisions/recorded-beside.ts';
import { effectiveDate, type EffectiveEvent, type Placed } from '../kernel/folding.ts';
import type { EventMetadata } from '../kernel/metadata.ts';

/** The stream without a record and without its corrections: what a correction of it is decided on. */
export function withoutRecord(events: readonly Placed[], id: string): readonly Placed[] {
  return events.filter((event) => event.id !== id && event.data['target'] !== id);
}

/**
 * Makes the decision header of a corrected decision. With basis TAKEN_HERE the deciders, date and authority stay as
 * recorded; otherwise the command gives them again.
 * A correction is judged as REPORTED, so rules broken in the past become findings and do not refuse it. `LATE_ENTRY` is
 * kept from the original: how late the correction comes does not count.
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

type Looked = Pick<EventMetadata, 'sencos' | 'signOff' | 'reserved' | 'carriedOutBy'>;

interface Correcting {
  readonly command: DecisionCommand;
  readonly envelope: DecisionHeader;
  readonly target: EffectiveEvent;
  /** SENCOs and sign-off as they were on the day of the decision. */
  readonly looked: Looked;
  /** The second record of the target's append, if it had one. */
  readonly beside: EffectiveEvent | undefined;
}

/**
 * Turns the decision, as it should have been recorded, into an event that replaces the recorded one in full. A record
 * beside the target is corrected or voided too.
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

/** Metadata of the replacement: deciders, date and basis, with the findings of today's rules. */
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

/** Voids the record beside the target, because the corrected decision no longer brings one. */
function voidOf(beside: EffectiveEvent, reason: string): DecidedEvent {
  return { type: 'RecordVoidedAsError', data: { target: beside.id, reason }, effectiveFrom: effectiveDate(beside) };
}
