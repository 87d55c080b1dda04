import type { Clock } from './clock.ts';
import { ADVICE_GROUNDS, ASSESSMENT_GROUNDS } from './exception-grounds.ts';

/** Children and Families Act 2014 Part 3 and SI 2014/1530 came into force together. */
const SEND_LAW = { from: '2014-09-01' } as const;
const LA_STATUTORY = { ...SEND_LAW, fallsOn: 'LOCAL_AUTHORITY', standing: 'STATUTORY' } as const;

/**
 * From the request to the final plan, and re-assessment. The law says "of receiving", so the day of receipt is not
 * counted.
 */
export const ASSESSMENT_CLOCKS: readonly Clock[] = [
  {
    ...LA_STATUTORY,
    id: 'EHCNA_DECISION',
    name: 'Notify whether there will be an EHC needs assessment',
    grounds: ASSESSMENT_GROUNDS,
    counts: { from: ['requestReceived'], limit: { unit: 'CALENDAR_WEEKS', n: 6 } },
    source: 'SEND Regulations 2014 reg 5(1)',
  },
  {
    // Falls on the body that was asked: a school, a health body or social care.
    ...SEND_LAW,
    id: 'ADVICE_RETURN',
    name: 'Answer the request for advice',
    fallsOn: 'AGENCY',
    standing: 'STATUTORY',
    grounds: ADVICE_GROUNDS,
    counts: { from: ['adviceRequested'], limit: { unit: 'CALENDAR_WEEKS', n: 6 } },
    source: 'SEND Regulations 2014 reg 8(1)',
  },
  {
    ...LA_STATUTORY,
    id: 'REFUSE_TO_ISSUE',
    name: 'Notify that there will be no plan',
    grounds: ASSESSMENT_GROUNDS,
    counts: { from: ['requestReceived'], limit: { unit: 'CALENDAR_WEEKS', n: 16 } },
    source: 'SEND Regulations 2014 reg 10(1)',
  },
  {
    // "At least 15 days": a local authority may give more. This is the last day that the law gives.
    ...SEND_LAW,
    id: 'DRAFT_REPRESENTATIONS',
    name: 'Comment on the draft plan, name a school, ask for a meeting',
    fallsOn: 'PARENT_OR_YOUNG_PERSON',
    standing: 'STATUTORY',
    grounds: [],
    counts: { from: ['draftServed'], limit: { unit: 'DAYS_BEGINNING_WITH', n: 15 } },
    source: 'SEND Regulations 2014 reg 13(1)(a)',
  },
  {
    // The Code says "15 days" and not which. Calendar days are the default. If that changes, this row ends and another
    // begins.
    ...SEND_LAW,
    id: 'SCHOOL_CONSULT_RESPONSE',
    name: 'Answer the consultation on naming the school',
    fallsOn: 'SCHOOL',
    standing: 'GUIDANCE',
    grounds: [],
    disputed: true,
    steps: ['SCHOOL_CONSULT_RESPONSE_CALENDAR_DAYS', 'SCHOOL_CONSULT_RESPONSE_WORKING_DAYS'],
    headline: 'EARLIEST',
    needs: ['consultationReceived'],
    source: 'SEND Code of Practice 9.83',
  },
  {
    ...SEND_LAW,
    id: 'SCHOOL_CONSULT_RESPONSE_CALENDAR_DAYS',
    name: 'Answer the consultation, counted in calendar days',
    fallsOn: 'SCHOOL',
    standing: 'GUIDANCE',
    grounds: [],
    disputed: true,
    counts: { from: ['consultationReceived'], limit: { unit: 'CALENDAR_DAYS', n: 15 } },
    source: 'SEND Code of Practice 9.83',
  },
  {
    ...SEND_LAW,
    id: 'SCHOOL_CONSULT_RESPONSE_WORKING_DAYS',
    name: 'Answer the consultation, counted in working days',
    fallsOn: 'SCHOOL',
    standing: 'GUIDANCE',
    grounds: [],
    disputed: true,
    counts: { from: ['consultationReceived'], limit: { unit: 'WORKING_DAYS', n: 15 } },
    source: 'SEND Code of Practice 9.83',
  },
  {
    ...LA_STATUTORY,
    id: 'FINAL_PLAN',
    name: 'Send the final plan to parent or young person, institution and health body',
    grounds: ASSESSMENT_GROUNDS,
    counts: { from: ['requestReceived'], limit: { unit: 'CALENDAR_WEEKS', n: 20 } },
    source: 'SEND Regulations 2014 reg 13(2)',
  },
  {
    ...LA_STATUTORY,
    id: 'REASSESS_DECISION',
    name: 'Notify whether there will be a re-assessment',
    grounds: [],
    counts: { from: ['requestForReassessment'], limit: { unit: 'CALENDAR_DAYS', n: 15 } },
    source: 'SEND Regulations 2014 reg 25(1)',
  },
  {
    ...LA_STATUTORY,
    id: 'REASSESS_FINAL',
    name: 'Send the final plan after a re-assessment',
    grounds: ASSESSMENT_GROUNDS,
    counts: { from: ['reassessmentNotified', 'reassessmentDecided'], limit: { unit: 'CALENDAR_WEEKS', n: 14 } },
    source: 'SEND Regulations 2014 reg 27(2)',
  },
  {
    // A bar, not a duty: the last day of the six months in which a request may be declined for this reason alone.
    ...SEND_LAW,
    id: 'REQUEST_REPEAT',
    name: 'Wait before a new request for an assessment has to be considered',
    fallsOn: 'PARENT_OR_YOUNG_PERSON',
    standing: 'STATUTORY',
    grounds: [],
    counts: { from: ['lastAssessment'], limit: { unit: 'MONTHS', n: 6 } },
    source: 'Children and Families Act 2014 s.36(6); SEND Regulations 2014 reg 24',
  },
];
