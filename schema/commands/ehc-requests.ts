import { InputType } from 'type-graphql';
import type {
  AssembleEhcEvidence,
  ConsiderEhcRequest,
  RecordEhcParentDiscussion,
} from '../../src/decisions/ehc/prepare-request.ts';
import type {
  Agreement,
  Awareness,
  ChecklistItem,
  ConsiderationSource,
  EhcEvidenceAssembled,
  Requester,
} from '../../src/decisions/ehc/request-events.ts';
import type { SubmitEhcRequest } from '../../src/decisions/ehc/submit-ehc-request.ts';
import type { WithdrawEhcRequest } from '../../src/decisions/ehc/withdraw-ehc-request.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import {
  AgreementEnum,
  AwarenessEnum,
  ChecklistStateEnum,
  ConsiderationSourceEnum,
  EvidencePurposeEnum,
  RequesterEnum,
} from '../enums/ehc.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { CodeOf, Day, FreeText, LaCode, Moment, OneOf, optional, Parts, Whole, YesNo } from '../scalars/shape.ts';

const MOST_CYCLES = 100;

@InputType({ description: 'One kind of evidence that local authorities usually ask for.' })
export class ChecklistItemInput implements ChecklistItem {
  @CodeOf('Code of the kind, from `codeList(name: EHC_EVIDENCE)`.')
  code!: string;

  @OneOf(ChecklistStateEnum, 'Whether it is there.')
  state!: ChecklistItem['state'];
}

@InputType({ description: 'That a request is being considered.' })
export class ConsiderEhcRequestInput extends PupilCommandInput implements ConsiderEhcRequest {
  @OneOf(ConsiderationSourceEnum, 'Who raised it.')
  raisedBy!: ConsiderationSource;

  @Day('The day.')
  on!: CivilDate;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'The evidence as the school has put it together.' })
export class AssembleEhcEvidenceInput extends PupilCommandInput implements AssembleEhcEvidence {
  @Day('The day as on which it stands so.')
  on!: CivilDate;

  @Whole('How many cycles of assess, plan, do and review were reviewed.', 0, MOST_CYCLES)
  reviewedCycles!: number;

  @Parts(
    () => ChecklistItemInput,
    'What local authorities usually ask for, and whether it is there. That is not the legal test.',
  )
  checklist: ChecklistItemInput[] = [];

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @OneOf(EvidencePurposeEnum, 'What it is for.')
  purpose!: EhcEvidenceAssembled['purpose'];

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'A discussion with parents or the young person about a request.' })
export class RecordEhcParentDiscussionInput extends PupilCommandInput implements RecordEhcParentDiscussion {
  @Day('The day.')
  on!: CivilDate;

  @OneOf(AgreementEnum, 'Whether they agree.')
  agreement!: Agreement;

  @YesNo('Whether the pupil took part.')
  withPupil!: boolean;

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({
  description: 'A request for an EHC needs assessment to the local authority. `decidedBy` says who signed it.',
})
export class SubmitEhcRequestInput extends DecisionInput implements SubmitEhcRequest {
  @OneOf(RequesterEnum, 'Who asks.')
  requestedBy!: Requester;

  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @Moment(optional('When it was sent.'))
  sentAt: Instant | null = null;

  @OneOf(AwarenessEnum, 'Whether the parents or the young person know of it.')
  parentsAware!: Awareness;

  @OneOf(AgreementEnum, 'Whether they agree.')
  agreement!: Agreement;

  @Parts(() => EvidenceInput, 'Evidence.')
  evidence: EvidenceInput[] = [];

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'The withdrawal of a request.' })
export class WithdrawEhcRequestInput extends DecisionInput implements WithdrawEhcRequest {
  @OneOf(RequesterEnum, 'Who withdrew it.')
  withdrawnBy!: Requester;

  @FreeText('Why.')
  rationale!: string;
}
