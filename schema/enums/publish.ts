import { registerEnumType } from 'type-graphql';

/** An enum as type-graphql takes it: published name to internal value. */
export type PublishedEnum<Value extends string> = Readonly<Record<string, Value>>;

/**
 * Publishes values that `src` defines as an enum, each with its description: the type of `descriptions` makes the
 * compiler refuse a value that is missing or too many. The published name is the value in capitals (`RaiseConcern` is
 * `RAISE_CONCERN`, `sen-register` is `SEN_REGISTER`).
 */
export function publishEnum<Value extends string>(
  name: string,
  description: string,
  descriptions: Readonly<Record<Value, string>>,
): PublishedEnum<Value> {
  const values = Object.keys(descriptions) as Value[];
  const published = Object.fromEntries(values.map((value) => [publishedName(value), value]));
  const valuesConfig = Object.fromEntries(
    values.map((value) => [publishedName(value), { description: descriptions[value] }]),
  );
  registerEnumType(published, { name, description, valuesConfig });
  return published;
}

function publishedName(value: string): string {
  return value
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
