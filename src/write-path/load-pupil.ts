import { AccessDenied } from '../access/access-denied.ts';
import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import type { DecisionCommand, DecisionHeader } from '../decisions/given.ts';
import type { AmendProvision } from '../decisions/provision/amend-provision.ts';
import type { StartProvision } from '../decisions/provision/start-provision.ts';
import { foldPupil, type PupilCase } from '../decisions/pupil-case.ts';
import { rolesOn } from '../governance/school.ts';
import { transitionYears } from '../governance/transition-years.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { rightsMatterOf } from '../registry/index.ts';
import { eventId } from '../store/event-id.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { type ApprovalFacts, approvalFacts } from './approval-facts.ts';
import { withAppointments } from './appointments.ts';
import { decisionHeader } from './decision-header.ts';
import { openDateOfBirth, openIdentity } from './open-identity.ts';
import { personsNamed } from './persons-named.ts';
import { enrolmentFacts } from './prepare-enrolment.ts';
import type { LoadedSubject } from './prepared.ts';
import { commandProposed, proposedAct } from './proposed-act.ts';
import { provisionsNamedAlike } from './provisions-named-alike.ts';
import { hasRightToRecord } from './right-to-record.ts';
import { sharedDecisions } from './shared-decisions.ts';
import { signOffGiven } from './sign-off-given.ts';
import type { ActorStanding, AuthorityStreams } from './standing.ts';
import { withoutLeavers } from './without-leavers.ts';

/** A pupil's record with all that its rules are given. */
export interface LoadedPupil {
  readonly subject: LoadedSubject;
  readonly given: EnrolmentGiven;
  readonly approvals: ApprovalFacts;
}

/** Reads and folds what a command about a pupil is decided on. Throws AccessDenied if the school may not record it. */
export async function loadPupil(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  { standing, ...rest }: LoadedSubject,
  now: Instant,
): Promise<LoadedPupil> {
  const { definition, actor } = request;
  const command = request.command as DecisionCommand;
  const people = await personsNamed(authority, request);
  const streams = await withoutLeavers(authority, standing.streams, [actor.person, ...people.named]);
  const subject: LoadedSubject = { ...rest, standing: { ...standing, streams } };
  const pupil = foldPupil(subject.record);
  const enrolment = await enrolmentFacts(parts, authority, request, subject);
  if (!hasRightToRecord(definition, pupil, command, enrolment)) throw new AccessDenied(definition.action);
  const identity = await identityAsked(parts, definition, pupil);
  const envelope =
    definition.kind === 'DECISION'
      ? decisionHeader(command, definition, actor, streams, now, people)
      : noHeader(now, subject.today, people.unknown);
  const approvals = await approvalFacts(parts.vault, authority, definition, command.schoolUrn, pupil);
  const given: EnrolmentGiven = {
    ...enrolment,
    pupil,
    identity,
    dateOfBirth: identity?.dateOfBirth ?? (await openDateOfBirth(parts.vault, pupil)),
    today: subject.today,
    now,
    envelope: withAppointments(envelope, definition, command.schoolUrn, pupil),
    sencos: sencosOn(subject.standing, envelope.decidedOn),
    transitionYears: transitionYears(streams[`school-${command.schoolUrn}`]?.school),
    provisionsNamedAlike: await namedAlike(parts, definition, pupil, command),
    sharedDecisions:
      definition.asks?.includes('SHARED_DECISIONS') === true
        ? await sharedDecisions(parts, { schoolUrn: command.schoolUrn, pupil: subject.subjectId })
        : [],
    signOff: signOffGiven(streams, command.schoolUrn, definition.name, envelope.decidedOn),
    recorder: { person: actor.person, role: subject.standing.role },
    rightsMatterOf,
    idOf: (index) => eventId(subject.stream, actor.person, command.commandId, index),
  };
  return { subject, given: withProposedAct(command, given), approvals };
}

/** A request that carries an act is judged with it. */
function withProposedAct(command: DecisionCommand, given: EnrolmentGiven): EnrolmentGiven {
  const act = proposedAct(command, given);
  return act === undefined ? given : { ...given, signOff: { ...given.signOff, proposedAct: act } };
}

async function identityAsked(
  { vault }: ExecuteParts,
  { asks }: CommandDefinition,
  pupil: PupilCase,
): Promise<EnrolmentGiven['identity']> {
  return asks?.includes('IDENTITY') === true ? openIdentity(vault, pupil) : undefined;
}

/** The provisions named alike, of the command or of the act that it proposes. */
async function namedAlike(
  { vault }: ExecuteParts,
  of: CommandDefinition,
  pupil: PupilCase,
  said: DecisionCommand,
): Promise<readonly string[]> {
  const { definition, command } = commandProposed(said) ?? { definition: of, command: said };
  const { asks } = definition;
  if (asks?.includes('PROVISIONS_NAMED_ALIKE') !== true) return [];
  return provisionsNamedAlike(vault, pupil, command as StartProvision | AmendProvision);
}

/** The persons in the SENCO's post at the school on that day, acting SENCOs included. */
export function sencosOn({ streams }: ActorStanding, on: CivilDate): readonly string[] {
  const holders = Object.values(streams).flatMap((governance) =>
    governance.holdings
      .filter(({ role }) => role === 'SENCO')
      .map(({ person }) => person)
      .filter((person) => rolesOn(governance, person, on).some(({ role }) => role === 'SENCO')),
  );
  return [...new Set(holders)].sort();
}

/** A command that is no decision has no deciders. A person it names who is not registered is broken all the same. */
function noHeader(now: Instant, today: CivilDate, unknown: readonly string[]): DecisionHeader {
  return {
    basis: 'FROM_DOCUMENT',
    decidedAt: now,
    decidedAtPrecision: 'INSTANT',
    decidedOn: today,
    deciders: [],
    broken: unknown.length > 0 ? ['PERSON_NOT_KNOWN'] : [],
  };
}
