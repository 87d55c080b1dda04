import { effectiveDate } from '../../kernel/folding.ts';
import { codes, type DataOf, event, id, input, type InputOf, isA, oneOf, saidIn, text } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { ownRecord } from './own-record.ts';
import { PlacementStarted, SENCOS_TOLD } from './start-placement-elsewhere.ts';

const PLACEMENT_END = codes('PlacementEnd', 'How a placement elsewhere ended.', {
  RETURNED: 'The pupil came back.',
  ADMITTED_THERE: 'The pupil was admitted there.',
  MOVED_ON: 'The pupil moved on to another place.',
  BROKEN_DOWN: 'It broke down.',
  LEFT: 'The pupil left.',
  OTHER: 'Another way.',
});

export const PlacementEnded = event('PlacementEnded', 'A placement elsewhere ended.', {
  placement: id('Decision', 'The placement.'),
  placementEnd: oneOf(PLACEMENT_END, 'How it ended.'),
  ...SENCOS_TOLD,
  rationale: text('Why.'),
});
export type PlacementEnded = DataOf<typeof PlacementEnded>;

export const EndPlacementElsewhere = input('The end of a placement elsewhere.', saidIn(PlacementEnded));
export type EndPlacementElsewhere = DecisionCommand & InputOf<typeof EndPlacementElsewhere>;

/** Ends a placement elsewhere. The effective date is the first day without it. */
export function endPlacementElsewhere(command: EndPlacementElsewhere, given: PupilGiven): Decision {
  const { schoolUrn, placement, ourSencoToldOn, theirSencoToldOn, effectiveFrom } = command;
  const started = ownRecord(given, PlacementStarted, placement, schoolUrn);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...broken(started === undefined, 'NO_SUCH_RECORD'),
      ...broken(
        given.pupil.events.filter(isA(PlacementEnded)).some(({ data }) => data.placement === placement),
        'PLACEMENT_ENDED_ALREADY',
      ),
      ...broken(started !== undefined && effectiveFrom < effectiveDate(started), 'END_BEFORE_START'),
      ...broken(ourSencoToldOn === null || theirSencoToldOn === null, 'SENCOS_NOT_TOLD'),
      ...pastRules(given, ourSencoToldOn, theirSencoToldOn),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(PlacementEnded, command)],
  );
}
