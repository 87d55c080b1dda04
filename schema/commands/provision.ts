import { InputType } from 'type-graphql';
import type { AmendProvision } from '../../src/decisions/provision/amend-provision.ts';
import type { EndProvision } from '../../src/decisions/provision/end-provision.ts';
import type { Change, EndReason, Interruption, ParentPosition, Party } from '../../src/decisions/provision/events.ts';
import type { ProposeProvision } from '../../src/decisions/provision/propose-provision.ts';
import type { ResumeProvision } from '../../src/decisions/provision/resume-provision.ts';
import type { ProvisionPlan, StartProvision } from '../../src/decisions/provision/start-provision.ts';
import type { SuspendProvision } from '../../src/decisions/provision/suspend-provision.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  EndReasonEnum,
  InterruptionEnum,
  ParentPositionEnum,
  PartyEnum,
  ProvisionChangeEnum,
} from '../enums/provision.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput, GroupDecisionInput } from './envelope.ts';
import { PlannedOutcomeInput } from './outcomes.ts';
import { PlanChangeInput, ProvisionTermsInput } from './provision-terms.ts';
import { Day, FreeText, Id, OneOf, optional, Part, Parts, SomeOf } from '../scalars/shape.ts';

@InputType({ description: 'A proposal of provision.' })
export class ProposeProvisionInput extends DecisionInput implements ProposeProvision {
  @Part(() => ProvisionTermsInput, 'What is proposed.')
  terms!: ProvisionTermsInput;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('What it is called.')
  name!: string;

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'What is started.' })
export class ProvisionPlanInput implements ProvisionPlan {
  @Part(() => ProvisionTermsInput, 'What is provided.')
  terms!: ProvisionTermsInput;

  @Parts(() => PlannedOutcomeInput, 'Outcomes that are sought.')
  outcomes: PlannedOutcomeInput[] = [];

  @SomeOf(PartyEnum, 'With whom it was agreed.')
  agreedWith: Party[] = [];

  @OneOf(ParentPositionEnum, 'Where the parents stand.')
  parentPosition!: ParentPosition;

  @Day(optional('For a reduced timetable: when the local authority was told.'))
  laInformedOn: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('What it is called.')
  name!: string;

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'The start of provision for a pupil.' })
export class StartProvisionInput extends DecisionInput implements StartProvision {
  @Id(optional('The proposal that is carried out.'))
  provision: string | null = null;

  @Part(() => ProvisionPlanInput, 'What is started.')
  plan!: ProvisionPlanInput;
}

@InputType({ description: 'The start of the same provision for each pupil of a group.' })
export class StartProvisionForGroupInput extends GroupDecisionInput {
  @Part(() => ProvisionPlanInput, 'What is started for each of them.')
  plan!: ProvisionPlanInput;
}

@InputType({ description: 'A change of provision.' })
export class AmendProvisionInput extends DecisionInput implements AmendProvision {
  @Id('The provision.')
  provision!: string;

  @SomeOf(ProvisionChangeEnum, 'What changes.')
  changes: Change[] = [];

  @Part(() => ProvisionTermsInput, 'The new terms in full.')
  terms!: ProvisionTermsInput;

  @Part(() => PlanChangeInput, optional('For an item of Section F: what allows it.'))
  planChange: PlanChangeInput | null = null;

  @OneOf(ParentPositionEnum, 'Where the parents stand.')
  parentPosition!: ParentPosition;

  @Day(optional('When the parents were told.'))
  parentsToldOn: CivilDate | null = null;

  @Day(optional('For a reduced timetable: when the local authority was told.'))
  laInformedOn: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'That provision is suspended.' })
export class SuspendProvisionInput extends DecisionInput implements SuspendProvision {
  @Id('The provision.')
  provision!: string;

  @OneOf(InterruptionEnum, 'The reason, honestly.')
  interruption!: Interruption;

  @Day(optional('When it is expected to go on.'))
  expectedBackOn: CivilDate | null = null;

  @Day(optional('When the parents were told.'))
  parentsToldOn: CivilDate | null = null;

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'That suspended provision goes on.' })
export class ResumeProvisionInput extends DecisionInput implements ResumeProvision {
  @Id('The provision.')
  provision!: string;

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'The end of provision; it counts from the first day on which it is given no more.' })
export class EndProvisionInput extends DecisionInput implements EndProvision {
  @Id('The provision.')
  provision!: string;

  @OneOf(EndReasonEnum, 'The reason, honestly.')
  endReason!: EndReason;

  @Id(optional('The provision that takes its place.'))
  replacedBy: string | null = null;

  @Part(() => PlanChangeInput, optional('For an item of Section F: what allows it.'))
  planChange: PlanChangeInput | null = null;

  @OneOf(ParentPositionEnum, 'Where the parents stand.')
  parentPosition!: ParentPosition;

  @Day(optional('When the parents were told.'))
  parentsToldOn: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}
