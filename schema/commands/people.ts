import { InputType } from 'type-graphql';
import type { LinkSignIn, RecordPersonLeft, RegisterPerson } from '../../src/governance/people.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { SchoolCommandInput } from './envelope.ts';
import { Day, Id, Line, optional } from '../scalars/shape.ts';

@InputType({ description: 'A member of staff or a governor.' })
export class RegisterPersonInput extends SchoolCommandInput implements RegisterPerson {
  @Line('Name.')
  name!: string;

  @Line(optional('E-mail address at work.'))
  workEmail: string | null = null;
}

@InputType({ description: 'A sign-in for a person.' })
export class LinkSignInInput extends SchoolCommandInput implements LinkSignIn {
  @Id('The person.')
  personId!: string;

  @Line('Issuer of the sign-in, as tokens name it.')
  issuer!: string;

  @Line('Subject of the sign-in, as tokens name it.')
  subject!: string;
}

@InputType({ description: 'That a person left.' })
export class RecordPersonLeftInput extends SchoolCommandInput implements RecordPersonLeft {
  @Id('The person.')
  personId!: string;

  @Day('Last day; access ends on it.')
  on!: CivilDate;
}
