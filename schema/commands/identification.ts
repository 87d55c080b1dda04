import type { RecordSenStatus } from '../../src/decisions/identification/observed-period.ts';
import { InputType } from 'type-graphql';
import type { ObservationSource } from '../../src/decisions/identification/events.ts';
import type { RecordReviewDate, ReviewKind } from '../../src/decisions/identification/record-review-date.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { ObservationSourceEnum, ReviewKindEnum } from '../enums/identification.ts';
import { ObservedPeriodInput, PlanPapersInput, RankedNeedInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { CodeOf, Day, FreeText, Line, OneOf, optional, Part, Parts } from '../scalars/shape.ts';

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
