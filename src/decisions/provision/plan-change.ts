import { codes, dayAboutChild, oneOf, part, type Stored } from '../../kernel/members.ts';

const PLAN_CHANGE_KIND = codes('PlanChangeKind', "What took an item of Section F out of the school's duty.", {
  PLAN_AMENDED: 'The local authority amended the plan.',
  PLAN_CEASED: 'The local authority ceased to maintain the plan.',
  TRIBUNAL_ORDER: 'The Tribunal ordered it.',
});

/**
 * The act that took an item of Section F out of the school's duty. It is the local authority's or the Tribunal's, never
 * the school's (s.42, s.44, s.45).
 */
export const PLAN_CHANGE = part('PlanChange', "What took an item of Section F out of the school's duty.", {
  kind: oneOf(PLAN_CHANGE_KIND, 'What it was.'),
  on: dayAboutChild('From which day.'),
});
export type PlanChange = Stored<typeof PLAN_CHANGE.members>;
