import type { Clock } from './clock.ts';

const SEND_LAW = { from: '2014-09-01', grounds: [] } as const;
const LA_STATUTORY = { ...SEND_LAW, fallsOn: 'LOCAL_AUTHORITY', standing: 'STATUTORY' } as const;
const SCHOOL_STATUTORY = { ...SEND_LAW, fallsOn: 'SCHOOL', standing: 'STATUTORY' } as const;

/** Reviews of a plan, transfers between phases and between areas. None of these limits has an exception. */
export const REVIEW_CLOCKS: readonly Clock[] = [
  {
    // "In each subsequent period of 12 months starting with the date on which the plan was last reviewed": the decision
    // completes a review, not the meeting. The last day is the day before the anniversary. After 29 February it is 28
    // February: that year has no corresponding date, so the period ends with the month (Dodds v Walker [1981] 1 WLR
    // 1027).
    ...LA_STATUTORY,
    id: 'ANNUAL_REVIEW',
    name: 'Complete the next review of the plan',
    counts: { from: ['lastReviewCompleted', 'planMade'], limit: { unit: 'MONTHS_BEGINNING_WITH', n: 12 } },
    source: 'Children and Families Act 2014 s.44(1)',
  },
  {
    ...SCHOOL_STATUTORY,
    id: 'AR_PAPERS',
    name: 'Send papers and invitations for the review meeting',
    counts: { from: ['meeting'], limit: { unit: 'WEEKS_BEFORE', n: 2 } },
    source: 'SEND Regulations 2014 reg 20',
  },
  {
    ...SCHOOL_STATUTORY,
    id: 'AR_REPORT',
    name: 'Send the report of the meeting to all who were invited',
    counts: { from: ['meeting'], limit: { unit: 'CALENDAR_WEEKS', n: 2 } },
    source: 'SEND Regulations 2014 reg 20',
  },
  {
    ...LA_STATUTORY,
    id: 'AR_DECISION',
    name: 'Notify whether the plan is maintained, amended or ceased, with the proposed amendments',
    counts: { from: ['meeting'], limit: { unit: 'CALENDAR_WEEKS', n: 4 } },
    source: 'SEND Regulations 2014 reg 20(10); R (L) v Devon CC [2022] EWHC 493 (Admin)',
  },
  {
    ...SEND_LAW,
    id: 'AR_REPRESENTATIONS',
    name: 'Comment on the proposed amendments',
    fallsOn: 'PARENT_OR_YOUNG_PERSON',
    standing: 'STATUTORY',
    counts: { from: ['amendmentNotice'], limit: { unit: 'DAYS_BEGINNING_WITH', n: 15 } },
    source: 'SEND Regulations 2014 reg 22(2)(c)',
  },
  {
    // 4 weeks to the notice and 8 from it. By Devon it is never more than 12 from the meeting, however late the notice
    // was.
    ...LA_STATUTORY,
    id: 'AR_FINAL',
    name: 'Send the amended plan, or notice that it is not amended',
    steps: ['AR_FINAL_FROM_NOTICE', 'AR_FINAL_FROM_MEETING'],
    headline: 'EARLIEST',
    needs: ['amendmentNotice'],
    source: 'SEND Regulations 2014 reg 22(3)-(4); R (L) v Devon CC [2022] EWHC 493 (Admin)',
  },
  {
    ...LA_STATUTORY,
    id: 'AR_FINAL_FROM_NOTICE',
    name: 'Send the amended plan, counted from the notice',
    counts: { from: ['amendmentNotice'], limit: { unit: 'CALENDAR_WEEKS', n: 8 } },
    source: 'SEND Regulations 2014 reg 22(3)-(4)',
  },
  {
    ...LA_STATUTORY,
    id: 'AR_FINAL_FROM_MEETING',
    name: 'Send the amended plan, counted from the meeting',
    counts: { from: ['meeting'], limit: { unit: 'CALENDAR_WEEKS', n: 12 } },
    source: 'R (L) v Devon CC [2022] EWHC 493 (Admin)',
  },
  {
    ...LA_STATUTORY,
    id: 'PHASE_TRANSFER',
    name: 'Review and amend the plan, naming the next setting',
    steps: ['PHASE_TRANSFER_SCHOOL', 'PHASE_TRANSFER_POST_16', 'PHASE_TRANSFER_BETWEEN_POST_16'],
    headline: 'EARLIEST',
    needs: [],
    source: 'SEND Regulations 2014 reg 18',
  },
  {
    // Every transfer of reg 2 except to a post-16 institution: early years to school, infant to junior, primary to
    // middle, to secondary.
    ...LA_STATUTORY,
    id: 'PHASE_TRANSFER_SCHOOL',
    name: 'Name the next school',
    counts: { from: ['schoolTransfer'], limit: { unit: 'BEFORE_DAY_OF_YEAR', monthDay: '02-15' } },
    source: 'SEND Regulations 2014 reg 18(1)(b)',
  },
  {
    // Transfers of 1 September 2015 had until 30 May of that year.
    ...LA_STATUTORY,
    id: 'PHASE_TRANSFER_POST_16',
    name: 'Name the post-16 institution',
    to: '2015-09-01',
    counts: { from: ['postSixteenTransfer'], limit: { unit: 'BEFORE_DAY_OF_YEAR', monthDay: '05-31' } },
    source: 'SEND Regulations 2014 reg 18(3)',
  },
  {
    ...LA_STATUTORY,
    id: 'PHASE_TRANSFER_POST_16',
    name: 'Name the post-16 institution',
    from: '2015-09-02',
    counts: { from: ['postSixteenTransfer'], limit: { unit: 'BEFORE_DAY_OF_YEAR', monthDay: '03-31' } },
    source: 'SEND Regulations 2014 reg 18(1)(a)',
  },
  {
    ...LA_STATUTORY,
    id: 'PHASE_TRANSFER_BETWEEN_POST_16',
    name: 'Name the next post-16 institution',
    counts: { from: ['postSixteenMove'], limit: { unit: 'MONTHS_BEFORE', n: 5 } },
    source: 'SEND Regulations 2014 reg 18(2)',
  },
  {
    ...LA_STATUTORY,
    id: 'LA_MOVE',
    name: 'After a move: tell the parent or young person what will be done, then review the plan',
    steps: ['LA_MOVE_NOTIFY', 'LA_MOVE_REVIEW'],
    headline: 'EARLIEST',
    needs: ['planTransferred'],
    source: 'SEND Regulations 2014 reg 15(4)-(5)',
  },
  {
    ...LA_STATUTORY,
    id: 'LA_MOVE_NOTIFY',
    name: 'Tell the parent or young person what the new local authority will do',
    counts: { from: ['planTransferred'], limit: { unit: 'CALENDAR_WEEKS', n: 6 } },
    source: 'SEND Regulations 2014 reg 15(4)',
  },
  {
    ...LA_STATUTORY,
    id: 'LA_MOVE_REVIEW',
    name: 'Review the plan that was transferred',
    steps: ['LA_MOVE_REVIEW_FROM_REVIEW', 'LA_MOVE_REVIEW_FROM_TRANSFER'],
    headline: 'LATEST',
    needs: 'EVERY_STEP',
    source: 'SEND Regulations 2014 reg 15(5)',
  },
  {
    ...LA_STATUTORY,
    id: 'LA_MOVE_REVIEW_FROM_REVIEW',
    name: 'Review the plan, counted from its making or last review',
    counts: { from: ['lastReviewCompleted', 'planMade'], limit: { unit: 'MONTHS_BEGINNING_WITH', n: 12 } },
    source: 'SEND Regulations 2014 reg 15(5)(a)',
  },
  {
    ...LA_STATUTORY,
    id: 'LA_MOVE_REVIEW_FROM_TRANSFER',
    name: 'Review the plan, counted from the transfer',
    counts: { from: ['planTransferred'], limit: { unit: 'MONTHS_BEGINNING_WITH', n: 3 } },
    source: 'SEND Regulations 2014 reg 15(5)(b)',
  },
  {
    ...SEND_LAW,
    id: 'EARLY_YEARS_REVIEW',
    name: 'Consider reviewing the plan of a child under five',
    fallsOn: 'LOCAL_AUTHORITY',
    standing: 'GUIDANCE',
    steps: ['EARLY_YEARS_REVIEW_FROM', 'EARLY_YEARS_REVIEW_UNTIL'],
    headline: 'LATEST',
    needs: ['lastEarlyYearsReview'],
    source: 'SEND Code of Practice 9.178',
  },
  {
    ...SEND_LAW,
    id: 'EARLY_YEARS_REVIEW_FROM',
    name: 'Consider a review, first day',
    fallsOn: 'LOCAL_AUTHORITY',
    standing: 'GUIDANCE',
    counts: { from: ['lastEarlyYearsReview'], limit: { unit: 'MONTHS', n: 3 } },
    source: 'SEND Code of Practice 9.178',
  },
  {
    ...SEND_LAW,
    id: 'EARLY_YEARS_REVIEW_UNTIL',
    name: 'Consider a review, last day',
    fallsOn: 'LOCAL_AUTHORITY',
    standing: 'GUIDANCE',
    counts: { from: ['lastEarlyYearsReview'], limit: { unit: 'MONTHS', n: 6 } },
    source: 'SEND Code of Practice 9.178',
  },
];
