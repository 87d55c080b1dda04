import { InputType } from 'type-graphql';
import type { AttachEvidence } from '../../src/decisions/involvement/attach-evidence.ts';
import type {
  Addressee,
  AlternativePersonNamed,
  ContactMethod,
  ContactRestricted,
  RightsMatter,
} from '../../src/decisions/involvement/events.ts';
import type { RecordParentInformed } from '../../src/decisions/involvement/inform-parent.ts';
import type { NameAlternativePerson, RecordCapacity } from '../../src/decisions/involvement/represent.ts';
import type { EndContactRestriction, RestrictContact } from '../../src/decisions/involvement/restrict-contact.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  AddresseeEnum,
  AlternativeRelationEnum,
  ContactMethodEnum,
  RestrictionGroundEnum,
  RightsMatterEnum,
} from '../enums/involvement.ts';
import { EvidenceInput } from './decision-parts.ts';
import { PupilCommandInput } from './envelope.ts';
import { Day, FreeText, Id, Line, OneOf, optional, Parts, YesNo } from '../scalars/shape.ts';

@InputType({
  description:
    'That the parent, young person or alternative person was informed (Children and Families Act 2014 s.68).',
})
export class RecordParentInformedInput extends PupilCommandInput implements RecordParentInformed {
  @Id(optional('The decision that they were informed of.'))
  decisionId: string | null = null;

  @OneOf(AddresseeEnum, 'Who was informed.')
  addressee!: Addressee;

  @Day('The day.')
  on!: CivilDate;

  @OneOf(ContactMethodEnum, 'How.')
  method!: ContactMethod;

  @Id(optional('Person of the school who informed them.'))
  by: string | null = null;

  @Parts(() => EvidenceInput, 'Evidence of it.')
  evidence: EvidenceInput[] = [];
}

@InputType({ description: 'Whether a young person has capacity to decide in a matter, as it was assessed.' })
export class RecordCapacityInput extends PupilCommandInput implements RecordCapacity {
  @OneOf(RightsMatterEnum, 'The matter.')
  matter!: RightsMatter;

  @YesNo('Whether there is capacity.')
  hasCapacity!: boolean;

  @Day('When it was assessed.')
  assessedOn!: CivilDate;

  @Day('First day on which it counts.')
  from!: CivilDate;

  @Day(optional('Last day; left out while no end is known.'))
  to: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Evidence of it.')
  evidence: EvidenceInput[] = [];
}

@InputType({ description: 'Who acts for a young person without capacity.' })
export class NameAlternativePersonInput extends PupilCommandInput implements NameAlternativePerson {
  @OneOf(AlternativeRelationEnum, 'In which relation.')
  relation!: AlternativePersonNamed['relation'];

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day; left out while no end is known.'))
  to: CivilDate | null = null;

  @Line('Name.')
  name!: string;
}

@InputType({ description: 'That contact with a parent is restricted.' })
export class RestrictContactInput extends PupilCommandInput implements RestrictContact {
  @OneOf(RestrictionGroundEnum, 'Why.')
  ground!: ContactRestricted['ground'];

  @Day('First day.')
  from!: CivilDate;

  @Day(optional('Last day; left out while no end is known.'))
  to: CivilDate | null = null;

  @FreeText(optional('A note, for instance whom it is about.'))
  note: string | null = null;
}

@InputType({ description: 'The last day of a restriction of contact.' })
export class EndContactRestrictionInput extends PupilCommandInput implements EndContactRestriction {
  @Id('The restriction: the id of its event.')
  restrictionId!: string;

  @Day('Last day on which contact was restricted.')
  on!: CivilDate;
}

@InputType({ description: 'References to evidence that came later.' })
export class AttachEvidenceInput extends PupilCommandInput implements AttachEvidence {
  @Id(optional('The decision that it belongs to; left out, the record as a whole.'))
  decisionId: string | null = null;

  @Parts(() => EvidenceInput, 'The evidence.')
  evidence: EvidenceInput[] = [];
}
