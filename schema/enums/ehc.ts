import { CLOCK_STATE } from '../../src/clocks/clock-state.ts';
import { NAMING_GROUND, NAMING_POSITION } from '../../src/decisions/ehc/assessment-events.ts';
import { EXCEPTION_CLAIMANT } from '../../src/decisions/ehc/dispute-events.ts';
import { EHC_STATE } from '../../src/decisions/ehc/ehc-state.ts';
import { PROSPECTIVE_STATE } from '../../src/decisions/ehc/prospective.ts';
import { CHECKLIST_STATE, REQUESTER } from '../../src/decisions/ehc/request-events.ts';
import { enumOf } from './enum-of.ts';

export const ChecklistStateEnum = enumOf(CHECKLIST_STATE);
export const ClaimantEnum = enumOf(EXCEPTION_CLAIMANT);
export const ClockStateEnum = enumOf(CLOCK_STATE);
export const EhcStateEnum = enumOf(EHC_STATE);
export const NamingGroundEnum = enumOf(NAMING_GROUND);
export const NamingPositionEnum = enumOf(NAMING_POSITION);
export const ProspectiveStateEnum = enumOf(PROSPECTIVE_STATE);
export const RequesterEnum = enumOf(REQUESTER);
