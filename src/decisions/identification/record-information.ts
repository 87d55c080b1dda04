import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { InformationGathered } from './case-events.ts';

/** Information about a concern is gathered (CoP 6.14-6.27, 6.37-6.38): no decision, so it has no deciders. */
export interface RecordInformation
  extends PupilCommand, Omit<InformationGathered, 'schoolUrn' | 'summary' | 'strategiesTried'> {
  readonly summary: string;
  readonly strategiesTried: string | null;
}

export function recordInformation(command: RecordInformation, given: PupilGiven): Decision {
  const { schoolUrn, gatheredOn, areas, progress, strategies, explanations, evidence, summary, strategiesTried } =
    command;
  const data: InformationGathered = {
    schoolUrn,
    gatheredOn,
    areas,
    progress,
    strategies,
    explanations,
    evidence,
    summary,
    strategiesTried,
  };
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
    [{ type: 'InformationGathered', data, effectiveFrom: gatheredOn }],
  );
}
