import { InputType } from 'type-graphql';
import type {
  Agency,
  Consent,
  PlacementEnd,
  PlacementKind,
  PlacementReason,
  TopUpDecided,
} from '../../src/decisions/provision/agency-events.ts';
import type { DecideRecommendation } from '../../src/decisions/provision/decide-recommendation.ts';
import type { EndPlacementElsewhere } from '../../src/decisions/provision/end-placement-elsewhere.ts';
import type { MakeReferral } from '../../src/decisions/provision/make-referral.ts';
import type { RecordAdvice, RecordTopUpDecision } from '../../src/decisions/provision/record-advice.ts';
import type { RequestTopUp } from '../../src/decisions/provision/request-top-up.ts';
import type { StartPlacementElsewhere } from '../../src/decisions/provision/start-placement-elsewhere.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  AgencyEnum,
  ConsentGiverEnum,
  ConsentScopeEnum,
  PlacementEndEnum,
  PlacementKindEnum,
  PlacementReasonEnum,
  TopUpGrantedEnum,
} from '../enums/agencies.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import {
  Day,
  FreeText,
  Id,
  Ids,
  LaCode,
  Line,
  Money,
  OneOf,
  optional,
  Part,
  Parts,
  Sha256,
  Urn,
  Whole,
  YesNo,
} from '../scalars/shape.ts';

const MOST_RECOMMENDATIONS = 100;

@InputType({ description: 'That a pupil is taught elsewhere for a time.' })
export class StartPlacementElsewhereInput extends DecisionInput implements StartPlacementElsewhere {
  @Urn(optional('URN of the other school, where it has one.'))
  placementUrn: string | null = null;

  @OneOf(PlacementKindEnum, 'What kind of place it is.')
  placementKind!: PlacementKind;

  @OneOf(PlacementReasonEnum, 'Why.')
  placementReason!: PlacementReason;

  @Day(optional('Last day that is planned.'))
  plannedEndOn: CivilDate | null = null;

  @Day(optional('When it is reviewed.'))
  reviewOn: CivilDate | null = null;

  @Day(optional('When the SENCO of this school was told.'))
  ourSencoToldOn: CivilDate | null = null;

  @Day(optional('When the SENCO of the other school was told.'))
  theirSencoToldOn: CivilDate | null = null;

  @Day(optional('When the parents were told.'))
  parentsToldOn: CivilDate | null = null;

  @Line(optional('Name of the place.'))
  placementName: string | null = null;

  @FreeText('Why, in words.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'The end of a placement elsewhere.' })
export class EndPlacementElsewhereInput extends DecisionInput implements EndPlacementElsewhere {
  @Id('The placement.')
  placement!: string;

  @OneOf(PlacementEndEnum, 'How it ended.')
  placementEnd!: PlacementEnd;

  @Day(optional('When the SENCO of this school was told.'))
  ourSencoToldOn: CivilDate | null = null;

  @Day(optional('When the SENCO of the other school was told.'))
  theirSencoToldOn: CivilDate | null = null;

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'Consent to a referral.' })
export class AgencyConsentInput implements Consent {
  @OneOf(ConsentGiverEnum, 'Who gave it.')
  givenBy!: Consent['givenBy'];

  @Day('When.')
  givenOn!: CivilDate;

  @OneOf(ConsentScopeEnum, 'To what.')
  scope!: Consent['scope'];

  @Day(optional('Last day on which it holds.'))
  expiresOn: CivilDate | null = null;
}

@InputType({ description: 'A referral to an agency.' })
export class MakeReferralInput extends DecisionInput implements MakeReferral {
  @OneOf(AgencyEnum, 'The agency.')
  agency!: Agency;

  @Id(optional('The provision that gave rise to it.'))
  provision: string | null = null;

  @Part(() => AgencyConsentInput, optional('The consent it rests on.'))
  consent: AgencyConsentInput | null = null;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: 'Advice of an agency.' })
export class RecordAdviceInput extends PupilCommandInput implements RecordAdvice {
  @OneOf(AgencyEnum, 'The agency.')
  agency!: Agency;

  @Id(optional('The referral it answers.'))
  referral: string | null = null;

  @Day('Date of the document.')
  documentOn!: CivilDate;

  @Day('When it was received.')
  receivedOn!: CivilDate;

  @Sha256(optional('SHA-256 of the document.'))
  sha256: string | null = null;

  @Whole('How many recommendations it makes, in its own order.', 0, MOST_RECOMMENDATIONS)
  recommendations!: number;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'What becomes of a recommendation.' })
export class DecideRecommendationInput extends DecisionInput implements DecideRecommendation {
  @Id('The advice.')
  advice!: string;

  @Whole('Which of its recommendations, from 1.', 1, MOST_RECOMMENDATIONS)
  recommendation!: number;

  @Id(optional('The provision by which it is carried out.'))
  provision: string | null = null;

  @YesNo('Whether it is adopted.')
  adopted!: boolean;

  @FreeText('Why.')
  why!: string;
}

@InputType({ description: 'A request for top-up funding.' })
export class RequestTopUpInput extends DecisionInput implements RequestTopUp {
  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @Ids('Provisions that it is for.')
  provisions: string[] = [];

  @Money('Pence a year that the provision costs.')
  annualPence!: number;

  @Day('The day on which it was asked for.')
  requestedOn!: CivilDate;

  @FreeText('Why.')
  rationale!: string;
}

@InputType({ description: "The local authority's answer to a request for top-up funding." })
export class RecordTopUpDecisionInput extends PupilCommandInput implements RecordTopUpDecision {
  @Id('The request.')
  request!: string;

  @OneOf(TopUpGrantedEnum, 'What was granted.')
  granted!: TopUpDecided['granted'];

  @Money(optional('Pence a year.'))
  annualPence: number | null = null;

  @Day(optional('First day.'))
  from: CivilDate | null = null;

  @Day(optional('Last day.'))
  to: CivilDate | null = null;

  @Day(optional('Date of the letter.'))
  documentOn: CivilDate | null = null;

  @Day('When it was received.')
  receivedOn!: CivilDate;

  @FreeText(optional('A note.'))
  note: string | null = null;
}
