import { ACTIONS } from '../../src/access/abilities.ts';
import { RULE_CODE } from '../../src/decisions/rules.ts';
import { enumOf } from './enum-of.ts';
import { publishEnum } from './publish.ts';

export const RuleCodeEnum = enumOf(RULE_CODE);

export const ActionEnum = publishEnum(
  'Action',
  'What a person may do at a school; it follows from the offices held there.',
  ACTIONS,
);
