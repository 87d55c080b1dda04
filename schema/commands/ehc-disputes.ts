import { InputType } from 'type-graphql';
import type { ExceptionGround } from '../../src/clocks/exception-grounds.ts';
import type {
  AgreedMatter,
  AppealLodged,
  AppealSubject,
  ClockExceptionRecorded,
  ConcededKind,
  MediationStep,
  OrderKind,
} from '../../src/decisions/ehc/dispute-events.ts';
import type {
  ClaimClockException,
  RecordAppeal,
  RecordConcession,
  RecordDisabilityClaim,
  RecordMediation,
} from '../../src/decisions/ehc/dispute-steps.ts';
import type { RecordLaMove, RecordLaMoveNotice } from '../../src/decisions/ehc/la-move.ts';
import type { RecordTribunalOrder } from '../../src/decisions/ehc/record-tribunal-order.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { ClockIdEnum, ExceptionGroundEnum } from '../enums/clocks.ts';
import {
  AgreedMatterEnum,
  AppealSubjectEnum,
  AppellantEnum,
  ClaimantEnum,
  ConcededKindEnum,
  MediationStepEnum,
  SchoolPositionEnum,
  TribunalOrderKindEnum,
} from '../enums/ehc-reviews.ts';
import { EvidenceInput } from './decision-parts.ts';
import { PupilCommandInput } from './envelope.ts';
import { OutsideDecisionInput, OutsideFactInput } from './outside.ts';
import { Day, FreeText, LaCode, OneOf, optional, Parts, SomeOf, YesNo } from '../scalars/shape.ts';

@InputType({ description: 'A step of mediation.' })
export class RecordMediationInput extends OutsideFactInput implements RecordMediation {
  @OneOf(MediationStepEnum, 'Which step.')
  step!: MediationStep;

  @Day('The day of it.')
  on!: CivilDate;

  @SomeOf(AgreedMatterEnum, 'For AGREED: what was agreed.')
  agreed: AgreedMatter[] = [];

  @YesNo(
    'For AGREED: whether the agreement sets times of its own, in writing; then no limit of the Regulations is counted.',
  )
  otherTimeAgreed: boolean = false;
}

@InputType({ description: 'An appeal to the Tribunal. A school has no right of appeal.' })
export class RecordAppealInput extends OutsideFactInput implements RecordAppeal {
  @OneOf(AppellantEnum, 'Who appeals.')
  lodgedBy!: AppealLodged['lodgedBy'];

  @Day('The day on which it was lodged.')
  lodgedOn!: CivilDate;

  @OneOf(AppealSubjectEnum, 'What is appealed against.')
  subject!: AppealSubject;

  @OneOf(SchoolPositionEnum, 'Where the school stands.')
  schoolPosition!: AppealLodged['schoolPosition'];

  @FreeText(optional('How the school helped.'))
  supportGiven: string | null = null;
}

@InputType({ description: "The local authority's notice that it does not oppose an appeal." })
export class RecordConcessionInput extends OutsideFactInput implements RecordConcession {
  @OneOf(ConcededKindEnum, 'What it will do.')
  conceded!: ConcededKind;

  @Day('The day on which it told the Tribunal.')
  concededOn!: CivilDate;
}

@InputType({ description: 'A complaint or claim of disability discrimination against the school.' })
export class RecordDisabilityClaimInput extends OutsideFactInput implements RecordDisabilityClaim {
  @Day('The day of what is complained of; where it went on, its last day.')
  actOn!: CivilDate;

  @Day(optional('The day on which a claim was lodged with the Tribunal.'))
  lodgedOn: CivilDate | null = null;
}

@InputType({ description: 'An order of the Tribunal.' })
export class RecordTribunalOrderInput extends OutsideDecisionInput implements RecordTribunalOrder {
  @OneOf(TribunalOrderKindEnum, 'What it orders.')
  order!: OrderKind;

  @Day('Date of the order.')
  orderOn!: CivilDate;
}

@InputType({ description: 'The transfer of a plan to another local authority.' })
export class RecordLaMoveInput extends OutsideFactInput implements RecordLaMove {
  @LaCode('Code of the new local authority, three digits.')
  laCode!: string;

  @Day('The day of the transfer.')
  transferredOn!: CivilDate;
}

@InputType({
  description: 'What the new local authority told the parent or young person after the transfer of a plan.',
})
export class RecordLaMoveNoticeInput extends OutsideFactInput implements RecordLaMoveNotice {
  @Day(
    optional(
      'The day on which they were told, where it is known; else the day on which the school received the notice counts.',
    ),
  )
  informedOn: CivilDate | null = null;

  @YesNo(optional('Whether it proposes an EHC needs assessment; left out where it does not say.'))
  assessmentProposed: boolean | null = null;

  @Day(optional('The day by which it proposes to review the plan; left out where it does not say.'))
  reviewProposedOn: CivilDate | null = null;
}

@InputType({ description: 'An exception to a time limit, as somebody claims it.' })
export class ClaimClockExceptionInput extends PupilCommandInput implements ClaimClockException {
  @OneOf(ClockIdEnum, 'The clock.')
  clockId!: string;

  @OneOf(ExceptionGroundEnum, 'On which ground.')
  ground!: ExceptionGround;

  @OneOf(ClaimantEnum, 'Who claims it.')
  claimedBy!: ClockExceptionRecorded['claimedBy'];

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day; left out while it goes on, and then claimed for this request only.'))
  to: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText(optional('A note.'))
  note: string | null = null;
}
