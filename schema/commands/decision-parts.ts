import { EVIDENCE, type EvidenceReference } from '../../src/decisions/evidence.ts';
import { PARENT_INFORMED, type ParentInformed } from '../../src/decisions/parent-informed.ts';
import { RANKED_NEED, type RankedNeed } from '../../src/decisions/ranked-need.ts';
import { inputPart } from './input-from-members.ts';

export const RankedNeedInput = inputPart(RANKED_NEED);
export type RankedNeedInput = RankedNeed;
export const EvidenceInput = inputPart(EVIDENCE);
export type EvidenceInput = EvidenceReference;
export const ParentInformedInput = inputPart(PARENT_INFORMED);
export type ParentInformedInput = ParentInformed;
