import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { Authority } from '../kernel/metadata.ts';
import { ERASED, evidenceOf, type ExportedDecider, type ExportedDecision, type ExportedPerson, TEXTS, WITHHELD, type Words } from './exported-decision.ts';

type Cell = string | null;

const COLUMNS: Readonly<Record<string, (decision: ExportedDecision) => Cell>> = {
  decisionId: ({ row }) => row.id,
  type: ({ row }) => row.type,
  pupilId: ({ row }) => row.pupil,
  surname: ({ pupil }) => shown(pupil.surname),
  forename: ({ pupil }) => shown(pupil.forename),
  upn: ({ pupil }) => shown(pupil.upn),
  decidedOn: ({ row }) => row.decidedOn,
  decidedAt: ({ row }) => row.decidedAt,
  precision: ({ row }) => row.metadata.decidedAtPrecision ?? 'INSTANT',
  effectiveFrom: ({ row }) => row.effectiveFrom,
  recordedAt: ({ row }) => row.recordedAt,
  basis: ({ row }) => row.metadata.basis ?? null,
  deciders: ({ deciders }) => deciders.map(deciderText).join('; '),
  authority: ({ deciders }) => deciders.flatMap(({ persons }) => persons.map(({ authority }) => authorityText(authority))).join('; '),
  recordedByRole: ({ recordedBy }) => recordedBy.role,
  recordedByName: ({ recordedBy }) => shown(recordedBy.name),
  status: ({ row }) => row.status,
  primaryNeed: ({ row }) => row.primaryNeed,
  findings: ({ row }) => (row.metadata.findings ?? []).join('; '),
  lateEntry: ({ row }) => String(row.lateEntry),
  state: ({ row }) => row.state,
  ...Object.fromEntries(TEXTS.map((name) => [name, ({ texts }: ExportedDecision) => shown(texts[name] ?? null)])),
  evidence: ({ row }) => evidenceOf(row).map(({ kind, on, author, sha256 }) => [kind, on, author, ...(sha256 === null ? [] : [sha256])].join(' ')).join('; '),
};

/**
 * RFC 4180 with a byte order mark, by which Excel knows UTF-8. Cells that a spreadsheet would take for a formula get an
 * apostrophe in front, in every column: names and words come from people and files.
 */
export function decisionCsv(decisions: AsyncIterable<ExportedDecision>): Readable {
  const lines = Readable.from(cells(decisions), { objectMode: true, highWaterMark: 16 });
  const csv = stringify({ bom: true, header: true, columns: Object.keys(COLUMNS), record_delimiter: 'windows', escape_formulas: true });
  lines.once('error', (error) => { csv.destroy(error); });
  csv.once('close', () => { lines.destroy(); });
  return lines.pipe(csv);
}

async function* cells(decisions: AsyncIterable<ExportedDecision>): AsyncGenerator<readonly Cell[], void, undefined> {
  for await (const decision of decisions) yield Object.values(COLUMNS).map((cell) => cell(decision));
}

function shown(words: Words): Cell {
  return words === ERASED ? '[ERASED]' : words === WITHHELD ? '[WITHHELD]' : words;
}

function deciderText({ kind, meeting, persons }: ExportedDecider): string {
  const named = persons.map(personText).join(', ');
  return kind === 'NOT_KNOWN' ? 'NOT_KNOWN' : meeting === null ? named : `${meeting}: ${named}`;
}

function personText({ role, name }: ExportedPerson): string {
  const words = shown(name);
  return words === null ? role : `${role} ${words}`;
}

function authorityText({ kind, stream, revision, delegationId }: Authority): string {
  return [kind, ...(delegationId === undefined ? [] : [delegationId]), ...(stream === undefined ? [] : [`${stream}@${String(revision)}`])].join(' ');
}
