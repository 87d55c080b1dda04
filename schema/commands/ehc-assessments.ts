import { InputType } from 'type-graphql';
import type { AnswerNamingConsultation } from '../../src/decisions/ehc/answer-naming-consultation.ts';
import type { Adviser, NamingGround, NamingPosition, PlanSection } from '../../src/decisions/ehc/assessment-events.ts';
import type {
  RecordAdviceRequest,
  RecordDraftPlan,
  RecordLaReceipt,
  RecordNamingConsultation,
  ReturnAdvice,
} from '../../src/decisions/ehc/la-letters.ts';
import type { RecordFinalPlan } from '../../src/decisions/ehc/record-final-plan.ts';
import type { RecordLaDecisionToAssess } from '../../src/decisions/ehc/record-la-decision-to-assess.ts';
import type { RecordLaDecisionToIssue } from '../../src/decisions/ehc/record-la-decision-to-issue.ts';
import type { RecordReassessmentDecision } from '../../src/decisions/ehc/record-reassessment-decision.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { AdviserEnum, LaDecisionEnum, NamingGroundEnum, NamingPositionEnum, PlanSectionEnum } from '../enums/ehc.ts';
import { RankedNeedInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { OutsideDecisionInput, OutsideFactInput } from './outside.ts';
import {
  Day,
  FreeText,
  Id,
  LaCode,
  Line,
  Moment,
  OneOf,
  optional,
  Parts,
  SomeOf,
  Urn,
  YesNo,
} from '../scalars/shape.ts';

@InputType({ description: "The local authority's word on when it received a request." })
export class RecordLaReceiptInput extends OutsideFactInput implements RecordLaReceipt {
  @Day('The day on which the local authority received the request.')
  laReceivedOn!: CivilDate;
}

@InputType({ description: "The local authority's decision whether to assess." })
export class RecordLaDecisionToAssessInput extends OutsideDecisionInput implements RecordLaDecisionToAssess {
  @OneOf(LaDecisionEnum, 'What it decided.')
  outcome!: 'AGREED' | 'REFUSED';
}

@InputType({ description: "The local authority's decision whether to issue a plan." })
export class RecordLaDecisionToIssueInput extends OutsideDecisionInput implements RecordLaDecisionToIssue {
  @OneOf(LaDecisionEnum, 'What it decided.')
  outcome!: 'AGREED' | 'REFUSED';
}

@InputType({ description: "The local authority's decision whether to assess again." })
export class RecordReassessmentDecisionInput extends OutsideDecisionInput implements RecordReassessmentDecision {
  @OneOf(LaDecisionEnum, 'What it decided.')
  outcome!: 'AGREED' | 'REFUSED';
}

@InputType({ description: 'A request of the local authority for advice.' })
export class RecordAdviceRequestInput extends OutsideFactInput implements RecordAdviceRequest {
  @OneOf(AdviserEnum, 'Who is asked.')
  askedOf!: Adviser;
}

@InputType({ description: 'Advice that went to the local authority.' })
export class ReturnAdviceInput extends PupilCommandInput implements ReturnAdvice {
  @Id(optional('The request that it answers, where it is recorded.'))
  request: string | null = null;

  @Day('The day on which it went.')
  on!: CivilDate;

  @Moment(optional('When it was sent, to the moment.'))
  sentAt: Instant | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'A draft plan.' })
export class RecordDraftPlanInput extends OutsideFactInput implements RecordDraftPlan {
  @Day(optional('The day on which it was served on the parents or the young person.'))
  servedOn: CivilDate | null = null;
}

@InputType({ description: 'A consultation of the local authority on naming the school.' })
export class RecordNamingConsultationInput extends OutsideFactInput implements RecordNamingConsultation {
  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @Line(optional('Reference of the draft plan.'))
  draftPlanReference: string | null = null;
}

@InputType({ description: "The school's answer to a consultation on naming it." })
export class AnswerNamingConsultationInput extends DecisionInput implements AnswerNamingConsultation {
  @Id(optional('The consultation that it answers.'))
  consultation: string | null = null;

  @OneOf(NamingPositionEnum, 'Where the school stands.')
  position!: NamingPosition;

  @SomeOf(NamingGroundEnum, 'Grounds of s.39(4), for an objection.')
  grounds: NamingGround[] = [];

  @Moment(optional('When the answer was sent.'))
  sentAt: Instant | null = null;

  @FreeText(optional('Reasons.'))
  reasons: string | null = null;
}

@InputType({ description: 'A final EHC plan.' })
export class RecordFinalPlanInput extends OutsideDecisionInput implements RecordFinalPlan {
  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @Day('The day from which the plan is in force.')
  planFrom!: CivilDate;

  @SomeOf(PlanSectionEnum, 'Sections of the copy that reached the school.')
  sections: PlanSection[] = [];

  @Urn(optional('URN of the school named in section I.'))
  namedSchoolUrn: string | null = null;

  @YesNo(optional('Whether there is a personal budget.'))
  personalBudget: boolean | null = null;

  @Line('Reference of the plan.')
  planReference!: string;

  @Parts(() => RankedNeedInput, 'Needs that section B states, ranked.')
  needs: RankedNeedInput[] = [];
}
