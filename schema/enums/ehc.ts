import type { Agreement, Awareness, EhcRequestDecided, NoRequestReason } from '../../src/decisions/ehc/request-events.ts';
import { publishEnum } from './publish.ts';

export const EhcRequestOutcomeEnum = publishEnum<EhcRequestDecided['outcome']>('EhcRequestOutcome', 'What the school decided about asking for an EHC needs assessment.', {
  REQUEST: 'To ask the local authority.',
  DO_NOT_REQUEST: 'Not to ask.',
});

export const NoRequestReasonEnum = publishEnum<NoRequestReason>('NoRequestReason', 'Why a school does not ask for an EHC needs assessment. None of them is the legal test of s.36(8).', {
  NEEDS_MET_BY_SEN_SUPPORT: 'Needs are met by SEN support.',
  MORE_CYCLES_FIRST: 'More cycles of assess, plan, do and review come first.',
  EVIDENCE_INCOMPLETE: 'Evidence is incomplete.',
  LA_CRITERIA_NOT_MET: 'Criteria of the local authority are not met; they are not the legal test.',
  PARENTS_ASK_THEMSELVES: 'The parents or the young person ask themselves.',
  PARENTS_DO_NOT_AGREE: 'The parents or the young person do not agree.',
  PUPIL_IS_LEAVING: 'The pupil is leaving.',
  STAFFING: 'For lack of staff.',
  FUNDING: 'For lack of funding.',
  OTHER: 'Another reason.',
});

export const AwarenessEnum = publishEnum<Awareness>('Awareness', 'Whether somebody knows of something.', { YES: 'Yes.', NO: 'No.', NOT_KNOWN: 'Not known.' });

export const AgreementEnum = publishEnum<Agreement>('Agreement', 'Whether the parents or the young person agree.', {
  AGREED: 'They agree.',
  NOT_AGREED: 'They do not agree.',
  NOT_ASKED: 'They were not asked.',
  NOT_KNOWN: 'Not known.',
});
