import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { type Decision, refused } from '../decisions/decision.ts';
import type { DecisionCommand, DecisionHeader, PupilCommand, PupilGiven } from '../decisions/given.ts';
import { recusedFor } from '../decisions/sign-off/recusal.ts';
import { daysSetRules } from '../decisions/days-set.ts';
import { rightsHolder } from '../decisions/involvement/rights-holder.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { regimeVersionAt } from '../reference/regime.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { actingBy } from './acting.ts';
import { withSignOff } from './carried-header.ts';
import type { CommandRequest } from './command-request.ts';
import type { LoadedPupil } from './load-pupil.ts';
import { withConsultation } from './notices.ts';
import type { Prepared } from './prepared.ts';
import { signOffNeeded } from './sign-off-given.ts';
import { withWayOn } from './way-on.ts';

type DecideAboutPupil = (command: PupilCommand, given: PupilGiven) => Decision;

/** The registry's `decide`, typed for commands about pupils. */
export function decideOf({ decide }: CommandDefinition): DecideAboutPupil {
  return decide as unknown as DecideAboutPupil;
}

/** A new decision or record, judged with the sign-off it needs. The SENCO is notified if somebody else makes it. */
export function decideNew(
  { definition, command: said }: CommandRequest,
  { subject, given, approvals }: LoadedPupil,
  mustTell: boolean,
): Prepared {
  const command = said as DecisionCommand;
  const acting =
    definition.kind === 'DECISION' ? actingBy(definition, command, given, approvals, subject.standing.streams) : null;
  const signOff = signOffNeeded(definition, command, given, acting);
  const days = daysSetIn(definition, command, given.envelope);
  const judged = withBroken(withSignOff(definition, command, given, signOff), days);
  const header = definition.kind === 'DECISION' && {
    ...headerMetadata(judged.envelope, subject.today),
    ...holderOfRights(definition.name, judged),
    ...signOff.metadata,
  };
  return {
    ...subject,
    envelope: { ...header, sencos: given.sencos },
    decide: () => {
      const decision = withWayOn(takesNoPart(definition, command, judged) ?? decideOf(definition)(command, judged), {
        definition,
        schoolUrn: command.schoolUrn,
        given: judged,
        streams: subject.standing.streams,
        acting,
        about: signOff.about ?? requestIn(command),
        gaps: signOff.gaps,
      });
      return mustTell ? withConsultation(decision, command.schoolUrn, given.idOf(0)) : decision;
    },
  };
}

/** Refuses what is part of deciding to who stands aside. */
function takesNoPart(
  { isPartOfDeciding }: CommandDefinition,
  command: DecisionCommand,
  { pupil, recorder, today }: PupilGiven,
): Decision | undefined {
  if (isPartOfDeciding !== true) return undefined;
  const aside = recusedFor(pupil.events, command.schoolUrn, requestIn(command), today);
  return aside.includes(recorder.person) ? refused('RECUSED_TAKES_NO_PART') : undefined;
}

/** The request or decision that a command about one names. */
function requestIn(command: object): string | null {
  const { request, decisionId } = command as { readonly request?: string | null; readonly decisionId?: string | null };
  return request ?? decisionId ?? null;
}

/** Rules about the days that a decision sets for later, and the day from which it counts. */
export function daysSetIn(
  { kind, takes, emits }: CommandDefinition,
  command: DecisionCommand,
  { basis, decidedOn }: Pick<DecisionHeader, 'basis' | 'decidedOn'>,
): readonly RuleCode[] {
  if (kind !== 'DECISION') return [];
  const type = emits[0]?.type ?? '';
  return daysSetRules(takes?.members ?? {}, command, { basis, decidedOn, type, effectiveFrom: command.effectiveFrom });
}

/** Adds broken rules to the header of a decision. */
export function withBroken<Given extends PupilGiven>(given: Given, more: DecisionHeader['broken']): Given {
  return { ...given, envelope: { ...given.envelope, broken: [...given.envelope.broken, ...more] } };
}

/**
 * Records who held the rights on the day of the decision. It is stored in clear, so that nobody has to open the date of
 * birth later. Empty if not known.
 */
function holderOfRights(command: string, { dateOfBirth, pupil, envelope, rightsMatterOf }: EnrolmentGiven): object {
  const holder = rightsHolder(dateOfBirth, pupil.events, envelope.decidedOn, rightsMatterOf(command));
  return holder === 'NOT_KNOWN' ? {} : { rightsHolder: holder };
}

function headerMetadata({ deciders, basis, decidedAt, decidedAtPrecision }: DecisionHeader, today: CivilDate): object {
  return { decidedBy: deciders, basis, decidedAt, decidedAtPrecision, regimeVersion: regimeVersionAt(today) };
}
