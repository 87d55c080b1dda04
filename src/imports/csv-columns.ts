import { plainWords } from './plain-words.ts';

/** What a column can say of a pupil, one cell each. */
export type Field =
  | 'upn'
  | 'formerUpn'
  | 'surname'
  | 'forename'
  | 'dateOfBirth'
  | 'sex'
  | 'ncYear'
  | 'status'
  | 'statusFrom'
  | 'statusTo'
  | 'rank'
  | 'needFrom'
  | 'needTo'
  | 'reviewOn'
  | 'annualReviewOn';

/** Headings by what they mean; where a file has several, the one that stands first here counts. */
export const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  upn: ['UPN', 'Unique Pupil Number'],
  formerUpn: ['Former UPN', 'Previous UPN'],
  surname: [
    'Legal Surname',
    'Legal Last Name',
    'Surname',
    'Last Name',
    'Family Name',
    'Preferred Surname',
    'Preferred Last Name',
  ],
  forename: [
    'Legal Forename',
    'Legal First Name',
    'Forename',
    'First Name',
    'Preferred Forename',
    'Preferred First Name',
  ],
  dateOfBirth: ['DOB', 'Date of Birth', 'Birth Date'],
  sex: ['Legal Sex', 'Sex', 'Gender'],
  ncYear: ['NC Year', 'Curriculum Year', 'Year Group', 'Year'],
  status: ['SEN Status', 'SEN Provision', 'SEN Stage'],
  statusFrom: [
    'SEN Status Start Date',
    'SEN Provision Start Date',
    'Provision Start Date',
    'SEN Start Date',
    'Status From',
    'SEN Status From',
  ],
  statusTo: [
    'SEN Status End Date',
    'SEN Provision End Date',
    'Provision End Date',
    'SEN End Date',
    'Status To',
    'SEN Status To',
    'End Date',
  ],
  rank: ['SEN Need Ranking', 'SEN Need Rank', 'Need Rank', 'Ranking', 'Rank'],
  needFrom: ['SEN Need Start Date', 'SEN Need Start', 'Need Start Date', 'Need Start'],
  needTo: ['SEN Need End Date', 'SEN Need End', 'Need End Date', 'Need End'],
  reviewOn: ['Date of Next Review', 'Next Review Date', 'SEN Review Date', 'Next SEN Review'],
  annualReviewOn: ['EHCP Annual Review Date', 'Annual Review Date', 'EHCP Review Date', 'Next Annual Review'],
};

/** Columns of needs. There may be several of them, and each holds a need or a list. */
const PRIMARY = ['Primary SEN Need', 'Primary Need', 'SEN Primary Need'];
const NEEDS = ['SEN Needs', 'SEN Need', 'SEN Type', 'SEN Types', 'SEN Need Code', 'SEN Need Type', 'SEN Type Code'];
/** Columns of lists come after the primary need, 0, and the numbered ones, 1 to 9. */
const LISTS = 10;
const NUMBERED = /^sen (?:need|type) ([1-9])$/;

/** A column that is read: its place in the row, and its heading as this list writes it. */
export interface Column {
  readonly index: number;
  readonly heading: string;
}

/** What the heading of a file says. */
export interface Columns {
  /** Columns up to the last that has a heading. */
  readonly width: number;
  readonly fields: ReadonlyMap<Field, Column>;
  /** In order of rank: the primary need, numbered ones, lists. */
  readonly needs: readonly Column[];
  /**
   * Every column of needs holds one, and all are numbered or the primary: a pupil may have more than there is room for.
   */
  readonly isRoomForNeedsShort: boolean;
  /** One row per need: a rank or dates of a need can belong to one only. */
  readonly isPerNeed: boolean;
}

/** Headings without which nothing can be recorded, as this list writes them, that are not there or there twice. */
export interface HeadingFaults {
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
}

const FIELDS_BY_HEADING: ReadonlyMap<
  string,
  { readonly field: Field; readonly priority: number; readonly heading: string }
> = new Map(
  (Object.keys(HEADINGS) as Field[]).flatMap((field) =>
    HEADINGS[field].map((heading, priority) => [plainWords(heading), { field, priority, heading }] as const),
  ),
);
const NEEDS_BY_HEADING: ReadonlyMap<string, { readonly order: number; readonly heading: string }> = new Map([
  ...ordered(PRIMARY, 0),
  ...ordered(NEEDS, LISTS),
]);

export function columnsOf(headings: readonly string[]): Columns & HeadingFaults {
  const fields = new Map<Field, Column & { readonly priority: number }>();
  const needs: (Column & { readonly order: number })[] = [];
  const doubled: string[] = [];
  for (const [index, text] of headings.entries()) {
    const words = plainWords(text);
    const need = needColumn(words);
    if (need) needs.push({ ...need, index });
    const found = FIELDS_BY_HEADING.get(words);
    if (!found) continue;
    const { field, priority, heading } = found;
    const before = fields.get(field);
    if (before?.priority === priority) doubled.push(heading);
    if (!before || priority < before.priority) fields.set(field, { index, heading, priority });
  }
  const isPerNeed = fields.has('rank') || fields.has('needFrom') || fields.has('needTo');
  const inOrder = [...needs].sort((a, b) => a.order - b.order);
  const isRoomForNeedsShort = !isPerNeed && inOrder.length > 0 && inOrder.every(({ order }) => order < LISTS);
  return {
    width: headings.findLastIndex((text) => text.trim() !== '') + 1,
    fields,
    needs: inOrder,
    isPerNeed,
    isRoomForNeedsShort,
    missing: missing(fields),
    doubled,
  };
}

function needColumn(words: string): { readonly order: number; readonly heading: string } | undefined {
  const number = NUMBERED.exec(words)?.[1];
  return number === undefined ? NEEDS_BY_HEADING.get(words) : { order: Number(number), heading: `SEN Need ${number}` };
}

function missing(fields: ReadonlyMap<Field, Column>): readonly string[] {
  const required = (['upn', 'dateOfBirth', 'status'] as const)
    .filter((field) => !fields.has(field))
    .map((field) => HEADINGS[field][0] ?? '');
  return fields.has('surname') || fields.has('forename') ? required : [...required, 'Surname'];
}

/** How many of these texts are headings that mean something here. */
export function knownHeadings(texts: readonly string[]): number {
  return texts.filter((text) => FIELDS_BY_HEADING.has(plainWords(text)) || needColumn(plainWords(text))).length;
}

function ordered(
  headings: readonly string[],
  order: number,
): readonly (readonly [string, { readonly order: number; readonly heading: string }])[] {
  return headings.map((heading) => [plainWords(heading), { order, heading }]);
}
