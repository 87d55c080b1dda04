import {
  ACCOUNTABILITY_FINDINGS,
  type AccountabilityCode,
  type AccountabilityFinding,
} from '../../src/decisions/involvement/findings.ts';
import type { NoticeState } from '../../src/decisions/involvement/decider-notices.ts';
import type { RecordChange } from '../../src/decisions/involvement/events.ts';
import type { InboxState } from '../../src/decisions/involvement/senco-inbox.ts';
import type { StepKind } from '../../src/decisions/involvement/steps.ts';
import { publishEnum } from './publish.ts';

const FINDINGS = Object.fromEntries(
  Object.entries(ACCOUNTABILITY_FINDINGS).map(([code, { message, basis }]) => [code, `${message} Basis: ${basis}.`]),
) as Record<AccountabilityCode, string>;

export const AccountabilityCodeEnum = publishEnum<AccountabilityCode>(
  'AccountabilityCode',
  'Findings that are worked out when a decision is read.',
  FINDINGS,
);

export const SeverityEnum = publishEnum<AccountabilityFinding['severity']>('Severity', 'How much a finding weighs.', {
  INFORMATION: 'To be known; no duty is touched.',
  CONCERN: 'To be put right.',
});

export const StepKindEnum = publishEnum<StepKind>('StepKind', 'Steps of how a decision came about and who was told.', {
  PROPOSED: 'It was proposed, or its sign-off asked for.',
  CONSULTED: 'Somebody was consulted.',
  SIGNED_OFF: 'It was signed off.',
  DECIDED: 'It was decided.',
  RECORDED: 'It was recorded here.',
  SENCO_INFORMED: 'The SENCO was told, by the word of whoever recorded it.',
  SENCO_CONFIRMED: 'The SENCO confirmed having been told or asked.',
  SENCO_DISPUTED: 'The SENCO disputed it.',
  SENCO_ANSWERED: 'The SENCO answered the question about it.',
  DECIDER_CONFIRMED: 'Somebody named as decider confirmed it.',
  DECIDER_DISPUTED: 'Somebody named as decider disputed it.',
  DISSENTED: 'Somebody dissented.',
  PARENT_INFORMED: 'The parent, young person or alternative person was informed.',
  TEACHERS_INFORMED: 'Teachers were told.',
  TEACHER_ACKNOWLEDGED: 'A teacher acknowledged it.',
  EVIDENCE_ATTACHED: 'Evidence was added.',
});

export const InboxStateEnum = publishEnum<InboxState>(
  'InboxState',
  'What the SENCO has said to a decision of somebody else.',
  {
    AWAITING: 'Nothing yet, or nothing since the newest claim.',
    CONFIRMED: 'That they were told or asked.',
    DISPUTED: 'That they were not told or asked as recorded.',
    ANSWERED: 'What they think of it.',
  },
);

export const RecordChangeEnum = publishEnum<RecordChange>(
  'RecordChangeKind',
  'What may be done to a decision that was recorded.',
  {
    CORRECTED: 'It was replaced by what it should have said.',
    VOIDED: 'It was made void, as recorded in error.',
  },
);

export const NoticeStateEnum = publishEnum<NoticeState>(
  'NoticeState',
  'What somebody has said to a change of their decision by somebody else.',
  {
    AWAITING: 'Nothing yet.',
    CONFIRMED: 'That it is right so.',
    DISPUTED: 'That it is not.',
  },
);
