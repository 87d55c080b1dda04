/**
 * Worked dates that a person can check against the provision with a calendar at hand: facts, last permitted day, and
 * what the example is for. Written by hand, never taken from the program.
 */
export type Worked = readonly [facts: Readonly<Record<string, string | null>>, due: string | null, why: string];

const of = (fact: string, rows: readonly (readonly [from: string, due: string, why: string])[]): readonly Worked[] =>
  rows.map(([from, due, why]) => [{ [fact]: from }, due, why]);

export const WORKED_DATES: Readonly<Record<string, readonly Worked[]>> = {
  EHCNA_DECISION: [
    ...of('requestReceived', [
      ['2026-11-02', '2026-12-14', 'Monday to Monday'],
      ['2026-07-20', '2026-08-31', 'through the summer holidays; ends on a bank holiday and stays there'],
      ['2024-01-22', '2024-03-04', '29 February lies between'],
      ['2026-10-23', '2026-12-04', 'half-term and the end of summer time lie between'],
      ['2026-02-23', '2026-04-06', 'the start of summer time lies between; ends on Easter Monday'],
    ]),
    [{ requestReceived: null }, null, 'not received yet'],
    [{}, null, 'nothing is known'],
  ],
  ADVICE_RETURN: of('adviceRequested', [
    ['2026-05-22', '2026-07-03', 'over half-term'],
    ['2026-07-01', '2026-08-12', 'ends while schools are closed: an exception may be claimed, the date stays'],
    ['2026-11-18', '2026-12-30', 'ends between Christmas and New Year'],
  ]),
  REFUSE_TO_ISSUE: of('requestReceived', [
    ['2026-11-02', '2027-02-22', 'by the calendar'],
    ['2027-12-01', '2028-03-22', '29 February lies between'],
    ['2026-04-27', '2026-08-17', 'ends in August and stays there'],
  ]),
  FINAL_PLAN: of('requestReceived', [
    ['2026-11-02', '2027-03-22', 'by the calendar'],
    ['2027-10-20', '2028-03-08', 'leap year'],
    ['2026-08-31', '2027-01-18', 'received on a bank holiday'],
    ['2026-04-01', '2026-08-19', 'ends in the summer holidays'],
  ]),
  DRAFT_REPRESENTATIONS: of('draftServed', [
    ['2027-01-11', '2027-01-25', 'the 11th is day 1'],
    ['2026-12-17', '2026-12-31', 'over Christmas'],
    ['2024-02-20', '2024-03-05', '29 February is day 10'],
    ['2026-03-20', '2026-04-03', 'ends on Good Friday'],
  ]),
  SCHOOL_CONSULT_RESPONSE: of('consultationReceived', [
    ['2026-11-02', '2026-11-17', 'calendar days by default'],
    ['2026-12-14', '2026-12-29', 'in the holidays'],
    ['2028-02-20', '2028-03-06', 'leap year'],
    ['2014-09-01', '2014-09-16', 'first day of the Regulations'],
  ]),
  SCHOOL_CONSULT_RESPONSE_CALENDAR_DAYS: of('consultationReceived', [
    ['2026-11-02', '2026-11-17', 'the day of receipt is not counted'],
    ['2026-10-17', '2026-11-01', 'ends on a Sunday'],
    ['2026-01-31', '2026-02-15', 'from the 31st'],
  ]),
  SCHOOL_CONSULT_RESPONSE_WORKING_DAYS: of('consultationReceived', [
    ['2026-11-02', '2026-11-23', 'three weeks without a holiday'],
    ['2026-12-14', '2027-01-07', '25 and 28 December and 1 January are holidays'],
    ['2026-03-23', '2026-04-15', 'Good Friday and Easter Monday'],
  ]),
  REASSESS_DECISION: of('requestForReassessment', [
    ['2026-11-02', '2026-11-17', 'the day of receipt is not counted'],
    ['2026-07-31', '2026-08-15', 'from the 31st; ends on a Saturday and stays there'],
    ['2024-02-15', '2024-03-01', 'leap year'],
    ['2026-03-20', '2026-04-04', 'start of summer time'],
  ]),
  REASSESS_FINAL: [
    ...of('reassessmentNotified', [
      ['2026-11-02', '2027-02-08', 'over Christmas'],
      ['2027-12-06', '2028-03-13', 'leap year'],
    ]),
    [{ reassessmentDecided: '2026-05-04' }, '2026-08-10', 'of its own accord, s.44(3)'],
    [
      { reassessmentDecided: '2026-05-04', reassessmentNotified: '2026-05-11' },
      '2026-08-17',
      'after a request the notification counts',
    ],
  ],
  REQUEST_REPEAT: of('lastAssessment', [
    ['2026-01-10', '2026-07-10', 'same day number'],
    ['2026-08-31', '2027-02-28', 'there is no 31 February'],
    ['2027-08-31', '2028-02-29', 'nor in a leap year'],
  ]),
  MEDIATION_CONTACT: of('noticeSent', [
    ['2026-10-15', '2026-12-15', 'same day number'],
    ['2026-12-31', '2027-02-28', 'there is no 31 February'],
    ['2023-12-31', '2024-02-29', 'leap year'],
    ['2026-10-25', '2026-12-25', 'Christmas Day: rule 12 is not for this limit'],
    ['2026-06-10', '2026-08-10', 'nor is August'],
  ]),
  MEDIATION_CERTIFICATE: of('mediationDeclined', [
    ['2026-11-05', '2026-11-10', 'over a weekend'],
    ['2026-12-23', '2026-12-30', '24, 29, 30 December'],
    ['2026-04-02', '2026-04-09', 'over Easter'],
    ['2026-11-07', '2026-11-11', 'told on a Saturday'],
    ['2022-09-16', '2022-09-22', 'State funeral on the 19th'],
    ['2014-12-23', '2014-12-30', 'in the first year of the Regulations'],
  ]),
  MEDIATION_MEETING: of('mediationRequested', [
    ['2026-11-02', '2026-12-02', '30 calendar days'],
    ['2026-12-01', '2026-12-31', 'over Christmas'],
    ['2024-02-01', '2024-03-02', 'leap year'],
    ['2026-03-15', '2026-04-14', 'start of summer time'],
  ]),
  APPEAL: [
    [
      { decisionLetter: '2026-10-01', mediationCertificate: '2026-11-29' },
      '2027-01-04',
      "IPSEA's example: 29 December moves to the first working day after 1 January",
    ],
    [
      { decisionLetter: '2026-10-01', mediationCertificate: '2026-10-05' },
      '2026-12-01',
      "the letter's two months end later",
    ],
    [
      { decisionLetter: '2026-03-25', mediationCertificate: '2026-04-30' },
      '2026-06-01',
      "the certificate's month ends later, on Saturday 30 May",
    ],
    [
      { decisionLetter: '2026-09-14', mediationCertificate: null },
      '2026-11-16',
      'no certificate; Saturday moves to Monday',
    ],
    [
      { decisionLetter: null, mediationCertificate: '2026-10-05' },
      null,
      'without the letter nobody knows which is later',
    ],
    ...of('decisionLetter', [
      ['2026-06-10', '2026-09-01', 'ends on 10 August'],
      ['2024-06-25', '2024-09-02', '1 September 2024 is a Sunday'],
      ['2026-05-31', '2026-07-31', 'the last day before August stays'],
      ['2026-07-01', '2026-09-01', 'the first day after August stays'],
      ['2026-12-31', '2027-03-01', 'there is no 31 February; the 28th is a Sunday'],
      ['2023-12-29', '2024-02-29', 'leap day'],
      ['2026-02-03', '2026-04-07', 'ends on Good Friday; Easter Monday is a holiday'],
      ['2026-10-24', '2026-12-24', 'Thursday 24 December stays'],
      ['2022-10-24', '2022-12-28', 'Saturday 24 December is before the vacation: the next working day'],
      [
        '2027-05-31',
        '2027-08-02',
        'Saturday 31 July is before the vacation: the next working day, though it is in August',
      ],
      ['2026-10-25', '2027-01-04', 'Christmas Day'],
      ['2026-11-01', '2027-01-04', "New Year's Day"],
      ['2027-10-27', '2028-01-04', '3 January 2028 is a substitute holiday'],
    ]),
  ],
  APPEAL_FROM_LETTER: of('decisionLetter', [
    ['2026-10-01', '2026-12-01', 'not moved'],
    ['2026-06-10', '2026-08-10', 'not moved'],
    ['2026-12-31', '2027-02-28', 'not moved'],
  ]),
  APPEAL_FROM_CERTIFICATE: of('mediationCertificate', [
    ['2026-11-29', '2026-12-29', 'not moved'],
    ['2026-01-31', '2026-02-28', 'there is no 31 February'],
    ['2028-01-31', '2028-02-29', 'leap year'],
  ]),
  DISABILITY_CLAIM: of('actComplainedOf', [
    ['2026-01-15', '2026-07-14', 'the day itself is in the six months'],
    ['2026-03-01', '2026-08-31', 'August and the bank holiday do not move it'],
    ['2025-09-01', '2026-02-28', 'end of February'],
    ['2023-09-01', '2024-02-29', 'in a leap year'],
    ['2026-06-27', '2026-12-26', 'Christmas does not move it'],
    ['2025-12-31', '2026-06-30', 'six whole months, though June has no 31st'],
    ['2025-08-31', '2026-02-28', 'nor February'],
  ]),
  ANNUAL_REVIEW: [
    ...of('lastReviewCompleted', [
      ['2026-11-03', '2027-11-02', 'the day before the anniversary'],
      ['2023-03-01', '2024-02-29', 'leap day is the last day'],
      [
        '2024-02-29',
        '2025-02-28',
        'reviewed on leap day: there is no 29 February 2025, so the year ends with its month (Dodds v Walker)',
      ],
      ['2024-02-28', '2025-02-27', 'a day earlier'],
      ['2024-03-01', '2025-02-28', 'a day later'],
    ]),
    [{ planMade: '2026-01-01' }, '2026-12-31', 'the first review, from the making of the plan'],
    [{ planMade: '2025-01-01', lastReviewCompleted: '2026-03-29' }, '2027-03-28', 'once reviewed, the review counts'],
  ],
  AR_PAPERS: of('meeting', [
    ['2026-11-16', '2026-11-02', 'two weeks back'],
    ['2027-01-08', '2026-12-25', 'in practice before term ends'],
    ['2024-03-08', '2024-02-23', 'leap year'],
  ]),
  AR_REPORT: of('meeting', [
    ['2026-11-03', '2026-11-17', 'two weeks on'],
    ['2026-12-18', '2027-01-01', 'last day of term'],
    ['2024-02-22', '2024-03-07', 'leap year'],
  ]),
  AR_DECISION: of('meeting', [
    ['2026-11-03', '2026-12-01', 'a notice of 15 December is two weeks late'],
    ['2026-07-14', '2026-08-11', 'the holidays do not stop it'],
    ['2024-02-05', '2024-03-04', 'leap year'],
    ['2026-03-12', '2026-04-09', 'start of summer time, Easter'],
  ]),
  AR_REPRESENTATIONS: of('amendmentNotice', [
    ['2026-12-01', '2026-12-15', 'the 1st is day 1'],
    ['2026-12-18', '2027-01-01', 'over Christmas'],
    ['2028-02-16', '2028-03-01', '29 February is day 14'],
  ]),
  AR_FINAL: [
    [
      { meeting: '2026-11-03', amendmentNotice: '2026-12-01' },
      '2027-01-26',
      'notice on the last day: 8 weeks and 12 weeks end together',
    ],
    [{ meeting: '2026-11-03', amendmentNotice: '2026-12-15' }, '2027-01-26', "late notice: Devon's 12 weeks end first"],
    [{ meeting: '2026-11-03', amendmentNotice: '2026-11-17' }, '2027-01-12', 'early notice: its 8 weeks end first'],
    [{ meeting: null, amendmentNotice: '2026-12-15' }, '2027-02-09', 'the meeting is not known'],
    [{ meeting: '2026-11-03', amendmentNotice: null }, null, 'no amendment is proposed yet'],
  ],
  AR_FINAL_FROM_NOTICE: of('amendmentNotice', [
    ['2026-12-15', '2027-02-09', '8 weeks'],
    ['2027-01-05', '2027-03-02', '8 weeks'],
    ['2028-01-10', '2028-03-06', 'leap year'],
  ]),
  AR_FINAL_FROM_MEETING: of('meeting', [
    ['2026-11-03', '2027-01-26', '12 weeks'],
    ['2026-05-12', '2026-08-04', 'in August'],
    ['2027-12-15', '2028-03-08', 'leap year'],
  ]),
  PHASE_TRANSFER: [
    [{ schoolTransfer: '2027-09-01' }, '2027-02-14', 'before 15 February'],
    [{ postSixteenTransfer: '2027-09-01' }, '2027-03-30', 'before 31 March'],
    [{ postSixteenMove: '2027-09-01' }, '2027-04-01', 'at least five months before'],
    [
      { schoolTransfer: '2027-09-01', postSixteenTransfer: '2027-09-01' },
      '2027-02-14',
      'two transfers are thought of: the first of their days',
    ],
    [{ schoolTransfer: null }, null, 'not known'],
  ],
  PHASE_TRANSFER_SCHOOL: of('schoolTransfer', [
    ['2027-09-01', '2027-02-14', 'a Sunday, and stays'],
    ['2028-09-04', '2028-02-14', 'leap year'],
    ['2026-09-02', '2026-02-14', 'in half-term'],
  ]),
  PHASE_TRANSFER_POST_16: of('postSixteenTransfer', [
    ['2027-09-01', '2027-03-30', 'the day after Easter Monday'],
    ['2016-09-01', '2016-03-30', 'the year after the first'],
    ['2015-09-01', '2015-05-30', 'reg 18(3), the first year of the Regulations'],
  ]),
  PHASE_TRANSFER_BETWEEN_POST_16: of('postSixteenMove', [
    ['2027-09-01', '2027-04-01', 'five months back'],
    ['2027-07-31', '2027-02-28', 'there is no 31 February'],
    ['2028-07-31', '2028-02-29', 'leap year'],
    ['2027-01-10', '2026-08-10', 'in another year'],
  ]),
  LA_MOVE: [
    [{ planTransferred: '2026-11-02' }, '2026-12-14', 'six weeks'],
    [{ planTransferred: '2026-07-20', lastReviewCompleted: '2026-06-01' }, '2026-08-31', 'bank holiday, and stays'],
    [
      { planTransferred: '2024-01-22', planMade: '2020-01-10' },
      '2024-03-04',
      'the review may be overdue at the move: the later of its two dates is 21 April',
    ],
    [{ planTransferred: null, lastReviewCompleted: '2026-06-01' }, null, 'no move'],
  ],
  LA_MOVE_NOTIFY: of('planTransferred', [
    ['2026-11-02', '2026-12-14', 'six weeks'],
    ['2026-11-18', '2026-12-30', 'over Christmas'],
    ['2024-01-22', '2024-03-04', 'leap year'],
  ]),
  LA_MOVE_REVIEW: [
    [
      { planTransferred: '2026-11-02', lastReviewCompleted: '2026-09-10' },
      '2027-09-09',
      'twelve months from the review end later',
    ],
    [
      { planTransferred: '2026-11-02', lastReviewCompleted: '2025-11-20' },
      '2027-02-01',
      'three months from the transfer end later',
    ],
    [
      { planTransferred: '2026-11-02', planMade: '2026-10-01' },
      '2027-09-30',
      'never reviewed: from the making of the plan',
    ],
    [{ planTransferred: '2026-11-02' }, null, 'which is later is not known'],
  ],
  LA_MOVE_REVIEW_FROM_REVIEW: of('lastReviewCompleted', [
    ['2026-09-10', '2027-09-09', 'the day before the anniversary'],
    ['2026-01-01', '2026-12-31', 'a calendar year'],
    ['2023-03-01', '2024-02-29', 'leap year'],
  ]),
  LA_MOVE_REVIEW_FROM_TRANSFER: of('planTransferred', [
    ['2026-11-02', '2027-02-01', 'the day itself is in the three months'],
    ['2026-12-01', '2027-02-28', 'end of February'],
    ['2026-11-30', '2027-02-28', 'there is no 30 February: three whole months end with the month'],
    ['2027-11-30', '2028-02-29', 'nor in a leap year'],
    ['2026-08-31', '2026-11-30', 'nor is there a 31 November'],
  ]),
  EARLY_YEARS_REVIEW: of('lastEarlyYearsReview', [
    ['2026-09-15', '2027-03-15', 'six months'],
    ['2026-08-31', '2027-02-28', 'there is no 31 February'],
    ['2027-08-31', '2028-02-29', 'leap year'],
  ]),
  EARLY_YEARS_REVIEW_FROM: of('lastEarlyYearsReview', [
    ['2026-09-15', '2026-12-15', 'three months'],
    ['2026-08-31', '2026-11-30', 'there is no 31 November'],
    ['2027-11-30', '2028-02-29', 'leap year'],
  ]),
  EARLY_YEARS_REVIEW_UNTIL: of('lastEarlyYearsReview', [
    ['2026-09-15', '2027-03-15', 'six months'],
    ['2026-03-31', '2026-09-30', 'there is no 31 September'],
    ['2027-08-31', '2028-02-29', 'leap year'],
  ]),
  ...ofOrders('TRIBUNAL_ASSESS', 'tribunalOrder', { '': 2, _NOTIFY: 2, _REFUSE_TO_ISSUE: 10, _FINAL_PLAN: 14 }),
  ...ofOrders('TRIBUNAL_MAKE_PLAN', 'tribunalOrder', { '': 5, _DRAFT: 5, _FINAL: 11 }),
  ...ofOrders('TRIBUNAL', 'tribunalOrder', { _AMEND: 5, _NAME_SCHOOL: 2 }),
  ...ofOrders('NAME_SCHOOL', 'tribunalOrder', { '': 2 }),
  ...ofOrders('UNOPPOSED_APPEAL', 'concessionNotice', {
    '': 2,
    _NOTIFY: 2,
    _REFUSE_TO_ISSUE: 10,
    _FINAL_PLAN: 14,
    _MAKE_PLAN_DRAFT: 5,
    _MAKE_PLAN_FINAL: 11,
    _AMEND: 5,
    _NAME_SCHOOL: 2,
  }),
  ...ofOrders('MEDIATION_AGREEMENT', 'mediationAgreement', {
    '': 2,
    _OTHER: 2,
    _NOTIFY: 2,
    _REFUSE_TO_ISSUE: 10,
    _FINAL_PLAN: 14,
    _MAKE_PLAN_DRAFT: 5,
    _MAKE_PLAN_FINAL: 11,
    _AMEND: 5,
    _NAME_SCHOOL: 2,
  }),
};

/** Three Mondays and the Mondays so many weeks after them, by hand: in autumn, through the summer, over a leap day. */
function ofOrders(
  prefix: string,
  fact: string,
  weeksOf: Readonly<Record<string, 2 | 5 | 10 | 11 | 14>>,
): Readonly<Record<string, readonly Worked[]>> {
  const mondays = {
    2: ['2026-11-16', '2026-08-03', '2024-02-05'],
    5: ['2026-12-07', '2026-08-24', '2024-02-26'],
    10: ['2027-01-11', '2026-09-28', '2024-04-01'],
    11: ['2027-01-18', '2026-10-05', '2024-04-08'],
    14: ['2027-02-08', '2026-10-26', '2024-04-29'],
  };
  return Object.fromEntries(
    Object.entries(weeksOf).map(([suffix, weeks]) => {
      const [autumn, summer, leap] = mondays[weeks];
      return [
        `${prefix}${suffix}`,
        of(fact, [
          ['2026-11-02', autumn!, `${weeks} weeks`],
          ['2026-07-20', summer!, `${weeks} weeks, August counts`],
          ['2024-01-22', leap!, `${weeks} weeks in a leap year`],
        ]),
      ];
    }),
  );
}
