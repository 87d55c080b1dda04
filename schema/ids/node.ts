import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description: 'What has an id of its own, by which `node` finds it again. What is part of something else has none.',
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Opaque id, unique over all types. Where `asAt` was given it bears that state of the record, so no cache mixes two.',
  })
  readonly id!: string;

  @Field(() => ID, {
    description:
      'The id as it is stored and as exports, logs and the access record show it: a UUID, of a school its URN. The same in every state of the record.',
  })
  readonly uuid!: string;
}
