import { InputType } from 'type-graphql';
import type {
  AlternativeExplanation,
  ConcernSource,
  ObservationSource,
  RemovalReason,
} from '../../src/decisions/identification/events.ts';
import type { PlaceOnSenSupport } from '../../src/decisions/identification/place-on-sen-support.ts';
import type { RaiseConcern } from '../../src/decisions/identification/raise-concern.ts';
import type { RecordReviewDate, ReviewKind } from '../../src/decisions/identification/record-review-date.ts';
import type { RecordSenStatus } from '../../src/decisions/identification/observed-period.ts';
import type { RemoveFromSenSupport } from '../../src/decisions/identification/remove-from-sen-support.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  AlternativeExplanationEnum,
  BroadAreaEnum,
  ConcernSourceEnum,
  ObservationSourceEnum,
  RemovalReasonEnum,
  ReviewKindEnum,
} from '../enums/identification.ts';
import {
  EvidenceInput,
  ObservedPeriodInput,
  ParentInformedInput,
  PlanPapersInput,
  RankedNeedInput,
  ReviewHeldInput,
} from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { CodeOf, Day, FreeText, Line, OneOf, optional, Part, Parts, SomeOf } from '../scalars/shape.ts';

@InputType({ description: 'A concern that a pupil may have special educational needs.' })
export class RaiseConcernInput extends DecisionInput implements RaiseConcern {
  @OneOf(ConcernSourceEnum, 'Who raised the concern.')
  source!: ConcernSource;

  @Day('The day on which it was raised.')
  raisedOn!: CivilDate;

  @SomeOf(BroadAreaEnum, 'Broad areas that the concern is about.')
  areas: string[] = [];

  @SomeOf(AlternativeExplanationEnum, 'Explanations other than SEN that were considered.')
  alternativeExplanations: AlternativeExplanation[] = [];

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('What was noticed.')
  description!: string;

  @FreeText(optional('What the school offers to all and has tried (SEND Code of Practice 6.37).'))
  universalSupportTried: string | null = null;
}

@InputType({ description: 'The decision that a pupil gets SEN support.' })
export class PlaceOnSenSupportInput extends DecisionInput implements PlaceOnSenSupport {
  @Parts(() => RankedNeedInput, 'Needs, ranked.')
  needs: RankedNeedInput[] = [];

  @Day(optional('When it is reviewed next.'))
  reviewOn: CivilDate | null = null;

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Outcomes that are sought.'))
  desiredOutcomes: string | null = null;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: "What a file or document says about a pupil's provision code." })
export class RecordSenStatusInput extends DecisionInput implements RecordSenStatus {
  @OneOf(ObservationSourceEnum, 'Where it is stated.')
  source!: ObservationSource;

  @Parts(() => ObservedPeriodInput, 'Provision codes with their dates, oldest first.')
  periods!: ObservedPeriodInput[];

  @Parts(() => RankedNeedInput, 'Needs of the newest period, ranked.')
  needs: RankedNeedInput[] = [];

  @Day(optional('Date of the document.'))
  documentOn: CivilDate | null = null;

  @Day(optional('When the document was received.'))
  receivedOn: CivilDate | null = null;

  @Part(() => PlanPapersInput, optional("The local authority's papers, for an EHC plan."))
  plan: PlanPapersInput | null = null;

  @CodeOf(
    optional('Why a plan ceased, from `codeList(name: CEASE_REASON)`; the newest period says what holds after it.'),
  )
  ceaseReason: string | null = null;

  @Line(optional('Reference of the plan.'))
  planReference: string | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'The decision that a pupil comes off SEN support.' })
export class RemoveFromSenSupportInput extends DecisionInput implements RemoveFromSenSupport {
  @OneOf(RemovalReasonEnum, 'The reason, honestly.')
  reason!: RemovalReason;

  @Part(() => ReviewHeldInput, optional('The review that it rests on.'))
  review: ReviewHeldInput | null = null;

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Day(optional('Until when the pupil is watched.'))
  monitorUntil: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;

  @FreeText(optional('Why, when an EHC needs assessment is open.'))
  whileAssessmentOpen: string | null = null;
}

@InputType({ description: 'When a file or document says the next review is.' })
export class RecordReviewDateInput extends PupilCommandInput implements RecordReviewDate {
  @OneOf(ObservationSourceEnum, 'Where it is stated.')
  source!: ObservationSource;

  @OneOf(ReviewKindEnum, 'Of what the review is.')
  review!: ReviewKind;

  @Day('The day of the review.')
  reviewOn!: CivilDate;

  @Day('Date of the file or document.')
  saidOn!: CivilDate;
}
