import { EVIDENCE, type EvidenceReference } from '../../../src/decisions/evidence.ts';
import { PARENT_INFORMED } from '../../../src/decisions/parent-informed.ts';
import { RANKED_NEED, type RankedNeed } from '../../../src/decisions/ranked-need.ts';
import { shownPart } from '../members/shown-member.ts';
import { Field, ObjectType } from 'type-graphql';
import type { PlanPapers } from '../../../src/decisions/identification/events.ts';
import { PlanNoticeEnum } from '../../enums/identification.ts';

export const RankedNeedType = shownPart(RANKED_NEED);
export type RankedNeedType = RankedNeed;
export const EvidenceType = shownPart(EVIDENCE);
export type EvidenceType = EvidenceReference;
export const ParentInformedType = shownPart(PARENT_INFORMED);

@ObjectType('PlanPapers', { description: "The local authority's papers about an EHC plan.", simpleResolvers: true })
export class PlanPapersType implements PlanPapers {
  @Field(() => String, { description: 'Code of the local authority.' })
  laCode!: string;

  @Field(() => PlanNoticeEnum, { description: 'What kind of notice.' })
  notice!: PlanPapers['notice'];
}
