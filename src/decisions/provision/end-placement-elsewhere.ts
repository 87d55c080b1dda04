import { effectiveDate } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { PlacementEnded } from './agency-events.ts';

/** A placement elsewhere ends; its effective day is the first on which it holds no more. */
export interface EndPlacementElsewhere extends DecisionCommand, Omit<PlacementEnded, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function endPlacementElsewhere(command: EndPlacementElsewhere, given: PupilGiven): Decision {
  const { schoolUrn, placement, placementEnd, ourSencoToldOn, theirSencoToldOn, rationale, effectiveFrom } = command;
  const data: PlacementEnded = { schoolUrn, placement, placementEnd, ourSencoToldOn, theirSencoToldOn, rationale };
  const started = given.pupil.events.find(
    (event) => event.type === 'PlacementStarted' && event.id === placement && event.data['schoolUrn'] === schoolUrn,
  );
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...broken(started === undefined, 'NO_SUCH_RECORD'),
      ...broken(
        given.pupil.events.some((event) => event.type === 'PlacementEnded' && event.data['placement'] === placement),
        'PLACEMENT_ENDED_ALREADY',
      ),
      ...broken(started !== undefined && effectiveFrom < effectiveDate(started), 'END_BEFORE_START'),
      ...broken(ourSencoToldOn === null || theirSencoToldOn === null, 'SENCOS_NOT_TOLD'),
      ...pastRules(given, ourSencoToldOn, theirSencoToldOn),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'PlacementEnded', data, effectiveFrom }],
  );
}
