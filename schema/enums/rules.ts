import { ACTIONS } from '../../src/access/abilities.ts';
import { type RuleCode, RULES } from '../../src/decisions/rules.ts';
import { publishEnum } from './publish.ts';

const RULE_DESCRIPTIONS = Object.fromEntries(
  Object.entries(RULES).map(([code, { message, basis }]) => [code, `${message} Basis: ${basis}.`]),
) as Record<RuleCode, string>;

export const RuleCodeEnum = publishEnum(
  'RuleCode',
  'The rules that a command can meet: reasons of a refusal, or findings kept beside what was recorded.',
  RULE_DESCRIPTIONS,
);

export const ActionEnum = publishEnum(
  'Action',
  'What a person may do at a school; it follows from the offices held there.',
  ACTIONS,
);
