import type { AlternativeExplanation } from '../../src/decisions/identification/alternative-explanation.ts';
import { InputType } from 'type-graphql';
import type {
  IdentificationProposed,
  SpecialistReferralDecided,
} from '../../src/decisions/identification/case-events.ts';
import type { DecideNotSen } from '../../src/decisions/identification/decide-not-sen.ts';
import type { ProposeIdentification } from '../../src/decisions/identification/propose-identification.ts';
import type { RecordInformation } from '../../src/decisions/identification/record-information.ts';
import type { ReferToSpecialist } from '../../src/decisions/identification/refer-to-specialist.ts';
import type { StartMonitoring } from '../../src/decisions/identification/start-monitoring.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { AlternativeExplanationEnum, BroadAreaEnum } from '../enums/identification.ts';
import { ProposedOutcomeEnum, SpecialistEnum } from '../enums/identification-case.ts';
import { EvidenceInput, ParentInformedInput, RankedNeedInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import {
  ExplanationConsideredInput,
  ProgressEvidenceInput,
  ReferralConsentInput,
  StrategyTriedInput,
} from './identification-parts.ts';
import { Day, FreeText, Ids, OneOf, optional, Part, Parts, SomeOf } from '../scalars/shape.ts';

@InputType({ description: 'What was gathered about a concern.' })
export class RecordInformationInput extends PupilCommandInput implements RecordInformation {
  @Day('The day on which it was put together.')
  gatheredOn!: CivilDate;

  @SomeOf(BroadAreaEnum, 'Broad areas that it is about.')
  areas: string[] = [];

  @Parts(() => ProgressEvidenceInput, "Progress, held against peers and against the pupil's own rate.")
  progress: ProgressEvidenceInput[] = [];

  @Parts(() => StrategyTriedInput, 'What is offered to all and was tried, with dates.')
  strategies: StrategyTriedInput[] = [];

  @Parts(() => ExplanationConsideredInput, 'Explanations other than SEN, and what became of them.')
  explanations: ExplanationConsideredInput[] = [];

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('What was found.')
  summary!: string;

  @FreeText(optional('What was tried, in words.'))
  strategiesTried: string | null = null;
}

@InputType({ description: 'A proposal of what becomes of a concern.' })
export class ProposeIdentificationInput extends DecisionInput implements ProposeIdentification {
  @OneOf(ProposedOutcomeEnum, 'What is proposed.')
  outcome!: IdentificationProposed['outcome'];

  @Parts(() => RankedNeedInput, 'Needs, ranked.')
  needs: RankedNeedInput[] = [];

  @Ids('Persons who propose it together with those in `decidedBy`, such as the class teacher and the SENCO.')
  proposers: string[] = [];

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'The decision to watch a pupil without SEN support.' })
export class StartMonitoringInput extends DecisionInput implements StartMonitoring {
  @Day(optional('When the pupil is looked at again.'))
  reviewOn: CivilDate | null = null;

  @SomeOf(AlternativeExplanationEnum, 'Explanations that account for what was noticed.')
  explanations: AlternativeExplanation[] = [];

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('What is done meanwhile, such as a pastoral plan.'))
  monitoringPlan: string | null = null;
}

@InputType({ description: 'The decision that a concern is not SEN.' })
export class DecideNotSenInput extends DecisionInput implements DecideNotSen {
  @SomeOf(AlternativeExplanationEnum, 'Explanations that account for what was noticed.')
  explanations: AlternativeExplanation[] = [];

  @Part(() => ParentInformedInput, optional('That a parent or young person was informed.'))
  parentInformed: ParentInformedInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'The referral of a pupil to a specialist outside the school.' })
export class ReferToSpecialistInput extends DecisionInput implements ReferToSpecialist {
  @OneOf(SpecialistEnum, 'Which specialist.')
  specialist!: SpecialistReferralDecided['specialist'];

  @Part(() => ReferralConsentInput, optional('Agreement of the parent or young person.'))
  consent: ReferralConsentInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}
