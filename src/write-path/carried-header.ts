import type { DecisionCommand, PupilGiven } from '../decisions/given.ts';
import { broken } from '../decisions/policies.ts';
import { personsOf } from '../decisions/sign-off/deciding.ts';
import { recusedFor } from '../decisions/sign-off/recusal.ts';
import type { Requirement } from '../decisions/sign-off/requirement.ts';
import type { CommandDefinition } from '../registry/definition.ts';

/**
 * The header with what sign-off makes of it. If an approval carries the act, its approvers are the deciders. Somebody
 * who stands aside does not decide, whoever approved.
 */
export function withSignOff<Given extends PupilGiven>(
  { kind, action, takes }: CommandDefinition,
  { schoolUrn }: DecisionCommand,
  given: Given,
  { about, deciders, broken: missing }: Requirement,
): Given {
  const { envelope, pupil } = given;
  const decides = kind === 'DECISION' && action === 'RECORD_DECISION' && takesNoAnswer(takes);
  const aside = decides ? recusedFor(pupil.events, schoolUrn, about, envelope.decidedOn) : [];
  const persons = envelope.deciders.flatMap(personsOf);
  const own =
    deciders === null ? envelope.broken : envelope.broken.filter((code) => code !== 'NO_AUTHORITY_AT_DECISION');
  const recused = broken(
    persons.some(({ person }) => aside.includes(person)),
    'DECIDER_RECUSED',
  );
  return {
    ...given,
    envelope: { ...envelope, deciders: deciders ?? envelope.deciders, broken: [...own, ...missing, ...recused] },
  };
}

/** Answers to a request have rules of their own about who stands aside. */
function takesNoAnswer(takes: CommandDefinition['takes']): boolean {
  return takes?.members['seenDigest'] === undefined;
}
