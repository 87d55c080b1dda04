import type { Readable } from 'node:stream';
import type { Authority } from '../kernel/metadata.ts';
import { FACTS } from './decision-facts.ts';
import {
  evidenceOf,
  type ExportedDecider,
  type ExportedDecision,
  type ExportedPerson,
  TEXTS,
} from './exported-decision.ts';
import { type CsvColumns, rowCsv, shown } from './row-csv.ts';

const COLUMNS: CsvColumns<ExportedDecision> = {
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
  authority: ({ deciders }) =>
    deciders.flatMap(({ persons }) => persons.map(({ authority }) => authorityText(authority))).join('; '),
  recordedByRole: ({ recordedBy }) => recordedBy.role,
  recordedByName: ({ recordedBy }) => shown(recordedBy.name),
  status: ({ row }) => row.status,
  primaryNeed: ({ row }) => row.primaryNeed,
  findings: ({ authority }) => authority.findings.map(({ code }) => code).join('; '),
  lateEntry: ({ row }) => String(row.lateEntry),
  state: ({ row }) => row.state,
  ...Object.fromEntries(
    Object.entries(FACTS).map(([name, fact]) => [
      name,
      (decision: ExportedDecision) => {
        const value = fact(decision);
        return value === null ? null : String(value);
      },
    ]),
  ),
  ...Object.fromEntries(TEXTS.map((name) => [name, ({ texts }: ExportedDecision) => shown(texts[name] ?? null)])),
  evidence: ({ row }) =>
    evidenceOf(row)
      .map(({ kind, on, author, sha256 }) => [kind, on, author, ...(sha256 === null ? [] : [sha256])].join(' '))
      .join('; '),
};

/** Writes one row for each decision, in log order. */
export function decisionCsv(decisions: AsyncIterable<ExportedDecision>): Readable {
  return rowCsv(COLUMNS, decisions);
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
  return [
    kind,
    ...(delegationId === undefined ? [] : [delegationId]),
    ...(stream === undefined ? [] : [`${stream}@${String(revision)}`]),
  ].join(' ');
}
