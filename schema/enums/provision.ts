import { COST_GROUP } from '../../src/decisions/provision/cost-groups.ts';
import { END_REASON } from '../../src/decisions/provision/events.ts';
import { INTERRUPTION } from '../../src/decisions/provision/interruption.ts';
import { OUTCOME_RESULT } from '../../src/decisions/provision/outcome-events.ts';
import { PARENT_POSITION } from '../../src/decisions/provision/parent-position.ts';
import { PROVISION_STATE } from '../../src/decisions/provision/provisions.ts';
import { SCHOOL_TERM } from '../../src/reference/school-terms.ts';
import { enumOf } from './enum-of.ts';

export const ProvisionStateEnum = enumOf(PROVISION_STATE);
export const ParentPositionEnum = enumOf(PARENT_POSITION);
export const InterruptionEnum = enumOf(INTERRUPTION);
export const EndReasonEnum = enumOf(END_REASON);
export const OutcomeResultEnum = enumOf(OUTCOME_RESULT);
export const CostGroupEnum = enumOf(COST_GROUP);
export const SchoolTermEnum = enumOf(SCHOOL_TERM);
