import {
  ACCOUNTABILITY_FINDINGS,
  type AccountabilityCode,
  type AccountabilityFinding,
} from '../../src/decisions/involvement/findings.ts';
import { NOTICE_STATE } from '../../src/decisions/involvement/decider-notices.ts';
import { RECORD_CHANGE } from '../../src/decisions/involvement/events.ts';
import { INBOX_STATE } from '../../src/decisions/involvement/senco-inbox.ts';
import { STEP_KIND } from '../../src/decisions/involvement/steps.ts';
import { enumOf } from './enum-of.ts';
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

export const StepKindEnum = enumOf(STEP_KIND);

export const InboxStateEnum = enumOf(INBOX_STATE);

export const RecordChangeEnum = enumOf(RECORD_CHANGE);

export const NoticeStateEnum = enumOf(NOTICE_STATE);
