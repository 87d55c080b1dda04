import { type Decision, refused } from '../decisions/decision.ts';
import type { DecisionCommand, DecisionHeader, PupilGiven } from '../decisions/given.ts';
import { broken } from '../decisions/policies.ts';
import { foldPupil, type PupilCase } from '../decisions/pupil-case.ts';
import { recordedBeside } from '../decisions/recorded-beside.ts';
import { authorityOf } from '../governance/authority.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { Basis } from '../kernel/metadata.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { actingBy } from './acting.ts';
import { withSignOff } from './carried-header.ts';
import type { CommandRequest } from './command-request.ts';
import { asCorrection, correctedHeader, withoutRecord } from './correction.ts';
import { daysSetIn, decideOf, withBroken } from './decide-new.ts';
import { type LoadedPupil, sencosOn } from './load-pupil.ts';
import { changedBySomebodyElse, withNoticesOfChange } from './notices.ts';
import type { LoadedSubject, Prepared } from './prepared.ts';
import { signOffGiven, signOffNeeded } from './sign-off-given.ts';

/**
 * A correction: decides the record again as if it had never been recorded, by the offices and policy of its own day.
 * The result replaces it. The SENCO and the deciders are notified if somebody else makes the correction.
 */
export function decideCorrection(request: CommandRequest, loaded: LoadedPupil, mustTell: boolean): Prepared {
  const { subject } = loaded;
  return {
    ...subject,
    envelope: { sencos: sencosOn(subject.standing, subject.today) },
    decide: () => decidedAgain(request, loaded, mustTell),
  };
}

function decidedAgain(
  { definition, command: said }: CommandRequest,
  { subject, given, approvals }: LoadedPupil,
  mustTell: boolean,
): Decision {
  const command = said as DecisionCommand;
  const target = correctable(definition, command, given.pupil);
  if (target === undefined) return refused('NO_SUCH_RECORD');
  const beside = recordedBeside(target, given.pupil.events);
  const then = givenOnTheDay(definition, command, given, subject, target, beside);
  // An approval carries what it allows and no more, also when the record of it is corrected.
  const asRecorded = { ...then, recorder: target.metadata.recordedBy };
  const resting = { ...command, signOffRequest: command.signOffRequest ?? target.metadata.signOff ?? null };
  const acting = actingBy(definition, resting, asRecorded, approvals, subject.standing.streams);
  const signOff = signOffNeeded(definition, resting, asRecorded, acting);
  const judged = withSignOff(definition, command, then, signOff);
  const { person } = given.recorder;
  const byAnother = broken(changedBySomebodyElse(target, subject.record, person), 'CORRECTED_BY_ANOTHER');
  const days = daysSetIn(definition, command, { ...then.envelope, basis: basisOf(command, target) });
  const decision = decideOf(definition)(command, withBroken(judged, [...byAnother, ...days]));
  const { closes: _closes, ...rests } = signOff.metadata;
  const looked = { sencos: then.sencos, ...rests };
  const correction = asCorrection(decision, { command, envelope: judged.envelope, target, looked, beside });
  return withNoticesOfChange(correction, 'CORRECTED', target, { record: subject.record, actor: person, mustTell });
}

/** How the decision came about. A correction with basis TAKEN_HERE leaves that as recorded. */
function basisOf({ basis }: DecisionCommand, { metadata }: EffectiveEvent): Basis {
  return basis === 'TAKEN_HERE' ? (metadata.basis ?? 'REPORTED') : basis;
}

/**
 * What the decision is judged on: the pupil's record without it and its second record, and the school as it was on that
 * day.
 */
function givenOnTheDay(
  definition: CommandDefinition,
  command: DecisionCommand,
  given: PupilGiven,
  { record, standing }: LoadedSubject,
  target: EffectiveEvent,
  beside: EffectiveEvent | undefined,
): PupilGiven {
  const header = correctedHeader(command, given.envelope, target);
  const envelope = command.basis === 'TAKEN_HERE' ? ofWhoCarriedItOut(header, target, definition, standing) : header;
  const before = withoutRecord(record, target.id);
  return {
    ...given,
    envelope,
    pupil: foldPupil(beside === undefined ? before : withoutRecord(before, beside.id)),
    sencos: sencosOn(standing, envelope.decidedOn),
    signOff: signOffGiven(standing.streams, command.schoolUrn, definition.name, envelope.decidedOn),
  };
}

/** The header before any approval: who carried out what others approved decides, by the authority of that day. */
function ofWhoCarriedItOut(
  header: DecisionHeader,
  { metadata: { carriedOutBy } }: EffectiveEvent,
  definition: CommandDefinition,
  { streams }: LoadedSubject['standing'],
): DecisionHeader {
  if (carriedOutBy === undefined) return header;
  const { person } = carriedOutBy;
  const held = authorityOf(streams, person, definition, header.decidedOn);
  const isWithout = held.authority.kind === 'NOT_RECORDED';
  return {
    ...header,
    deciders: [{ kind: 'PERSON', person, ...held }],
    broken: [...header.broken, ...broken(isWithout, 'NO_AUTHORITY_AT_DECISION')],
  };
}

function correctable(
  { emits, correctable: allowed = true }: CommandDefinition,
  { correctionOf, schoolUrn }: DecisionCommand,
  pupil: PupilCase,
): EffectiveEvent | undefined {
  const types = allowed ? emits.map(({ type }) => type) : [];
  return pupil.events.find(
    ({ id, type, data, givenBy }) =>
      id === correctionOf?.decisionId &&
      givenBy === undefined &&
      types.includes(type) &&
      type !== 'DiscrepancyRaised' &&
      data['schoolUrn'] === schoolUrn,
  );
}
