import { expect, test } from '@jest/globals';
import { isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import { KINDS } from '../../schema/reads/decisions/decision-kinds.ts';
import type { FieldClasses } from '../../src/decisions/field-class.ts';
import { apiNameOf } from '../../src/kernel/members.ts';
import { EVENTS, FIELD_CLASSES } from '../../src/registry/events.ts';
import { SCHEMA } from '../support/ask.ts';

test('every event that is a decision has a kind of its own in the schema', () => {
  const type = SCHEMA.getType('DecisionType');
  const published = isEnumType(type) ? type.getValues().map(({ value }) => String(value)) : [];
  expect(Object.keys(KINDS).sort()).toEqual([...DECISION_TYPES].sort());
  expect(published.sort()).toEqual([...DECISION_TYPES].sort());
  const decision = SCHEMA.getType('Decision');
  const shown = isInterfaceType(decision) ? SCHEMA.getPossibleTypes(decision).map(({ name }) => name) : [];
  expect(shown.sort()).toEqual([...DECISION_TYPES].sort());
});

test("every field of a decision's event is published by its kind, texts as fields that may be null", () => {
  for (const type of DECISION_TYPES) {
    const kind = SCHEMA.getType(KINDS[type].name);
    if (!isObjectType(kind)) throw new Error(`no kind for ${type}`);
    const classes: FieldClasses = FIELD_CLASSES[type];
    for (const [field, fieldClass] of Object.entries(classes)) {
      const member = EVENTS[type].members[field];
      const published = kind.getFields()[member === undefined ? field : apiNameOf(field, member)]?.type;
      expect([type, field, published !== undefined]).toEqual([type, field, true]);
      if (fieldClass !== 'CLEAR') expect([type, field, String(published)]).toEqual([type, field, 'String']);
    }
  }
});

test('a field has the same type in every kind, so that several kinds can be asked for it together', () => {
  const decision = SCHEMA.getType('Decision');
  if (!isInterfaceType(decision)) throw new Error('no interface of decisions');
  const types = new Map<string, Set<string>>();
  for (const kind of SCHEMA.getPossibleTypes(decision))
    for (const { name, type } of Object.values(kind.getFields()))
      types.set(name, (types.get(name) ?? new Set()).add(String(type)));
  const mixed = [...types].filter(([, of]) => of.size > 1).map(([name, of]) => `${name}: ${[...of].join(', ')}`);
  expect(mixed).toEqual([]);
});
