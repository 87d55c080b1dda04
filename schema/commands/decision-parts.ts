import { InputType } from 'type-graphql';
import type { ParentInformed, PlanPapers, ReviewHeld } from '../../src/decisions/identification/events.ts';
import type { ObservedPeriod } from '../../src/decisions/identification/observed-period.ts';
import type { EvidenceReference, RankedNeed, SenStatus } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  EvidenceAuthorEnum,
  EvidenceKindEnum,
  InformingMethodEnum,
  PlanNoticeEnum,
  SenStatusEnum,
} from '../enums/identification.ts';
import { CodeOf, Day, Id, LaCode, OneOf, optional, Sha256, Whole, YesNo } from '../scalars/shape.ts';

const LOWEST_RANK = 50;

@InputType({ description: 'A need with its rank.' })
export class RankedNeedInput implements RankedNeed {
  @CodeOf('Code of the type of need, from `codeList(name: NEED)`.')
  code!: string;

  @Whole('Rank; 1 is the primary need.', 1, LOWEST_RANK)
  rank!: number;
}

@InputType({ description: 'A reference to evidence. The document itself stays where it is.' })
export class EvidenceInput implements EvidenceReference {
  @OneOf(EvidenceKindEnum, 'What kind of evidence it is.')
  kind!: EvidenceReference['kind'];

  @Day('Date of the evidence.')
  on!: CivilDate;

  @OneOf(EvidenceAuthorEnum, 'In which role its author wrote it.')
  author!: EvidenceReference['author'];

  @Sha256(optional('SHA-256 of the document, so that it can be recognised later.'))
  sha256: string | null = null;
}

@InputType({ description: 'That a parent or young person was informed (Children and Families Act 2014 s.68).' })
export class ParentInformedInput implements ParentInformed {
  @Day('The day.')
  on!: CivilDate;

  @OneOf(InformingMethodEnum, 'How.')
  method!: ParentInformed['method'];

  @Id(optional('Person of the school who informed them.'))
  by: string | null = null;
}

@InputType({ description: 'The review that a removal rests on (SEND Code of Practice 6.53 to 6.56).' })
export class ReviewHeldInput implements ReviewHeld {
  @Day('The day on which it was held.')
  heldOn!: CivilDate;

  @YesNo('Whether parents took part.')
  withParents!: boolean;

  @YesNo('Whether the pupil took part.')
  withPupil!: boolean;
}

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
