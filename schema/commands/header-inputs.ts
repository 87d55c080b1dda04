import { InputType } from 'type-graphql';
import type { Command, CorrectionOf, DecisionCommand, NamedDecider, PupilCommand } from '../../src/decisions/given.ts';
import type { SchoolCommand } from '../../src/governance/command.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { Basis } from '../../src/kernel/metadata.ts';
import { BasisEnum, NamedDeciderKindEnum, MeetingEnum } from '../enums/deciding.ts';
import { Day, FreeText, Id, Ids, Moment, OneOf, optional, Part, Parts, Urn, Uuid, Whole } from '../scalars/shape.ts';

const NEWEST_REVISION = 2 ** 31 - 1;

@InputType({ description: 'What every command has.' })
export class CommandInput implements Command {
  @Uuid("A new UUID of the client's own. Sent again with the same input it answers the first result.")
  commandId!: string;
}

@InputType({ description: 'What every command about a school or on its behalf has.' })
export class SchoolCommandInput extends CommandInput implements SchoolCommand {
  @Urn('URN of the school at which the right to do this is held.')
  schoolUrn!: string;
}

@InputType({ description: 'What every command about a pupil has.' })
export class PupilCommandInput extends SchoolCommandInput implements PupilCommand {
  @Id('Pupil', 'The pupil.')
  pupilId!: string;

  @Whole(
    optional("Newest revision of the pupil's record that was shown; refused when the record has changed since."),
    0,
    NEWEST_REVISION,
  )
  seenRevision: number | null = null;
}

@InputType({ description: 'Who decided. Role and authority are looked up in the record for the day of the decision.' })
export class NamedDeciderInput implements NamedDecider {
  @OneOf(NamedDeciderKindEnum, 'A person, a meeting, or not known.')
  kind!: NamedDecider['kind'];

  @Id('Person', optional('The person, for kind PERSON.'))
  person: string | null = null;

  @OneOf(MeetingEnum, optional('Which meeting, for kind MEETING.'))
  meeting: string | null = null;

  @Ids('Person', 'Persons who were members of the meeting.')
  members: string[] = [];
}

@InputType({
  description: 'The record that is corrected, and why. All of the input then says what it should have said.',
})
export class CorrectionOfInput implements CorrectionOf {
  @Id('Decision', 'Id of the decision as it was recorded.')
  decisionId!: string;

  @FreeText('Why it is corrected.')
  reason!: string;
}

@InputType({ description: 'Who decided, when, and from when it counts.' })
export class DecidingInput extends SchoolCommandInput {
  @OneOf(BasisEnum, 'Whether it is decided here and now, reported, or read from a document.')
  basis!: Basis;

  @Moment(optional('When it was decided, to the moment; not for TAKEN_HERE.'))
  decidedAt: Instant | null = null;

  @Day(optional('The day on which it was decided, where no more is known; not for TAKEN_HERE.'))
  decidedOn: CivilDate | null = null;

  @Parts(() => NamedDeciderInput, 'Who decided; may be left empty for TAKEN_HERE, where it is the person signed in.')
  decidedBy: NamedDeciderInput[] = [];

  @Day('The day from which it counts.')
  effectiveFrom!: CivilDate;
}

@InputType({ description: 'What every decision about a pupil has.' })
export class DecisionInput extends DecidingInput implements DecisionCommand {
  @Id('Pupil', 'The pupil.')
  pupilId!: string;

  @Whole(
    optional("Newest revision of the pupil's record that was shown; refused when the record has changed since."),
    0,
    NEWEST_REVISION,
  )
  seenRevision: number | null = null;

  @Part(
    () => CorrectionOfInput,
    optional(
      'That this corrects a decision recorded before; with basis TAKEN_HERE who decided and when stay as recorded.',
    ),
  )
  correctionOf: CorrectionOfInput | null = null;

  @Id(
    'SignOff',
    optional(
      "The approved request for sign-off it rests on; left out: the one that fits, where the school's policy asks for one.",
    ),
  )
  signOffRequest: string | null = null;
}

@InputType({ description: 'What a decision about each pupil of a group has.' })
export class GroupDecisionInput extends DecidingInput {
  @Ids('Pupil', 'The pupils; each is decided about for itself.')
  pupilIds!: string[];
}
