import { InputType } from 'type-graphql';
import type {
  ExplanationConsidered,
  ProgressEvidence,
  ReferralConsent,
  StrategyTried,
} from '../../src/decisions/identification/case-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { AlternativeExplanationEnum } from '../enums/identification.ts';
import {
  ConsentGiverEnum,
  ConsentScopeEnum,
  ExplanationFindingEnum,
  ProgressComparisonEnum,
  ProgressFindingEnum,
  UniversalStrategyEnum,
} from '../enums/identification-case.ts';
import { Day, OneOf, optional, Whole } from '../scalars/shape.ts';

const MOST_MONTHS = 240;

@InputType({ description: 'One look at progress.' })
export class ProgressEvidenceInput implements ProgressEvidence {
  @OneOf(ProgressComparisonEnum, 'What it is held against.')
  comparison!: ProgressEvidence['comparison'];

  @OneOf(ProgressFindingEnum, 'How it compares.')
  finding!: ProgressEvidence['finding'];

  @Day(optional('Date of the baseline.'))
  baselineOn: CivilDate | null = null;

  @Day('Date of the measurement.')
  measuredOn!: CivilDate;

  @Whole(optional('Whole months behind the level usual for the age.'), 0, MOST_MONTHS)
  monthsBehind: number | null = null;
}

@InputType({ description: 'Something offered to all that was tried.' })
export class StrategyTriedInput implements StrategyTried {
  @OneOf(UniversalStrategyEnum, 'What was tried.')
  strategy!: StrategyTried['strategy'];

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day; left out while it goes on.'))
  to: CivilDate | null = null;
}

@InputType({ description: 'An explanation other than SEN, and what became of it.' })
export class ExplanationConsideredInput implements ExplanationConsidered {
  @OneOf(AlternativeExplanationEnum, 'The explanation.')
  explanation!: ExplanationConsidered['explanation'];

  @OneOf(ExplanationFindingEnum, 'What became of it.')
  finding!: ExplanationConsidered['finding'];

  @Day(optional('When it was looked into.'))
  consideredOn: CivilDate | null = null;
}

@InputType({ description: 'Agreement to a referral outside the school.' })
export class ReferralConsentInput implements ReferralConsent {
  @Day('The day on which it was given.')
  givenOn!: CivilDate;

  @OneOf(ConsentGiverEnum, 'Who gave it.')
  givenBy!: ReferralConsent['givenBy'];

  @OneOf(ConsentScopeEnum, 'What it covers.')
  scope!: ReferralConsent['scope'];

  @Day(optional('Last day on which it holds.'))
  expiresOn: CivilDate | null = null;
}
