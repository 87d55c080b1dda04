import {
  codes,
  type DataOf,
  dayAboutChild,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  part,
  partsOf,
  saidIn,
  someOf,
  text,
  whole,
} from '../../kernel/members.ts';
import { BROAD_AREA } from '../../reference/need-codes.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ALTERNATIVE_EXPLANATION } from './alternative-explanation.ts';

const PROGRESS_COMPARISON = codes(
  'ProgressComparison',
  'What progress is held against (SEND Code of Practice 6.17 and 6.18).',
  {
    PEERS_FROM_SAME_BASELINE: 'Peers who started from the same baseline.',
    PREVIOUS_RATE: "The pupil's own rate of progress before.",
    ATTAINMENT_GAP: 'The gap to peers, and whether it closes.',
    WIDER_DEVELOPMENT: 'Wider development or social needs.',
  },
);

const PROGRESS_FINDING = codes('ProgressFinding', 'How progress compares.', {
  LESS_THAN_EXPECTED: 'Less than expected.',
  AS_EXPECTED: 'As expected, or better.',
  NOT_KNOWN: 'Not known.',
});

const MOST_MONTHS = 240;

const PROGRESS_EVIDENCE = part('ProgressEvidence', 'One look at progress.', {
  comparison: oneOf(PROGRESS_COMPARISON, 'What it is held against.'),
  finding: oneOf(PROGRESS_FINDING, 'How it compares.'),
  baselineOn: optional(dayAboutChild('Date of the baseline.')),
  measuredOn: dayAboutChild('Date of the measurement.'),
  monthsBehind: optional(whole('Whole months behind the level usual for the age.', 0, MOST_MONTHS)),
});

/** What a school offers to all pupils, before and beside special provision (CoP 6.37). */
const UNIVERSAL_STRATEGY = codes('UniversalStrategy', 'What a school offers to all.', {
  ADAPTED_TEACHING: 'Teaching adapted in class.',
  CATCH_UP_GROUP: 'Catch-up group.',
  CLASSROOM_ENVIRONMENT: 'Seating, noise, light and the like.',
  VISUAL_SUPPORT: 'Visual support and routines.',
  PASTORAL_SUPPORT: 'Pastoral support.',
  PLAN_WITH_HOME: 'A plan together with home.',
  ATTENDANCE_SUPPORT: 'Support with attendance.',
  OTHER: 'Something else.',
});

const STRATEGY_TRIED = part('StrategyTried', 'Something offered to all that was tried.', {
  strategy: oneOf(UNIVERSAL_STRATEGY, 'What was tried.'),
  from: dayAboutChild('First day.'),
  to: optional(dayAboutChild('Last day; left out while it goes on.')),
});

const EXPLANATION_FINDING = codes('ExplanationFinding', 'What became of another explanation.', {
  RULED_IN: 'It explains what was noticed, wholly or in part.',
  RULED_OUT: 'It does not.',
  NOT_KNOWN: 'Not known yet.',
});

const EXPLANATION_CONSIDERED = part('ExplanationConsidered', 'An explanation other than SEN, and what became of it.', {
  explanation: oneOf(ALTERNATIVE_EXPLANATION, 'The explanation.'),
  finding: oneOf(EXPLANATION_FINDING, 'What became of it.'),
  consideredOn: optional(dayAboutChild('When it was looked into.')),
});

/** Information about a concern: progress, what was tried, and other explanations (CoP 6.14-6.27, 6.37-6.38). */
export const InformationGathered = event('InformationGathered', 'Information about a concern was gathered.', {
  gatheredOn: dayAboutChild('The day on which it was put together.'),
  areas: someOf(BROAD_AREA, 'Broad areas that it is about.'),
  progress: partsOf(PROGRESS_EVIDENCE, "Progress, held against peers and against the pupil's own rate."),
  strategies: partsOf(STRATEGY_TRIED, 'What is offered to all and was tried, with dates.'),
  explanations: partsOf(EXPLANATION_CONSIDERED, 'Explanations other than SEN, and what became of them.'),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  summary: text('What was found.'),
  strategiesTried: optional(text('What was tried, in words.')),
});
export type InformationGathered = DataOf<typeof InformationGathered>;

export const RecordInformation = input('What was gathered about a concern.', saidIn(InformationGathered));
export type RecordInformation = PupilCommand & InputOf<typeof RecordInformation>;

/** Records information about a concern. It is no decision, so it has no deciders. */
export function recordInformation(command: RecordInformation, given: PupilGiven): Decision {
  const { schoolUrn, gatheredOn, progress, strategies, explanations, evidence } = command;
  const measured = progress.flatMap(({ baselineOn, measuredOn }) => [baselineOn, measuredOn]);
  const considered = explanations.map(({ consideredOn }) => consideredOn);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, gatheredOn),
      ...broken(
        strategies.some(({ from, to }) => to !== null && to < from),
        'END_BEFORE_START',
      ),
      ...broken(
        progress.some(({ baselineOn, measuredOn }) => baselineOn !== null && measuredOn < baselineOn),
        'END_BEFORE_START',
      ),
      ...pastRules(
        given,
        gatheredOn,
        ...measured,
        ...considered,
        ...strategies.map(({ from }) => from),
        ...evidence.map(({ on }) => on),
      ),
      ...birthRules(given, gatheredOn, ...measured, ...considered, ...strategies.map(({ from }) => from)),
    ],
    [happened(InformationGathered, command, gatheredOn)],
  );
}
