import type { CommandDefinition } from './registry/definition.ts';
import { EHC_COMMANDS } from './registry/ehc.ts';
import { ENROLMENT_COMMANDS } from './registry/enrolment.ts';
import { FILE_COMMANDS } from './registry/files.ts';
import { GOVERNANCE_COMMANDS } from './registry/governance.ts';
import { IDENTIFICATION_COMMANDS } from './registry/identification.ts';
import { INVOLVEMENT_COMMANDS } from './registry/involvement.ts';
import { PROVISION_COMMANDS } from './registry/provision.ts';
import { PUPIL_RECORD_COMMANDS } from './registry/pupil-records.ts';
import { SIGN_OFF_COMMANDS } from './registry/sign-off.ts';

/** Every command, one entry each; mutations, their inputs and `execute` are driven by this list. */
export const REGISTRY: readonly CommandDefinition[] = [
  ...IDENTIFICATION_COMMANDS,
  ...EHC_COMMANDS,
  ...PROVISION_COMMANDS,
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
