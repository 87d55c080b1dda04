import { InputType } from 'type-graphql';
import type { DecideEhcRequest } from '../../src/decisions/ehc/decide-ehc-request.ts';
import type {
  Agreement,
  Awareness,
  EhcRequestDecided,
  NoRequestReason,
} from '../../src/decisions/ehc/request-events.ts';
import { AgreementEnum, AwarenessEnum, EhcRequestOutcomeEnum, NoRequestReasonEnum } from '../enums/ehc.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput } from './envelope.ts';
import { FreeText, OneOf, optional, Parts, Urn } from '../scalars/shape.ts';

@InputType({ description: "The school's decision whether to ask for an EHC needs assessment." })
export class DecideEhcRequestInput extends DecisionInput implements DecideEhcRequest {
  @OneOf(EhcRequestOutcomeEnum, 'What was decided.')
  outcome!: EhcRequestDecided['outcome'];

  @Urn(optional('URN of the school or provider where the pupil is placed, when that is elsewhere.'))
  placementSchoolUrn: string | null = null;

  @OneOf(NoRequestReasonEnum, optional('Why not, honestly; for DO_NOT_REQUEST.'))
  reasonCode: NoRequestReason | null = null;

  @OneOf(AwarenessEnum, 'Whether the parents or the young person know of it.')
  parentsAware!: Awareness;

  @OneOf(AgreementEnum, 'Whether they agree.')
  agreement!: Agreement;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText('Why.')
  rationale!: string;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}
