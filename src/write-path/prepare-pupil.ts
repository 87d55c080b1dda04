import { AccessDenied } from '../access/access-denied.ts';
import { asCorrection, correctedEnvelope, withoutRecord } from './correction.ts';
import { type Decision, refused } from '../decisions/decision.ts';
import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { closedFor } from '../decisions/enrolment/merged-record.ts';
import { broken } from '../decisions/policies.ts';
import type { DecisionCommand, Envelope, PupilCommand, PupilGiven } from '../decisions/given.ts';
import { recordedBeside } from '../decisions/recorded-beside.ts';
import type { VoidRecordAsError } from '../decisions/record-keeping/void-record-as-error.ts';
import { matterOf, rightsHolder } from '../decisions/involvement/rights-holder.ts';
import { transitionYears } from '../governance/transition-years.ts';
import { prospectiveAt } from '../decisions/ehc/prospective.ts';
import { foldPupil, type PupilCase } from '../decisions/pupil-case.ts';
import { envelopeOf } from './envelope.ts';
import { enrolmentGiven, type MoreGiven } from './prepare-enrolment.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { rolesOn } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { endedByLeaving } from './without-leavers.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { Instant } from '../kernel/instant.ts';
import { openIdentity } from './open-identity.ts';
import { peopleNamed } from './persons-named.ts';
import type { Basics, Prepared } from './prepared.ts';
import { provisionsNamedAlike } from './provisions-named-alike.ts';
import { regimeVersionAt } from '../reference/regime.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { AuthorityStreams, Standing } from './standing.ts';
import { isAnothers, toldOfChange, toldOfVoid, withConsultation } from './notices.ts';
import { signOffGiven, signOffNeeded } from './sign-off-given.ts';
import { eventId } from '../store/event-id.ts';

/** A command about a pupil: the pupil's record, who decided, who the SENCO is, and what has to be told to the SENCO. */
export async function preparePupil(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  { standing, ...rest }: Basics,
  now: Instant,
): Promise<Prepared> {
  const basics: Basics = {
    ...rest,
    standing: { ...standing, streams: await endedByLeaving(authority, standing.streams) },
  };
  const { definition, actor } = request;
  const command = request.command as DecisionCommand;
  const pupil = foldPupil(basics.record);
  const more = await enrolmentGiven(parts, authority, command, basics);
  if (!mayRecord(definition, pupil, command, more)) throw new AccessDenied(definition.action);
  const identity = await openIdentity(parts.vault, pupil);
  const people = await peopleNamed(authority, command);
  const decision = definition.kind === 'DECISION';
  const envelope = decision
    ? envelopeOf(command, definition, actor, basics.standing.streams, now, people)
    : noEnvelope(now, basics.today, people.unknown);
  const sencos = sencosOn(basics.standing, envelope.decidedOn);
  const base: EnrolmentGiven = {
    ...more,
    pupil,
    identity,
    dateOfBirth: identity?.dateOfBirth,
    today: basics.today,
    now,
    envelope,
    sencos,
    transitionYears: transitionYears(basics.standing.streams[`school-${command.schoolUrn}`]?.school),
    provisionsNamedAlike: await provisionsNamedAlike(parts.vault, pupil, definition.name, command),
    signOff: signOffGiven(basics.standing.streams, command.schoolUrn, definition.name, envelope.decidedOn),
    recorder: { person: actor.person, role: basics.standing.role },
    idOf: (index) => eventId(basics.stream, actor.person, command.commandId, index),
  };
  const signOff = signOffNeeded(definition, command, base);
  const given = { ...base, envelope: { ...envelope, broken: [...envelope.broken, ...signOff.broken] } };
  const decide = definition.decide as unknown as (command: PupilCommand, given: PupilGiven) => Decision;
  if (closedFor(basics.events) !== undefined)
    return { ...basics, envelope: {}, decide: () => refused('MERGED_INTO_ANOTHER') };
  const bySenco = sencosOn(basics.standing, basics.today).includes(actor.person);
  const mustTell = decision && (definition.tellsSenco?.(command as never) ?? true) && !bySenco;
  if (decision && command.correctionOf != null) {
    return {
      ...basics,
      envelope: { sencos: sencosOn(basics.standing, basics.today) },
      decide: () => decideCorrection(definition, decide, command, base, basics, mustTell),
    };
  }
  if (definition.name === 'VoidRecordAsError') {
    return {
      ...basics,
      envelope: { sencos },
      decide: () =>
        toldOfVoid(decide(command, given), request.command as VoidRecordAsError, pupil, {
          record: basics.record,
          actor: actor.person,
          bySenco,
        }),
    };
  }
  return {
    ...basics,
    envelope: {
      ...(decision && {
        ...envelopeMetadata(envelope, basics.today),
        ...holderOfRights(definition.name, given),
        ...signOff.metadata,
      }),
      sencos,
    },
    decide: () =>
      mustTell ? withConsultation(decide(command, given), command.schoolUrn, given.idOf(0)) : decide(command, given),
  };
}

/**
 * A correction decides anew what was recorded, as if it had not been, by the offices and the policy of its own day, and
 * puts the answer in its place.
 */
function decideCorrection(
  definition: CommandDefinition,
  decide: (command: PupilCommand, given: PupilGiven) => Decision,
  command: DecisionCommand,
  given: PupilGiven,
  basics: Basics,
  mustTell: boolean,
): Decision {
  const target = correctable(definition, command, given.pupil);
  if (target === undefined) return refused('NO_SUCH_RECORD');
  const envelope = correctedEnvelope(command, given.envelope, target);
  const { decidedOn } = envelope;
  const beside = recordedBeside(target, given.pupil.events);
  const before = withoutRecord(basics.record, target.id);
  const then: PupilGiven = {
    ...given,
    envelope,
    pupil: foldPupil(beside === undefined ? before : withoutRecord(before, beside.id)),
    sencos: sencosOn(basics.standing, decidedOn),
    signOff: signOffGiven(basics.standing.streams, command.schoolUrn, definition.name, decidedOn),
  };
  const signOff = signOffNeeded(
    definition,
    { ...command, signOffRequest: command.signOffRequest ?? target.metadata.signOff ?? null },
    then,
  );
  const byAnother = broken(isAnothers(target, basics.record, given.recorder.person), 'CORRECTED_BY_ANOTHER');
  const decision = decide(command, {
    ...then,
    envelope: { ...envelope, broken: [...envelope.broken, ...signOff.broken, ...byAnother] },
  });
  const correction = asCorrection(
    decision,
    command,
    envelope,
    target,
    { sencos: then.sencos, ...signOff.metadata },
    beside,
  );
  return toldOfChange(correction, 'CORRECTED', target, {
    record: basics.record,
    actor: given.recorder.person,
    mustTell,
  });
}

function correctable(
  { emits, correctable: allowed = true }: CommandDefinition,
  { correctionOf, schoolUrn }: DecisionCommand,
  pupil: PupilCase,
): EffectiveEvent | undefined {
  const types: readonly string[] = allowed ? emits : [];
  return pupil.events.find(
    (event) =>
      event.id === correctionOf?.decisionId &&
      types.includes(event.type) &&
      event.type !== 'DiscrepancyRaised' &&
      event.data['schoolUrn'] === schoolUrn,
  );
}

/** The persons in the SENCO's post at the school, acting or not. */
function sencosOn({ streams }: Standing, on: CivilDate): readonly string[] {
  const holders = Object.values(streams).flatMap((governance) =>
    governance.holdings
      .filter(({ role }) => role === 'SENCO')
      .map(({ person }) => person)
      .filter((person) => rolesOn(governance, person, on).some(({ role }) => role === 'SENCO')),
  );
  return [...new Set(holders)].sort();
}

/**
 * What a school records about a child who is not on its roll, while an LA asks about it (domain §2.3); never a status
 * or provision.
 */
const OF_PROSPECTIVE_PUPILS: readonly string[] = [
  'RecordNamingConsultation',
  'AnswerNamingConsultation',
  'RecordDraftPlan',
  'CloseProspectivePupil',
];
const OF_ANY_RECORD: readonly string[] = ['RECORD_INVOLVEMENT', 'ANSWER_FOR_ONESELF'];

/**
 * A pupil who is registered needs no standing in the record yet; a record may be taken over on the ground of a transfer
 * alone; a merge needs both records.
 */
function mayRecord(
  { name, action }: CommandDefinition,
  pupil: PupilCase,
  command: PupilCommand,
  { survivor }: MoreGiven,
): boolean {
  if (name === 'RegisterPupil' || name === 'OpenProspectivePupil') return true;
  if (survivor !== undefined && !mayRecordAbout(survivor.pupil, command)) return false;
  const handedOn =
    name === 'RecordTransferIn' &&
    pupil.transfers.some((transfer) => transfer.toSchoolUrn === command.schoolUrn && !transfer.received);
  const asked =
    (OF_PROSPECTIVE_PUPILS.includes(name) || OF_ANY_RECORD.includes(action)) &&
    prospectiveAt(pupil.events, command.schoolUrn);
  return handedOn || asked || mayRecordAbout(pupil, command);
}

/**
 * Members that say from when something holds of the child, or when it happened; what was done about a school's own
 * decision is not among them.
 */
const DAYS_ABOUT_THE_CHILD = ['effectiveFrom', 'from', 'heldOn', 'gatheredOn', 'saidOn'];

/**
 * A school records about pupils who are or were on its roll; about days after they left only while no other school has
 * them, or a former school would write on the record of the present one.
 */
function mayRecordAbout(pupil: PupilCase, command: object): boolean {
  const {
    schoolUrn,
    periods = [],
    ...said
  } = command as { readonly schoolUrn?: string; readonly periods?: readonly { readonly from: CivilDate }[] } & Readonly<
    Record<string, unknown>
  >;
  const here = pupil.enrolments.filter((e) => e.schoolUrn === schoolUrn);
  if (here.some((e) => e.leftOn === null)) return true;
  const last = here
    .map((e) => e.leftOn ?? '')
    .sort()
    .at(-1);
  const elsewhere = pupil.enrolments.some((e) => e.schoolUrn !== schoolUrn && e.leftOn === null);
  const days = [
    ...DAYS_ABOUT_THE_CHILD.flatMap((name) => (typeof said[name] === 'string' ? [said[name]] : [])),
    ...periods.map((period) => period.from),
  ];
  return last !== undefined && (!elsewhere || days.every((day) => day <= last));
}

/** A command that is no decision has no deciders; what it names wrongly is broken all the same. */
function noEnvelope(now: Instant, today: CivilDate, unknown: readonly string[]): Envelope {
  return {
    basis: 'FROM_DOCUMENT',
    decidedAt: now,
    decidedAtPrecision: 'INSTANT',
    decidedOn: today,
    deciders: [],
    broken: unknown.length > 0 ? ['PERSON_NOT_KNOWN'] : [],
  };
}

/**
 * Who had the rights on the day of the decision, in clear: later nobody has to open the date of birth to tell. Absent
 * where it is not known.
 */
function holderOfRights(command: string, { dateOfBirth, pupil, envelope }: PupilGiven): object {
  const holder = rightsHolder(dateOfBirth, pupil.events, envelope.decidedOn, matterOf(command));
  return holder === 'NOT_KNOWN' ? {} : { rightsHolder: holder };
}

function envelopeMetadata({ deciders, basis, decidedAt, decidedAtPrecision }: Envelope, today: CivilDate): object {
  return { decidedBy: deciders, basis, decidedAt, decidedAtPrecision, regimeVersion: regimeVersionAt(today) };
}
