import { describe, expect, test } from '@jest/globals';
import { type GraphQLInputObjectType, isInputObjectType, isNonNullType } from 'graphql';
import { buildSenSchema } from '../../schema/build.ts';
import { GROUP_INPUTS, INPUTS } from '../../schema/commands/of-commands.ts';
import { plainCommand } from '../../schema/commands/plain-command.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/canonical.ts';
import { apiNameOf } from '../../src/kernel/members.ts';
import { definitionOf, REGISTRY } from '../../src/registry/index.ts';
import { membersOfCommand } from '../support/command-members.ts';

const schema = buildSenSchema();
const offered = REGISTRY.filter(({ door }) => door === 'GRAPHQL');

function inputOf(command: string): GraphQLInputObjectType {
  const type = schema.getType(`${command}Input`);
  if (!isInputObjectType(type)) throw new Error(`no input type for ${command}`);
  return type;
}

test('the commands offered over GraphQL, and no others, have an input class and a mutation', () => {
  const names = offered.map(({ name }) => name).sort();
  expect(Object.keys(INPUTS).sort()).toEqual(names);
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const forGroups = offered.filter(({ forGroup }) => forGroup !== undefined).map(({ name }) => name);
  expect(Object.keys(GROUP_INPUTS).sort()).toEqual(forGroups.sort());
  expect(mutations.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).sort()).toEqual(
    [...names, ...forGroups.map((name) => `${name}ForGroup`)].sort(),
  );
});

describe.each(offered)('$name', (definition) => {
  const field = schema.getMutationType()?.getFields()[
    definition.name.charAt(0).toLowerCase() + definition.name.slice(1)
  ];

  test('takes one input with exactly the members of the command', () => {
    expect(field?.args.map(({ name, type }) => [name, String(type)])).toEqual([['input', `${definition.name}Input!`]]);
    const { members = {} } = definition.takes ?? {};
    const published = membersOfCommand(definition.name).map((name) =>
      members[name] === undefined ? name : apiNameOf(name, members[name]),
    );
    expect(Object.keys(inputOf(definition.name).getFields()).sort()).toEqual(published.sort());
  });

  test('answers the outcome of its kind, and says its legal basis', () => {
    expect(String(field?.type)).toBe(definition.kind === 'DECISION' ? 'DecisionOutcome' : 'CommandOutcome');
    for (const basis of definition.legalBasis) expect(field?.description).toContain(basis);
  });

  test('leaves nothing undefined: what may be left out is null, false or empty', () => {
    for (const { type, defaultValue } of Object.values(inputOf(definition.name).getFields())) {
      expect(isNonNullType(type) || defaultValue === null).toBe(true);
    }
  });
});

describe('a command has the names under which it is stored', () => {
  const stored = (command: string, said: object): object =>
    plainCommand(
      Object.assign(new INPUTS[command]!(), { commandId: 'c' }, said),
      definitionOf(command)?.takes?.members ?? {},
    );

  test('for its own members', () => {
    const command = stored('ScheduleAnnualReview', { heldOn: '2027-05-10' });
    expect(command).toMatchObject({ meetingOn: '2027-05-10' });
    expect(command).not.toHaveProperty('heldOn');
    expect(stored('RecordLaRequiredMeeting', {})).toMatchObject({ meetingBy: null });
  });

  test('for members of parts, in lists and in parts of parts', () => {
    expect(stored('SetSignOffPolicy', { rules: [{ aboveAnnualCostPence: 1 }, { aboveAnnualCostPence: 2 }] })).toEqual(
      expect.objectContaining({ rules: [{ aboveAnnualCost: 1 }, { aboveAnnualCost: 2 }] }),
    );
    const costLines = [{ kind: 'HOURLY', amountPence: 1_700 }];
    expect(stored('StartProvision', { plan: { name: 'Reading', terms: { costLines } } })).toMatchObject({
      plan: { name: 'Reading', terms: { costLines: [{ kind: 'HOURLY', pence: 1_700 }] } },
    });
  });

  test('and words for codes; what is no code of the list stands for nothing', () => {
    const reason = (ceaseReason: string): object => stored('RecordPlanCeased', { ceaseReason });
    expect(['2', '9', '10', 'OTHER'].map(reason)).toMatchObject([
      { ceaseReason: 'NEEDS_MET_WITHOUT_PLAN' },
      { ceaseReason: 'OTHER' },
      { ceaseReason: 'NOT_LISTED' },
      { ceaseReason: 'NOT_LISTED' },
    ]);
  });
});

test('a command is plain and has a canonical form, whatever classes its input is made of', () => {
  const input = Object.assign(new INPUTS['RegisterPupil']!(), { commandId: 'c', surname: 'S', sex: undefined });
  expect(plainCommand(input, {})).toMatchObject({ sex: null, upn: null });
  expect(canonicalJson(plainCommand(input, {}) as unknown as Json)).toContain('"surname":"S"');
});
