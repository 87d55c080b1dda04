import { MATTER_STATE } from '../../src/matters/matters.ts';
import { enumOf } from './enum-of.ts';

export const MatterStateEnum = enumOf(MATTER_STATE);
