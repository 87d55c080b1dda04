import { InputType } from 'type-graphql';
import type { OutsideDecision, OutsideFact, OutsideSource, Predecessor } from '../../src/decisions/ehc/outside.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { OutsideSourceEnum, PredecessorEnum } from '../enums/ehc.ts';
import { DecisionInput, PupilCommandInput } from './envelope.ts';
import { Day, FreeText, Moment, OneOf, optional } from '../scalars/shape.ts';

const SOURCE = 'By whose word the school knows of it.';
const DOCUMENT = 'Date of the document.';
const SENT =
  'When it was sent, to the moment: an e-mail after 17:00 or on a day that is no working day counts as received on the next one.';
const RECEIVED = "The day on which it reached the school: the school's own evidence.";
const PREDECESSOR = 'Whether what came before it is recorded here, or is not known here. Default RECORDED.';

@InputType({ description: 'What every act of the local authority, of parents or of others has.' })
export class OutsideFactInput extends PupilCommandInput implements OutsideFact {
  @OneOf(OutsideSourceEnum, SOURCE)
  source!: OutsideSource;

  @Day(optional(DOCUMENT))
  documentOn: CivilDate | null = null;

  @Moment(optional(SENT))
  sentAt: Instant | null = null;

  @Day(RECEIVED)
  receivedOn!: CivilDate;

  @OneOf(PredecessorEnum, PREDECESSOR)
  predecessor: Predecessor = 'RECORDED';

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({
  description: 'What every decision of the local authority or the Tribunal has. It is recorded, never taken here.',
})
export class OutsideDecisionInput extends DecisionInput implements OutsideDecision {
  @OneOf(OutsideSourceEnum, SOURCE)
  source!: OutsideSource;

  @Day(optional(DOCUMENT))
  documentOn: CivilDate | null = null;

  @Moment(optional(SENT))
  sentAt: Instant | null = null;

  @Day(RECEIVED)
  receivedOn!: CivilDate;

  @OneOf(PredecessorEnum, PREDECESSOR)
  predecessor: Predecessor = 'RECORDED';

  @FreeText(optional('A note.'))
  note: string | null = null;
}
