import { STAFF_RECORD_KIND, STAFF_RECORD_STATE } from '../../src/governance/staff-records.ts';
import { enumOf } from './enum-of.ts';

export const StaffRecordKindEnum = enumOf(STAFF_RECORD_KIND);
export const StaffRecordStateEnum = enumOf(STAFF_RECORD_STATE);
