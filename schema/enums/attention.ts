import type { AttentionCode, AttentionDetail } from '../../src/questions/attention-reason.ts';
import type { DiaryKind } from '../../src/questions/diary.ts';
import { publishEnum } from './publish.ts';

export const AttentionCodeEnum = publishEnum<AttentionCode>(
  'AttentionCode',
  'Why a pupil needs the attention of the SENCO.',
  {
    REVIEW_OVERDUE: 'The day of a review has passed.',
    NO_PARENT_CONTACT_THIS_TERM:
      'SEN support or a plan, and no contact with the parents is recorded this term. By custom; CoP 6.65.',
    FEWER_THAN_THREE_PARENT_MEETINGS:
      'SEN support, and fewer meetings with the parents this academic year than terms are over: three a year are expected. CoP 6.65 ("should").',
    NO_PRIMARY_NEED: 'SEN support or a plan without a primary need.',
    NSA_OVER_A_YEAR: 'The type of need is NSA, not assessed, for longer than a year. By custom.',
    NO_OUTCOME_ON_TARGETED_PROVISION: 'Targeted or specialist provision without an outcome.',
    NO_SESSIONS_IN_FOUR_WEEKS:
      'Targeted or specialist provision of which no session given is logged for four school weeks. By custom.',
    SECTION_F_VARIANCE:
      'An item of Section F of a plan is not delivered as the plan says. Children and Families Act 2014 s.42.',
    PHASE_TRANSFER_NOT_RECORDED:
      'A plan in a year of transition, and no transfer is recorded, so that its clock cannot run. SEND Regulations 2014 reg 18.',
    CENSUS_NOT_READY: 'The entry would not pass the next school census.',
  },
);

export const AttentionDetailEnum = publishEnum<AttentionDetail>(
  'AttentionDetail',
  'What exactly needs attention: which review, or what the census would not take.',
  {
    SUPPORT_REVIEW: 'The review of SEN support that was set.',
    SUPPORT_REVIEW_BY_CUSTOM: 'No review of SEN support is set; by custom it was due a term after the last one.',
    CONCERN_BY_CUSTOM: 'A concern; by custom it is looked at again within half a term.',
    MONITORING: 'The end or review of monitoring.',
    PROVISION_REVIEW: 'The review of a provision.',
    PLACEMENT_REVIEW: 'The review of a placement elsewhere.',
    ANNUAL_REVIEW: 'The review of an EHC plan. Children and Families Act 2014 s.44.',
    NEED_MISSING: 'SEN support or a plan without a primary need.',
    RANKS_NOT_DISTINCT: 'Two needs have the same rank.',
    NEED_CODE_RETIRED: 'A type of need is not in the list on the day of the census.',
    NSA_WITH_PLAN: 'A type of need that does not go with a plan.',
    NO_SEN_WITH_NEED: 'A need without SEN.',
    PLAN_NOT_NAMED: 'A plan whose reference or local authority is not recorded.',
  },
);

export const DiaryKindEnum = publishEnum<DiaryKind>('DiaryKind', "What stands in the SENCO's diary.", {
  SUPPORT_REVIEW: 'A review of SEN support.',
  CONCERN_CHECK: 'A concern is looked at again.',
  MONITORING_CHECK: 'Monitoring is reviewed or ends.',
  PROVISION_REVIEW: 'A review of a provision.',
  PROVISION_END: 'The planned end of a provision.',
  OUTCOME_DUE: 'An outcome is to be assessed.',
  PLACEMENT_REVIEW: 'A review of a placement elsewhere.',
  PLACEMENT_END: 'The planned end of a placement elsewhere.',
  ANNUAL_REVIEW: 'The review of an EHC plan: its meeting, or the last day for it.',
  CLOCK: 'The last day of another clock of an EHC case.',
  SIGN_OFF_CONDITION: 'A condition of a sign-off is to be met.',
  PARENT_MEETING: 'The parents are to be met, once a term.',
});
