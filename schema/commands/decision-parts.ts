import { EVIDENCE, type EvidenceReference } from '../../src/decisions/evidence.ts';
import { PARENT_INFORMED, type ParentInformed } from '../../src/decisions/parent-informed.ts';
import { RANKED_NEED, type RankedNeed } from '../../src/decisions/ranked-need.ts';
import { inputPart } from './input-from-members.ts';
import { InputType } from 'type-graphql';
import type { PlanPapers } from '../../src/decisions/identification/events.ts';
import type { ObservedPeriod } from '../../src/decisions/identification/observed-period.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { PlanNoticeEnum, SenStatusEnum } from '../enums/identification.ts';
import { Day, LaCode, OneOf, optional } from '../scalars/shape.ts';

export const RankedNeedInput = inputPart(RANKED_NEED);
export type RankedNeedInput = RankedNeed;
export const EvidenceInput = inputPart(EVIDENCE);
export type EvidenceInput = EvidenceReference;
export const ParentInformedInput = inputPart(PARENT_INFORMED);
export type ParentInformedInput = ParentInformed;

@InputType({ description: 'A provision code with its dates, as a file or document states it.' })
export class ObservedPeriodInput implements ObservedPeriod {
  @OneOf(SenStatusEnum, 'The provision code.')
  status!: SenStatus;

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day; left out while it goes on.'))
  to: CivilDate | null = null;
}

@InputType({ description: "The local authority's papers about an EHC plan." })
export class PlanPapersInput implements PlanPapers {
  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @OneOf(PlanNoticeEnum, 'What kind of notice.')
  notice!: PlanPapers['notice'];
}
