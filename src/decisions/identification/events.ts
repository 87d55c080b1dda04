import {
  inApi,
  code,
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  laCode,
  leftOut,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  reviewDay,
  sealedLine,
  type Stored,
  text,
  workedOut,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';
import { OBSERVATION_SOURCE } from '../observation-source.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { SEN_STATUS } from '../pupil-events.ts';
import { RANKED_NEED } from '../ranked-need.ts';

/** Places a pupil on SEN support, K (CoP 6.39-6.43). Parents are informed (s.68). */
export const SenSupportDecided = event('SenSupportDecided', 'A pupil was placed on SEN support.', {
  needs: partsOf(RANKED_NEED, 'Needs, ranked.'),
  reviewOn: optional(reviewDay('When it is reviewed next.')),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  ncYear: workedOut(optional(code('National Curriculum year of the pupil at the time.'))),
  rationale: text('Why.'),
  desiredOutcomes: optional(text('Outcomes that are sought.')),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});
export type SenSupportDecided = DataOf<typeof SenSupportDecided>;

/** Ranks the needs of a pupil with SEN again from a day. The provision code stays the same. */
export const NeedsRanked = event('NeedsRanked', 'Needs were ranked anew.', {
  needs: partsOf(RANKED_NEED, 'All needs, ranked.', 'Needs, ranked.'),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
});
export type NeedsRanked = DataOf<typeof NeedsRanked>;

/** The local authority that maintains the plan, and the notice that the status rests on. */
const PLAN_PAPERS = part('PlanPapers', "The local authority's papers about an EHC plan.", {
  laCode: laCode('Code of the local authority, three digits.', 'Code of the local authority.'),
  notice: oneOf(
    codes('PlanNotice', 'Notices of a local authority about an EHC plan.', {
      FINAL_PLAN: 'Final plan (SEND Regulations 2014 reg 13).',
      CEASE_NOTICE: 'Notice that the plan ceases (Children and Families Act 2014 s.45).',
      TRANSFER_NOTICE: 'Transfer of the plan from another local authority.',
    }),
    'What kind of notice.',
  ),
});

/** One provision code with its dates. */
export const OBSERVED_PERIOD = part(
  'ObservedPeriod',
  'A provision code with its dates, as a file or document states it.',
  {
    status: oneOf(SEN_STATUS, 'The provision code.'),
    from: dayAboutChild('First day.'),
    to: optional(day('Last day; left out while it goes on.', 'Last day, where one is stated.')),
  },
);
export type ObservedPeriod = Stored<typeof OBSERVED_PERIOD.members>;

/** What a file or document gives beside codes and dates. Needs and papers belong to the newest code. */
export const STATED_BESIDE = {
  source: inApi('statedIn', oneOf(OBSERVATION_SOURCE, 'Where it is stated.')),
  needs: partsOf(RANKED_NEED, 'Needs of the newest period, ranked.', 'Needs, ranked.'),
  documentOn: optional(day('Date of the document.')),
  receivedOn: optional(day('When the document was received.')),
  plan: optional(
    partOf(PLAN_PAPERS, "The local authority's papers, for an EHC plan.", "The local authority's papers."),
  ),
  ceaseReason: leftOut(
    code(
      'Why a plan ceased, from `codeList(name: CEASE_REASON)`; the newest period says what holds after it.',
      'Why a plan ceased; `codeList(name: CEASE_REASON)` says what it stands for.',
    ),
  ),
  planReference: optional(sealedLine('Reference of the plan.')),
  note: optional(text('A note.')),
};

/** A provision code from a file or document. It is not a decision of the school. */
export const ProvisionCodeObserved = event(
  'ProvisionCodeObserved',
  'A provision code was recorded from a file or document.',
  { ...OBSERVED_PERIOD.members, ...STATED_BESIDE },
);
export type ProvisionCodeObserved = DataOf<typeof ProvisionCodeObserved>;
