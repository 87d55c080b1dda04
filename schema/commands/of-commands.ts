import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { DecisionInput, GroupDecisionInput, PupilCommandInput, SchoolCommandInput } from './header-inputs.ts';
import type { GroupInputClass, InputClass } from './input-class.ts';
import { inputClass } from './input-from-members.ts';

/** The input class of each command that is offered over GraphQL, by the command's name. */
export const INPUTS: Readonly<Record<string, InputClass>> = Object.fromEntries(
  REGISTRY.filter(({ door }) => door === 'GRAPHQL').map((definition) => [definition.name, inputOf(definition)]),
);

function inputOf({ name, takes, subject, kind, records, decidesOn }: CommandDefinition): InputClass {
  if (takes === undefined) throw new TypeError(`the command ${name} is offered over GraphQL and takes nothing`);
  // A pupil who has no record yet cannot be named, and a merge names two.
  const aboutPupil = subject === 'PUPIL' && records !== 'NEW_PUPIL' && decidesOn !== 'MERGED';
  const Base = !aboutPupil ? SchoolCommandInput : kind === 'DECISION' ? DecisionInput : PupilCommandInput;
  return inputClass(name, takes, Base) as InputClass;
}

/** The input class of each command that the registry offers for a group of pupils, by the command's name. */
export const GROUP_INPUTS: Readonly<Record<string, GroupInputClass>> = Object.fromEntries(
  REGISTRY.flatMap(({ name, forGroup }) =>
    forGroup === undefined
      ? []
      : [[name, inputClass(`${name}ForGroup`, forGroup, GroupDecisionInput) as GroupInputClass]],
  ),
);
