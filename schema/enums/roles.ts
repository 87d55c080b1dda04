import { ROLE } from '../../src/governance/authority.ts';
import { SCHOOL_PHASE, SCHOOL_TYPE } from '../../src/governance/events.ts';
import { enumOf } from './enum-of.ts';

export const RoleEnum = enumOf(ROLE);
export const SchoolTypeEnum = enumOf(SCHOOL_TYPE);
export const SchoolPhaseEnum = enumOf(SCHOOL_PHASE);
