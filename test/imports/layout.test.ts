import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCtf } from '../../src/imports/ctf.ts';
import { readMisCsv } from '../../src/imports/mis-csv.ts';
import { registerCommand, reviewCommand, statusCommand } from '../../src/imports/pupil-commands.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';
import { upnCheckLetter } from '../../src/reference/upn.ts';

interface Pupil {
  readonly upn: string;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
  readonly status: string;
  readonly before: boolean;
  readonly needs: readonly string[];
}

const NEEDS = ['SLCN', 'ASD', 'SEMH', 'MLD'];
/** Two children may have one UPN between them; twins share a birthday too. */
const pupils = fc.uniqueArray(
  fc.record({
    upn: fc.nat(4).map((number) => {
      const rest = `20100092610${String(number)}`;
      return upnCheckLetter(rest) + rest;
    }),
    surname: fc.constantFrom('Quill', 'O’Brien', 'Müller', 'Smith, Jones'),
    forename: fc.constantFrom('Ann', 'Mary Ann', 'Zoë'),
    dateOfBirth: fc.constantFrom('2014-02-11', '2013-05-02'),
    status: fc.constantFrom('K', 'E', 'N'),
    before: fc.boolean(),
    needs: fc.subarray(NEEDS, { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ upn, forename, surname }) => `${upn} ${forename} ${surname}` },
);
/** A file lists a child once: another with its UPN has another forename, or another birthday and name. */
const listed = pupils.filter((all) =>
  all.every((one, at) =>
    all
      .slice(0, at)
      .every(
        (other) => other.upn !== one.upn || other.forename !== one.forename || other.dateOfBirth !== one.dateOfBirth,
      ),
  ),
);

/** Random choices that a layout is drawn from. */
class Draw {
  readonly #choices: readonly number[];
  #next = 0;
  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  of<T>(...options: readonly T[]): T {
    this.#next += 1;
    return options[(this.#choices[this.#next % this.#choices.length] ?? 0) % options.length] as T;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, place: this.of(...Array.from({ length: 97 }, (_, place) => place)) }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }
}

const layout = fc.array(fc.nat(1_000), { minLength: 50, maxLength: 200 }).map((choices) => () => new Draw(choices));

function ctf(all: readonly Pupil[], draw: Draw): string {
  const prefix = draw.of('', 'ctf:');
  const gap = (): string => draw.of('', '', '\n', '\r\n   ', '\t', '<!-- gap -->', '<?note gap?>');
  const element = (name: string, ...inner: readonly string[]): string => {
    const attributes = draw.of('', ' a="1" b="2"', ' b="2"\n a="1"');
    return `<${prefix}${name}${attributes}>${inner.map((text) => gap() + text).join('')}${gap()}</${prefix}${name}>`;
  };
  const value = (name: string, text: string): string => {
    const inside = draw.of(
      text,
      `<![CDATA[${text}]]>`,
      text.replace(' ', '\n    '),
      text.replace(/^./u, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`),
    );
    return `<${prefix}${name}>${gap().replace(/<.*>/, '')}${inside}${gap()}</${prefix}${name}>`;
  };
  const sen = (from: string, status: string): string =>
    element('SEN', ...draw.shuffled([value('StartDate', from), value('SENprovision', status)]));
  const pupil = ({ upn, surname, forename, dateOfBirth, status, before, needs }: Pupil): string => {
    const ranked = needs.map((code, index) =>
      element('SENneed', ...draw.shuffled([value('SENtypeRank', String(index + 1)), value('SENtype', code)])),
    );
    const needList = element('SENneeds', ...draw.shuffled(ranked));
    const history = draw.shuffled([sen('2024-09-03', status), ...(before ? [sen('2022-09-03', 'N')] : [])]);
    const [inside, beside] = draw.of<[string[], string[]]>([[needList], []], [[], [needList]]);
    return element(
      'Pupil',
      ...draw.shuffled([
        value('UPN', upn),
        value('Surname', surname),
        value('Forename', forename),
        value('DOB', dateOfBirth),
        element('SENhistory', ...history, ...inside),
        ...beside,
      ]),
    );
  };
  const header = element('Header', value('CTFversion', '25.0'), value('DateTime', '2026-11-20T09:00:00'));
  const data = element('CTFpupilData', ...draw.shuffled(all.map(pupil)));
  const open = `${prefix}CTfile${prefix === '' ? '' : ' xmlns:ctf="urn:example"'}`;
  return `<?xml version="1.0" encoding="UTF-8"?>${gap()}<${open}>${header}${gap()}${data}</${prefix}CTfile>${draw.of('', '\n\n')}`;
}

const COLUMNS = [
  'UPN',
  'Surname',
  'Forename',
  'DOB',
  'SEN Status',
  'SEN Status Start Date',
  'SEN Need',
  'SEN Need Ranking',
];

/** One row per need, and one per status before: in any order, with any columns first. */
function csv(all: readonly Pupil[], draw: Draw): string {
  const rows = all.flatMap(({ upn, surname, forename, dateOfBirth, status, before, needs }) => {
    const who = [upn, surname, forename, dateOfBirth];
    return [
      ...needs.map((need, index) => [...who, status, '2024-09-03', need, String(index + 1)]),
      ...(before ? [[...who, 'N', '2022-09-03', '', '']] : []),
    ];
  });
  const order = draw.shuffled(COLUMNS.map((_, index) => index));
  const delimiter = draw.of(',', ';', '\t');
  const end = draw.of('\n', '\r\n', '\r');
  const cell = (text: string): string =>
    text.includes(',') || draw.of(true, false) ? `"${text}"` : draw.of('', ' ') + text + draw.of('', ' ');
  const lines = [COLUMNS, ...draw.shuffled(rows)].map((cells) =>
    order.map((index) => cell(cells[index] ?? '')).join(delimiter),
  );
  return lines.join(draw.of(end, end + end)) + draw.of('', end);
}

const FILE = { importId: 'import', rowKey: 'key', schoolUrn: '900001', madeOn: '2026-11-20', today: '2026-11-20' };

/** The commands that a file gives, by their ids. Which of two children with one UPN comes first is no part of them. */
async function commandsOf(text: string, source: 'CTF' | 'MIS'): Promise<ReadonlyMap<string, object>> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const items: SchoolFileItem[] = [];
  for await (const item of source === 'CTF' ? readCtf(bytes()) : readMisCsv(bytes())) items.push(item);
  const commands = items.flatMap((item) => {
    if (item.kind !== 'PUPIL') return [];
    const file = { ...FILE, source };
    const { upnShared: _, ...register } = registerCommand(item.row, file);
    return [register, statusCommand(item.row, 'pupil', file), reviewCommand(item.row, 'pupil', file)];
  });
  const given = commands.filter((command) => command !== undefined);
  const byId = new Map(given.map((command) => [command.commandId, command as object]));
  expect(byId.size).toBe(given.length);
  return new Map([...byId].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test.each([
  ['a CTF', ctf, 'CTF'],
  ['a CSV file', csv, 'MIS'],
] as const)('%s gives the same commands in every layout, and every pupil', async (_name, write, source) => {
  await fc.assert(
    fc.asyncProperty(listed, layout, layout, async (all, one, other) => {
      const commands = await commandsOf(write(all, one()), source);
      expect(await commandsOf(write(all, other()), source)).toEqual(commands);
      expect([...commands.values()].filter((command) => 'surname' in command).length).toBe(all.length);
    }),
    { numRuns: 60 },
  );
});

test('the ids of one import tell nobody who the pupil is: another import has others', async () => {
  const [row] = await (async () => {
    const items: SchoolFileItem[] = [];
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('UPN,Surname,DOB,SEN Status\nY201000926101,Quill,2014-02-11,N\n');
    }
    for await (const item of readMisCsv(bytes())) items.push(item);
    return items.flatMap((item) => (item.kind === 'PUPIL' ? [item.row] : []));
  })();
  const file = { ...FILE, source: 'MIS' } as const;
  const id = (rowKey: string): string => registerCommand(row!, { ...file, rowKey }).commandId;
  expect(id('one')).toBe(id('one'));
  expect(id('one')).not.toBe(id('other'));
});
