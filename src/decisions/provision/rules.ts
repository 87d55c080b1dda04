import type { Rule } from '../rule.ts';

export const PROVISION_RULES = {
  OUTCOME_MISSING: {
    kind: 'RULE',
    message: 'Targeted and specialist provision starts with at least one outcome.',
    basis: 'CoP 6.48: agreed outcomes',
  },
  PROVISION_REVIEW_MISSING: {
    kind: 'RULE',
    message: 'Targeted and specialist provision, a reduced timetable and a placement have a date of review.',
    basis: 'CoP 6.48 and 6.53: a clear date for review; DfE, Working together to improve school attendance',
  },
  PROVISION_STARTED_ALREADY: {
    kind: 'RULE',
    message: 'This provision has started already.',
    basis: 'A rule of this system, not of law',
  },
  PROVISION_NOT_STARTED: {
    kind: 'RULE',
    message: 'The provision had not started on that date.',
    basis: 'A rule of this system, not of law',
  },
  PROVISION_HAS_ENDED: {
    kind: 'RULE',
    message: 'The provision has ended. Start a new one instead.',
    basis: 'A rule of this system, not of law',
  },
  PROVISION_NOT_SUSPENDED: {
    kind: 'RULE',
    message: 'Only suspended provision can be resumed.',
    basis: 'A rule of this system, not of law',
  },
  PROVISION_SUSPENDED_ALREADY: {
    kind: 'RULE',
    message: 'The provision is suspended already.',
    basis: 'A rule of this system, not of law',
  },
  CHANGE_NOT_NAMED: {
    kind: 'RULE',
    message: 'An amendment must name what changes.',
    basis: 'A rule of this system, not of law',
  },
  REPLACEMENT_MISSING: {
    kind: 'RULE',
    message: 'Provision that is replaced must name the provision that takes its place.',
    basis: 'A rule of this system, not of law',
  },
  IDENTICAL_PROVISION_OVERLAPS: {
    kind: 'RULE',
    message: 'The pupil gets the same provision already on those days.',
    basis: 'A rule of this system, not of law',
  },
  HOURS_ABOVE_TIMETABLE: {
    kind: 'RULE',
    message: "The hours a week, with the pupil's other provision, are more than the pupil's timetable has.",
    basis: 'DfE: length of the school week',
  },
  PROVISION_CODE_NOT_IN_FORCE: {
    kind: 'RULE',
    message: 'A code of tier, kind, funding or need is not in the list that is in force on the effective date.',
    basis: 'Dated code lists; see codeList',
  },
  SECTION_F_ITEM_UNDELIVERED: {
    kind: 'RULE',
    message:
      'The school cannot end or reduce an item of Section F unless the plan changes. Other provision may deliver it instead.',
    basis: 'Children and Families Act 2014 s.42',
  },
  REDUCED_TIMETABLE_OPEN_ENDED: {
    kind: 'RULE',
    message: 'A reduced timetable has no end date.',
    basis: 'DfE, Working together to improve school attendance: time-limited',
  },
  REDUCED_TIMETABLE_NOT_AGREED: {
    kind: 'RULE',
    message: 'A reduced timetable needs the agreement of the parents.',
    basis: 'DfE, Working together to improve school attendance',
  },
  COST_ABOVE_AUTHORITY: {
    kind: 'RULE',
    message: 'The yearly cost is above the limit of the deciders.',
    basis: 'Scheme of delegation',
  },
  HEAD_DECIDES: {
    kind: 'RULE',
    message:
      'Alternative provision, a reduced timetable and a change of setting are decided by the head or by delegation.',
    basis: 'SI 2013/1624 reg 6(4)',
  },
  APDR_CYCLE_PLANNED_ALREADY: { kind: 'RULE', message: 'There is a plan for this cycle already.', basis: 'CoP 6.44' },
  APDR_PLAN_MISSING: {
    kind: 'RULE',
    message: 'No plan of this cycle was agreed before the review.',
    basis: 'CoP 6.53',
  },
  PLACEMENT_NOT_NAMED: {
    kind: 'RULE',
    message: 'A placement names the other school by its URN or in words.',
    basis: 'Education (Pupil Registration) (England) Regulations',
  },
  PLACEMENT_ENDED_ALREADY: {
    kind: 'RULE',
    message: 'The placement has ended already.',
    basis: 'A rule of this system, not of law',
  },

  COST_RATE_NOT_KNOWN: {
    kind: 'ALWAYS',
    message: 'A cost line of staff names no rate, and the list has none for the role on that day.',
    basis: 'Dated list of staff rates',
  },

  HOURS_TOGETHER_ABOVE_TIMETABLE: {
    kind: 'NOTE',
    message: "Together with support in lessons, the hours a week are more than the pupil's timetable has.",
    basis: 'DfE: length of the school week',
  },
  SECTION_F_ITEM_NOT_LINKED: {
    kind: 'NOTE',
    message: 'The pupil has an EHC plan, and the provision names no item of its Section F.',
    basis: 'Children and Families Act 2014 s.42',
  },
  REDUCED_TIMETABLE_LA_NOT_INFORMED: {
    kind: 'NOTE',
    message: 'No day is recorded on which the local authority was told of the reduced timetable.',
    basis: 'Local rules of most local authorities',
  },
  LA_NOT_TOLD_OF_VARIANCE: {
    kind: 'NOTE',
    message: 'An item of Section F is not delivered, and no day is recorded on which the local authority was told.',
    basis: 'Children and Families Act 2014 s.42',
  },
  SENCOS_NOT_TOLD: {
    kind: 'NOTE',
    message: 'It is not recorded that both SENCOs were told of the placement elsewhere.',
    basis: 'A rule of this system, not of law',
  },
  BELOW_NOTIONAL_THRESHOLD: {
    kind: 'NOTE',
    message: 'The yearly cost is not above what schools are expected to meet themselves.',
    basis: 'DfE high needs funding operational guide',
  },
} as const satisfies Record<string, Rule>;
