import { AGENCY_COMMANDS } from './agencies.ts';
import { EHC_COMMANDS } from './ehc.ts';
import { ENROLMENT_COMMANDS } from './enrolment.ts';
import { FILE_COMMANDS } from './files.ts';
import { GOVERNANCE_COMMANDS } from './governance.ts';
import { IDENTIFICATION_COMMANDS } from './identification.ts';
import { INVOLVEMENT_COMMANDS } from './involvement.ts';
import { PROVISION_COMMANDS } from './provision.ts';
import { PUPIL_RECORD_COMMANDS } from './pupil-records.ts';
import { SIGN_OFF_COMMANDS } from './sign-off.ts';

/** Every command, with the types of its events. */
export const COMMANDS = [
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
] as const;
