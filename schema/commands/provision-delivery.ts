import { InputType } from 'type-graphql';
import type { AgreeApdrPlan } from '../../src/decisions/provision/agree-apdr-plan.ts';
import type { AssessOutcome } from '../../src/decisions/provision/assess-outcome.ts';
import type { ReviewDecision, Variance } from '../../src/decisions/provision/delivery-events.ts';
import type { Interruption, OutcomeResult, ParentPosition, Party } from '../../src/decisions/provision/events.ts';
import type { HoldApdrReview } from '../../src/decisions/provision/hold-apdr-review.ts';
import type { LogDelivery, RecordDeliveryVariance } from '../../src/decisions/provision/log-delivery.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  InterruptionEnum,
  OutcomeResultEnum,
  ParentPositionEnum,
  PartyEnum,
  ReviewDecisionEnum,
  VarianceEnum,
} from '../enums/provision.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { CodeOf, Day, FreeText, Id, Ids, OneOf, optional, Parts, SomeOf, Whole } from '../scalars/shape.ts';

const MOST_SESSIONS = 2_000;
const MOST_CYCLES = 100;

@InputType({ description: 'How far an outcome was reached.' })
export class AssessOutcomeInput extends PupilCommandInput implements AssessOutcome {
  @Id('The outcome.')
  outcome!: string;

  @OneOf(OutcomeResultEnum, 'How far it was reached.')
  result!: OutcomeResult;

  @Day('The day on which it was assessed.')
  assessedOn!: CivilDate;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText(optional('What was reached.'))
  achieved: string | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'Sessions of some days.' })
export class LogDeliveryInput extends PupilCommandInput implements LogDelivery {
  @Id('The provision.')
  provision!: string;

  @Day('First day.')
  from!: CivilDate;

  @Day('Last day.')
  to!: CivilDate;

  @Whole('Sessions that were planned.', 0, MOST_SESSIONS)
  sessionsPlanned!: number;

  @Whole('Sessions that were delivered.', 0, MOST_SESSIONS)
  sessionsDelivered!: number;
}

@InputType({ description: 'What was not delivered as it should have been.' })
export class RecordDeliveryVarianceInput extends PupilCommandInput implements RecordDeliveryVariance {
  @Id(optional('The provision; either this or the item of Section F, or both.'))
  provision: string | null = null;

  @CodeOf(optional("The item of Section F, by the plan's reference."))
  sectionFItem: string | null = null;

  @OneOf(VarianceEnum, 'How delivery differed.')
  variance!: Variance;

  @Day('Since when.')
  since!: CivilDate;

  @Day(optional('Until when; left out while it goes on.'))
  until: CivilDate | null = null;

  @Whole(optional('Sessions that were missed.'), 0, MOST_SESSIONS)
  missedSessions: number | null = null;

  @OneOf(InterruptionEnum, 'The reason, honestly.')
  interruption!: Interruption;

  @Day(optional('When the local authority was told.'))
  laToldOn: CivilDate | null = null;

  @Day(optional('When an early review was asked for.'))
  earlyReviewAskedOn: CivilDate | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'The plan of a cycle of assess, plan, do, review.' })
export class AgreeApdrPlanInput extends DecisionInput implements AgreeApdrPlan {
  @Whole('Number of the cycle, from 1.', 1, MOST_CYCLES)
  cycle!: number;

  @Ids('Outcomes it aims at.')
  outcomes: string[] = [];

  @Ids('Provisions by which.')
  provisions: string[] = [];

  @Day('When it is reviewed.')
  reviewOn!: CivilDate;

  @SomeOf(PartyEnum, 'With whom it was agreed.')
  agreedWith: Party[] = [];

  @FreeText(optional('What was assessed.'))
  assessment: string | null = null;

  @FreeText(optional('What is expected of it.'))
  expectedImpact: string | null = null;
}

@InputType({ description: 'The review of a cycle.' })
export class HoldApdrReviewInput extends DecisionInput implements HoldApdrReview {
  @Whole('Number of the cycle.', 1, MOST_CYCLES)
  cycle!: number;

  @Day('The day on which it was held.')
  heldOn!: CivilDate;

  @SomeOf(PartyEnum, 'Who took part.')
  attendedBy: Party[] = [];

  @OneOf(ReviewDecisionEnum, 'What follows.')
  reviewDecision!: ReviewDecision;

  @OneOf(ParentPositionEnum, 'Where the parents stand.')
  parentPosition!: ParentPosition;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText(optional('What the cycle brought.'))
  impact: string | null = null;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}
