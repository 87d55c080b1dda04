import { SEX } from '../../src/decisions/enrolment/identity.ts';
import { OBSERVATION_SOURCE } from '../../src/decisions/observation-source.ts';
import { SEN_STATUS } from '../../src/decisions/pupil-events.ts';
import { BROAD_AREA } from '../../src/reference/need-codes.ts';
import { enumOf } from './enum-of.ts';

export const BroadAreaEnum = enumOf(BROAD_AREA);
export const SenStatusEnum = enumOf(SEN_STATUS);
export const ObservationSourceEnum = enumOf(OBSERVATION_SOURCE);
export const SexEnum = enumOf(SEX);
