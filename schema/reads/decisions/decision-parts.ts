import { EVIDENCE, type EvidenceReference } from '../../../src/decisions/evidence.ts';
import { PARENT_INFORMED } from '../../../src/decisions/parent-informed.ts';
import { RANKED_NEED, type RankedNeed } from '../../../src/decisions/ranked-need.ts';
import { shownPart } from '../members/shown-member.ts';

export const RankedNeedType = shownPart(RANKED_NEED);
export type RankedNeedType = RankedNeed;
export const EvidenceType = shownPart(EVIDENCE);
export type EvidenceType = EvidenceReference;
export const ParentInformedType = shownPart(PARENT_INFORMED);
