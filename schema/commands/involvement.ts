import { InputType } from 'type-graphql';
import type { ConfirmDecision, DisputeDecision } from '../../src/decisions/involvement/decision-word.ts';
import type { ConsultationOutcome, ContactMethod, Party, Position } from '../../src/decisions/involvement/events.ts';
import type { InformSenco } from '../../src/decisions/involvement/inform-senco.ts';
import type { AcknowledgeDecision, RecordTeachersInformed } from '../../src/decisions/involvement/inform-teachers.ts';
import type {
  AnswerConsultation,
  ConfirmInvolvement,
  DisputeInvolvement,
} from '../../src/decisions/involvement/involvement-word.ts';
import type { RecordConsultation } from '../../src/decisions/involvement/record-consultation.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { DecisionTypeEnum } from '../enums/decisions.ts';
import { ConsultationOutcomeEnum, ContactMethodEnum, PartyEnum, PositionEnum } from '../enums/involvement.ts';
import { PupilCommandInput } from './envelope.ts';
import { Day, FreeText, Id, Ids, Moment, OneOf, optional } from '../scalars/shape.ts';

@InputType({ description: 'What a record about one decision has.' })
export class OfDecisionInput extends PupilCommandInput {
  @Id('The decision.')
  decisionId!: string;
}

@InputType({ description: 'That you stand by a decision in which you are named as decider.' })
export class ConfirmDecisionInput extends OfDecisionInput implements ConfirmDecision {
  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'That it was not decided so, or not by you.' })
export class DisputeDecisionInput extends OfDecisionInput implements DisputeDecision {
  @FreeText(optional('What is wrong.'))
  note: string | null = null;
}

@InputType({ description: 'That the SENCO was told of a decision. Recorded by anybody but the SENCO it is a claim.' })
export class InformSencoInput extends OfDecisionInput implements InformSenco {
  @Day(optional('The day, where no more is known.'))
  informedOn: CivilDate | null = null;

  @Moment(optional('The moment; then without `informedOn`.'))
  informedAt: Instant | null = null;

  @OneOf(ContactMethodEnum, 'How.')
  method!: ContactMethod;

  @Id(optional('Who told the SENCO.'))
  by: string | null = null;
}

@InputType({ description: 'That you, the SENCO, were told of a decision or asked about it.' })
export class ConfirmInvolvementInput extends OfDecisionInput implements ConfirmInvolvement {
  @Day(optional('The day as you have it; left out, as it was recorded.'))
  informedOn: CivilDate | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'That you, the SENCO, were not told or asked as it was recorded.' })
export class DisputeInvolvementInput extends OfDecisionInput implements DisputeInvolvement {
  @Day(optional('The day on which you were told; left out, not at all.'))
  informedOn: CivilDate | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'What you, the SENCO, say to a decision that somebody else took.' })
export class AnswerConsultationInput extends OfDecisionInput implements AnswerConsultation {
  @OneOf(PositionEnum, 'Your position.')
  position!: Position;

  @FreeText(optional('Your views.'))
  views: string | null = null;
}

@InputType({ description: 'That somebody was consulted, and what they said.' })
export class RecordConsultationInput extends PupilCommandInput implements RecordConsultation {
  @Id(optional('The decision that it was about, where there is one already.'))
  decisionId: string | null = null;

  @OneOf(
    DecisionTypeEnum,
    optional('Held before there was a decision: for which kind. It then belongs to the next of that kind.'),
  )
  about: string | null = null;

  @OneOf(PartyEnum, 'Who was consulted.')
  party!: Party;

  @OneOf(ContactMethodEnum, 'How.')
  method!: ContactMethod;

  @Day('The day.')
  on!: CivilDate;

  @OneOf(ConsultationOutcomeEnum, 'What came of it.')
  outcome!: ConsultationOutcome;

  @FreeText(optional('Their views.'))
  views: string | null = null;
}

@InputType({ description: 'Which teachers were told of a decision and what it asks of them.' })
export class RecordTeachersInformedInput extends OfDecisionInput implements RecordTeachersInformed {
  @Ids('The teachers.')
  teachers: string[] = [];

  @Day('The day.')
  on!: CivilDate;
}

@InputType({ description: 'That you have read a decision that you were told of.' })
export class AcknowledgeDecisionInput extends OfDecisionInput implements AcknowledgeDecision {}
