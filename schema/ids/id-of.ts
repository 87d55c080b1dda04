import { Extensions, Field, ID } from 'type-graphql';
import type { IdType } from './global-id.ts';

interface Words {
  readonly description: string;
  readonly nullable?: true;
  readonly simple?: true;
}

/** A field that refers to something by its id. The object holds the stored id; `bear-ids.ts` makes the answer of it. */
export function IdOf(type: IdType, words: Words): PropertyDecorator {
  return published(() => ID, type, words);
}

export function IdsOf(type: IdType, words: Words): PropertyDecorator {
  return published(() => [ID], type, words);
}

function published(of: () => object, type: IdType, words: Words): PropertyDecorator {
  return (prototype, name) => {
    Field(of, words)(prototype, name);
    Extensions({ idOf: type })(prototype, name as string);
  };
}
