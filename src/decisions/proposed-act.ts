import { type InputTable, type Members, optional, part, type Part, partOf, type Said } from '../kernel/members.ts';
import { DecideEhcRequest } from './ehc/decide-ehc-request.ts';
import { PlaceOnSenSupport } from './identification/place-on-sen-support.ts';
import { RemoveFromSenSupport } from './identification/remove-from-sen-support.ts';
import { AmendProvision } from './provision/amend-provision.ts';
import { EndProvision } from './provision/end-provision.ts';
import { StartPlacementElsewhere } from './provision/start-placement-elsewhere.ts';
import { StartProvision } from './provision/start-provision.ts';

/**
 * An act as it is proposed: the input of its own command, so that it is judged as that command is. Whoever was refused
 * a command for want of authority sends the same input here.
 */
export const PROPOSED_ACT = part(
  'ProposedAct',
  'The act to be approved: exactly one, with what its own command takes.',
  {
    placeOnSenSupport: optional(partOf(actBy('PlaceOnSenSupportAct', PlaceOnSenSupport), 'Placing on SEN support.')),
    removeFromSenSupport: optional(
      partOf(actBy('RemoveFromSenSupportAct', RemoveFromSenSupport), 'Taking off SEN support.'),
    ),
    decideEhcRequest: optional(
      partOf(actBy('DecideEhcRequestAct', DecideEhcRequest), 'Whether to ask for an EHC needs assessment.'),
    ),
    startProvision: optional(partOf(actBy('StartProvisionAct', StartProvision), 'Starting provision.')),
    amendProvision: optional(partOf(actBy('AmendProvisionAct', AmendProvision), 'Changing provision.')),
    endProvision: optional(partOf(actBy('EndProvisionAct', EndProvision), 'Ending provision.')),
    startPlacementElsewhere: optional(
      partOf(actBy('StartPlacementElsewhereAct', StartPlacementElsewhere), 'Placing elsewhere.'),
    ),
  },
);
export type ProposedAct = Said<typeof PROPOSED_ACT.members>;

function actBy<M extends Members>(name: string, { words, members }: InputTable<M>): Part<M> {
  return part(name, words, members);
}
