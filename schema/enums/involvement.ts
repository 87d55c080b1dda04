import { CONTACT_METHOD } from '../../src/decisions/involvement/contact-method.ts';
import { POSITION } from '../../src/decisions/involvement/senco-answers.ts';
import { CONSULTATION_OUTCOME, PARTY } from '../../src/decisions/involvement/record-consultation.ts';
import { RIGHTS_MATTER } from '../../src/decisions/involvement/rights-matter.ts';
import { ALTERNATIVE_RELATION } from '../../src/decisions/involvement/represent.ts';
import { RESTRICTION_GROUND } from '../../src/decisions/involvement/restrict-contact.ts';
import { ADDRESSEE, RIGHTS_HOLDER } from '../../src/decisions/involvement/rights-holder.ts';
import {
  INVOLVEMENT_STATE,
  INVOLVEMENT_WORD,
  NOT_KNOWN_GROUND,
} from '../../src/decisions/involvement/senco-involvement.ts';
import { enumOf } from './enum-of.ts';

export const ContactMethodEnum = enumOf(CONTACT_METHOD);
export const PartyEnum = enumOf(PARTY);
export const PositionEnum = enumOf(POSITION);
export const ConsultationOutcomeEnum = enumOf(CONSULTATION_OUTCOME);
export const AddresseeEnum = enumOf(ADDRESSEE);
export const RightsHolderEnum = enumOf(RIGHTS_HOLDER);
export const RightsMatterEnum = enumOf(RIGHTS_MATTER);
export const AlternativeRelationEnum = enumOf(ALTERNATIVE_RELATION);
export const RestrictionGroundEnum = enumOf(RESTRICTION_GROUND);
export const InvolvementStateEnum = enumOf(INVOLVEMENT_STATE);
export const InvolvementWordEnum = enumOf(INVOLVEMENT_WORD);
export const NotKnownGroundEnum = enumOf(NOT_KNOWN_GROUND);
