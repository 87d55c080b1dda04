import type { RightsMatter } from '../decisions/involvement/rights-matter.ts';
import { AGENCY_COMMANDS } from './agencies.ts';
import type { CommandDefinition } from './definition.ts';
import { EHC_COMMANDS } from './ehc.ts';
import { ENROLMENT_COMMANDS } from './enrolment.ts';
import { FILE_COMMANDS } from './files.ts';
import { GOVERNANCE_COMMANDS } from './governance.ts';
import { IDENTIFICATION_COMMANDS } from './identification.ts';
import { INVOLVEMENT_COMMANDS } from './involvement.ts';
import { PROVISION_COMMANDS } from './provision.ts';
import { PUPIL_RECORD_COMMANDS } from './pupil-records.ts';
import { SIGN_OFF_COMMANDS } from './sign-off.ts';

/** Every command, one entry each; mutations, their inputs and `execute` are driven by this list. */
export const REGISTRY: readonly CommandDefinition[] = [
  ...IDENTIFICATION_COMMANDS,
  ...EHC_COMMANDS,
  ...PROVISION_COMMANDS,
  ...AGENCY_COMMANDS,
  ...SIGN_OFF_COMMANDS,
  ...INVOLVEMENT_COMMANDS,
  ...PUPIL_RECORD_COMMANDS,
  ...ENROLMENT_COMMANDS,
  ...GOVERNANCE_COMMANDS,
  ...FILE_COMMANDS,
];

export function definitionOf(name: string): CommandDefinition | undefined {
  return REGISTRY.find((definition) => definition.name === name);
}

/** The matter in which a decision touches rights of the parent or young person, by the name of its command. */
export function rightsMatterOf(command: string): RightsMatter {
  return definitionOf(command)?.rightsMatter ?? 'SEN_SUPPORT';
}
