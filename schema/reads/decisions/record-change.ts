import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type { RecordChange } from '../../../src/decisions/involvement/events.ts';
import type { ChangeOfRecord } from '../../../src/decisions/involvement/record-changes.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { metadataOf } from '../../../src/kernel/metadata.ts';
import type { RequestContext } from '../../context.ts';
import { RecordChangeEnum } from '../../enums/accountability.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import type { Seen } from './accountability-records.ts';
import { RecorderType } from '../people/deciders.ts';
import { SealedFields } from '../people/sealed-fields.ts';

@ObjectType('RecordChange', { description: 'That a decision was corrected or made void.', simpleResolvers: true })
export class RecordChangeType {
  @Field(() => ID, { description: 'Stored id.' })
  readonly uuid: string;

  @Field(() => RecordChangeEnum, { description: 'What was done.' })
  readonly change: RecordChange;

  @Field(() => RecorderType, { description: 'Who did it.' })
  readonly by: RecorderType;

  @Field(() => InstantScalar, { description: 'When.' })
  readonly at: Instant;

  @Field(() => Boolean, { description: 'Whether somebody did it who neither decided it nor first recorded it.' })
  readonly byAnother: boolean;

  private readonly sealed: SealedFields;

  constructor({ change, byAnother, event }: ChangeOfRecord, { person, texts }: Seen) {
    const { recordedBy, recordedAt } = metadataOf(event);
    this.uuid = event.id;
    this.change = change;
    this.by = new RecorderType(person(recordedBy.person), recordedBy.role);
    this.at = recordedAt;
    this.byAnother = byAnother;
    this.sealed = new SealedFields(
      event.data,
      { stream: event.stream, revision: event.revision, type: event.type, id: event.id, path: '' },
      texts,
    );
  }

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('reason', context);
  }
}
