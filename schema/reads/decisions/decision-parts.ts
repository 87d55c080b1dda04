import { Field, Int, ObjectType } from 'type-graphql';
import type { ParentInformed, PlanPapers, ReviewHeld } from '../../../src/decisions/identification/events.ts';
import type { EvidenceReference, RankedNeed } from '../../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import {
  EvidenceAuthorEnum,
  EvidenceKindEnum,
  InformingMethodEnum,
  PlanNoticeEnum,
} from '../../enums/identification.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { Person } from '../people/person.ts';

@ObjectType('RankedNeed', { description: 'A need with its rank.', simpleResolvers: true })
export class RankedNeedType implements RankedNeed {
  @Field(() => CodeScalar, { description: 'Code of the type of need; `codeList(name: NEED)` says what it stands for.' })
  code!: string;

  @Field(() => Int, { description: 'Rank; 1 is the primary need.' })
  rank!: number;
}

@ObjectType('Evidence', { description: 'A reference to evidence.', simpleResolvers: true })
export class EvidenceType implements EvidenceReference {
  @Field(() => EvidenceKindEnum, { description: 'What kind of evidence it is.' })
  kind!: EvidenceReference['kind'];

  @Field(() => CivilDateScalar, { description: 'Date of the evidence.' })
  on!: CivilDate;

  @Field(() => EvidenceAuthorEnum, { description: 'In which role its author wrote it.' })
  author!: EvidenceReference['author'];

  @Field(() => HashScalar, { nullable: true, description: 'SHA-256 of the document.' })
  sha256!: string | null;
}

@ObjectType('ParentInformed', {
  description: 'That a parent or young person was informed (Children and Families Act 2014 s.68).',
  simpleResolvers: true,
})
export class ParentInformedType {
  @Field(() => CivilDateScalar, { description: 'The day.' })
  readonly on: CivilDate;

  @Field(() => InformingMethodEnum, { description: 'How.' })
  readonly method: ParentInformed['method'];

  @Field(() => Person, { nullable: true, description: 'Who informed them.' })
  readonly by: Person | null;

  constructor({ on, method, by }: ParentInformed, person: (id: string) => Person) {
    this.on = on;
    this.method = method;
    this.by = by === null ? null : person(by);
  }
}

@ObjectType('ReviewHeld', { description: 'A review of SEN support.', simpleResolvers: true })
export class ReviewHeldType implements ReviewHeld {
  @Field(() => CivilDateScalar, { description: 'The day on which it was held.' })
  heldOn!: CivilDate;

  @Field(() => Boolean, { description: 'Whether parents took part.' })
  withParents!: boolean;

  @Field(() => Boolean, { description: 'Whether the pupil took part.' })
  withPupil!: boolean;
}

@ObjectType('PlanPapers', { description: "The local authority's papers about an EHC plan.", simpleResolvers: true })
export class PlanPapersType implements PlanPapers {
  @Field(() => String, { description: 'Code of the local authority.' })
  laCode!: string;

  @Field(() => PlanNoticeEnum, { description: 'What kind of notice.' })
  notice!: PlanPapers['notice'];
}
